"""yaml-language-server, as editors run it: a client that speaks just enough of its protocol."""

import json
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from queue import Queue
from typing import Any, Self

FOLDER = Path(__file__).parent / "lsp"
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PACKAGE = SERVER.parents[1] / "package.json"
PATIENCE = 60
"""Seconds after which a server that says nothing counts as broken."""


class LanguageServer:
    """A running server for one folder and the settings an editor has there."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        self.root = root
        self.settings = settings
        self._number = 0
        self._answers: dict[int, Queue[Any]] = {}
        self._diagnostics: dict[str, Queue[Any]] = {}
        node = shutil.which("node")
        if node is None or not SERVER.exists():
            raise FileNotFoundError(f"{SERVER}: run make system")
        self._process = subprocess.Popen(
            [node, SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        markdown = {"contentFormat": ["markdown"], "completionItem": {"documentationFormat": ["markdown"]}}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"hover": markdown, "completion": markdown},
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._listener.join()
        # Closes what is still open and waits for the end.
        self._process.__exit__(None, None, None)

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show the server a file with this text and return what it finds wrong with it."""
        uri = path.as_uri()
        said = self._diagnostics.setdefault(uri, Queue())
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found: list[dict[str, Any]] = said.get(timeout=PATIENCE)
        return found

    def hover(self, path: Path, line: int, character: int) -> str:
        """Return what is shown where the mouse stands still."""
        answer = self.ask("textDocument/hover", self._at(path, line, character))
        return str(answer["contents"]["value"]) if answer else ""

    def completion(self, path: Path, line: int, character: int) -> dict[str, str]:
        """Return what is offered at a place: each label with its explanation."""
        answer = self.ask("textDocument/completion", self._at(path, line, character))
        return {item["label"]: _words(item.get("documentation", "")) for item in answer["items"]}

    def ask(self, method: str, arguments: Any) -> Any:
        """Send a request and wait for its answer."""
        self._number += 1
        answer: Queue[Any] = Queue()
        self._answers[self._number] = answer
        self._send({"id": self._number, "method": method, "params": arguments})
        return answer.get(timeout=PATIENCE)

    def tell(self, method: str, arguments: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": arguments})

    def _at(self, path: Path, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                self._receive(json.loads(stream.read(length)))

    def _receive(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "workspace/configuration":
            asked = [one.get("section", "") for one in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self.settings.get(section) for section in asked]})
        elif method == "textDocument/publishDiagnostics":
            told = message["params"]
            self._diagnostics.setdefault(told["uri"], Queue()).put(told["diagnostics"])
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._answers.pop(message["id"]).put(message.get("result"))


def _words(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
