"""A public site is proven before anybody sees it: what is not proven leaves the old site as it was, byte for byte."""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from built import environment, run_build, write_project
from mkdocs_conduct.cli import main
from mkdocs_conduct.leaks import authors_of
from mkdocs_conduct.mkdocs_plugin.staging import Staging
from sample import BOOKSHOP, SETTINGS, write_codes

CODE = BOOKSHOP.replace("by: 店长", "by: keeper").replace(
    "organization: {name: 小林书店}\n",
    """\
organization:
  name: 小林书店
  posts:
    - {id: keeper, name: 店长, person: 欧阳明月}
    - {id: night, name: 夜班店员, duties: [收银台异常当场扣罚二十元]}
""",
)
PERSON, PENALTY = "欧阳明月", "收银台异常当场扣罚二十元"
PERSON_LINE, PENALTY_LINE = "codes/returns.yml:10:", "codes/returns.yml:11:"
NAMED = {"index.md": f"# 首页\n\n店长{PERSON}欢迎您。\n"}
LEAKING_PAGE = (
    f'def on_post_page(output, **_):\n    return output.replace("</body>", "<!-- {PENALTY} --></body>")\n'
)


@pytest.fixture
def codes(tmp_path):
    return write_codes(tmp_path / "codes", {"returns.yml": CODE})


@pytest.fixture
def old(tmp_path):
    """A site that is already there."""
    site = tmp_path / "site"
    (site / "codes").mkdir(parents=True)
    (site / "index.html").write_text("旧的网站", encoding="utf-8")
    (site / "codes" / "old.html").write_bytes(b"\0\1old\r\n")
    return site


def contents(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


OLD = {"index.html": "旧的网站".encode(), "codes/old.html": b"\0\1old\r\n"}


def beside(folder):
    """Return what lies in a project besides its sources."""
    return sorted({path.name for path in folder.iterdir()} - {"codes", "site_src", "mkdocs.yml", "hook.py"})


def hooked(folder, text):
    (folder / "hook.py").write_text(text, encoding="utf-8")
    return {"hooks": ["hook.py"]}


def refused(tmp_path, codes, **options):
    """Build what must not be published; return the log."""
    outcome = run_build(tmp_path, codes, **options)
    assert outcome.returncode == 1, outcome.log
    assert "Traceback" not in outcome.log
    assert contents(tmp_path / "site") == OLD
    return outcome.log


# What is proven takes the place of what was there


def test_a_proven_site_takes_the_place_of_the_old_one_and_the_log_says_how_much_was_looked_for(
    tmp_path, codes, old
):
    outcome = run_build(tmp_path, codes)
    assert outcome.returncode == 0, outcome.log
    record = json.loads((tmp_path / "site-proof.json").read_text(encoding="utf-8"))
    assert (record["clean"], record["leaks"], record["date"]) == (True, [], "2026-03-01")
    assert f"在{record['files']}个文件里找过{record['values']}个内部的值，都没有出现" in outcome.log
    assert record["values"] >= 2
    assert not (old / "codes" / "old.html").exists()
    assert (old / "codes" / "returns" / "index.html").is_file()


def test_nothing_but_the_site_and_the_record_is_left_and_the_record_is_not_in_the_site(tmp_path, codes, old):
    assert run_build(tmp_path, codes).returncode == 0
    assert beside(tmp_path) == ["site", "site-csp.txt", "site-proof.json"]
    assert list(old.rglob("*proof*")) == []


def test_the_first_site_of_all_is_built_likewise(tmp_path, codes):
    assert run_build(tmp_path, codes, config={"site_dir": "out/public"}).returncode == 0
    assert (tmp_path / "out" / "public" / "index.html").is_file()
    assert beside(tmp_path / "out") == ["public", "public-csp.txt", "public-proof.json"]


def test_another_folder_of_the_command_line_is_staged_likewise(tmp_path, codes, old):
    path = write_project(tmp_path, codes)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(path), "-d", str(tmp_path / "elsewhere")]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0
    assert beside(tmp_path) == ["elsewhere", "elsewhere-csp.txt", "elsewhere-proof.json", "site"]
    assert contents(old) == OLD


# What is not proven is not published


@pytest.mark.usefixtures("old")
def test_a_person_named_on_a_hand_written_page_is_told_with_file_and_line_masked_and_nothing_is_published(
    tmp_path, codes
):
    log = refused(tmp_path, codes, pages=NAMED)
    assert PERSON_LINE in log
    assert "internal-leak, 4.10" in log
    assert "index.html:" in log
    assert "“欧…”" in log
    record = (tmp_path / "site-proof.json").read_text(encoding="utf-8")
    assert json.loads(record)["clean"] is False
    assert PERSON not in log + record
    assert beside(tmp_path) == ["site", "site-proof.json"]


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.usefixtures("old")
def test_a_leak_fails_whether_warnings_fail_or_not(tmp_path, codes, strict):
    assert "internal-leak" in refused(tmp_path, codes, pages=NAMED, strict=strict)


def test_words_that_the_settings_call_public_are_no_leak(tmp_path, codes):
    (codes / "settings.yml").write_text(f"{SETTINGS}proof: {{public: [{PERSON}]}}\n", encoding="utf-8")
    assert run_build(tmp_path, codes, pages=NAMED).returncode == 0


def test_a_hand_written_page_may_use_the_words_of_an_internal_field(tmp_path, codes):
    pages = {"index.md": f"# 首页\n\n制度：{PENALTY}。\n"}
    assert run_build(tmp_path, codes, pages=pages).returncode == 0


@pytest.mark.usefixtures("old")
def test_what_any_plugin_puts_on_a_page_is_searched(tmp_path, codes):
    log = refused(tmp_path, codes, config=hooked(tmp_path, LEAKING_PAGE))
    assert PENALTY_LINE in log
    assert PENALTY not in log


@pytest.mark.usefixtures("old")
def test_what_a_plugin_writes_last_of_all_is_searched(tmp_path, codes):
    hook = (
        "import pathlib\nfrom mkdocs.plugins import event_priority\n"
        "@event_priority(-100)\n"
        "def on_post_build(config):\n"
        f"    pathlib.Path(config.site_dir, 'feed.xml').write_text('<a>{PENALTY}</a>', encoding='utf-8')\n"
    )
    assert "feed.xml:1" in refused(tmp_path, codes, config=hooked(tmp_path, hook))


@pytest.mark.usefixtures("old")
def test_a_projection_that_forgets_what_is_internal_is_caught(tmp_path, codes):
    hook = """\
from dataclasses import replace
from mkdocs_conduct.mkdocs_plugin import plugin
made = plugin.build
def build(options):
    built = made(options)
    person = built.loaded.workspace.frameworks[0].organization.posts[0].person
    pages = tuple(replace(page, description=person) for page in built.site.pages)
    return replace(built, site=replace(built.site, pages=pages))
plugin.build = build
"""
    log = refused(tmp_path, codes, config=hooked(tmp_path, hook))
    assert PERSON_LINE in log
    assert "codes/returns/index.html:" in log


@pytest.mark.usefixtures("old")
def test_an_own_file_of_the_theme_is_searched_like_any_other(tmp_path, codes):
    custom = tmp_path / "site_src" / "theme" / "assets"
    custom.mkdir(parents=True)
    (custom / "own.js").write_text(f"// {PENALTY}", encoding="utf-8")
    theme = {"name": "material", "language": "zh", "font": False, "custom_dir": "site_src/theme"}
    assert "assets/own.js:1" in refused(tmp_path, codes, config={"theme": theme})


def test_a_file_of_an_unknown_type_is_not_published_unless_the_settings_name_it(tmp_path, codes, old):
    (tmp_path / "site_src").mkdir()
    (tmp_path / "site_src" / "data.xyz").write_bytes(b"\0\1")
    assert "data.xyz" in refused(tmp_path, codes)
    (codes / "settings.yml").write_text(f'{SETTINGS}proof: {{unread: ["*.xyz"]}}\n', encoding="utf-8")
    outcome = run_build(tmp_path, codes)
    assert outcome.returncode == 0, outcome.log
    assert "data.xyz" in outcome.log
    assert (old / "data.xyz").is_file()


def git(folder, *arguments):
    author = (
        "-c",
        "user.name=司马青云",
        "-c",
        "user.email=qingyun@shop.example",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *author, *arguments], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


@pytest.mark.usefixtures("old")
def test_who_wrote_the_codes_as_git_knows_is_not_published(tmp_path, codes):
    git(tmp_path, "init")
    git(tmp_path, "add", "codes")
    git(tmp_path, "commit", "-m", "first")
    log = refused(tmp_path, codes, pages={"index.md": "# 首页\n\n司马青云写于三月。\n"})
    assert "“司…”" in log
    assert "司马青云" not in log


def test_a_folder_without_git_or_history_has_no_authors(tmp_path, monkeypatch):
    assert authors_of(tmp_path / "nowhere") == ()
    git(tmp_path, "init")
    assert authors_of(tmp_path) == ()
    monkeypatch.setenv("PATH", "")
    assert authors_of(tmp_path) == ()


def test_a_login_of_one_word_is_no_name(tmp_path):
    git(tmp_path, "init")
    git(tmp_path, "-c", "user.name=root", "commit", "--allow-empty", "-m", "not below")
    (tmp_path / "a.yml").write_text("a: 1\n", encoding="utf-8")
    git(tmp_path, "add", "a.yml")
    git(tmp_path, "-c", "user.name=root", "commit", "-m", "one")
    assert authors_of(tmp_path) == ("qingyun@shop.example",)


# Builds that do not come to their end


def test_warnings_of_a_strict_build_leave_the_old_site(tmp_path, codes, old):
    pages = {"index.md": "# 首页\n\n[没有](nothing.md)\n"}
    assert "strict mode" in refused(tmp_path, codes, pages=pages)
    assert beside(tmp_path) == ["site"]
    outcome = run_build(tmp_path, codes, pages=pages, strict=False)
    assert outcome.returncode == 0
    assert contents(old) != OLD


@pytest.mark.parametrize("event", ["on_nav(nav, **_)", "on_post_build(config)"])
def test_an_error_leaves_the_old_site_and_nothing_else(tmp_path, codes, old, event):
    config = hooked(tmp_path, f"def {event}:\n    raise RuntimeError('broken')\n")
    assert run_build(tmp_path, codes, config=config).returncode == 1
    assert contents(old) == OLD
    assert beside(tmp_path) == ["site"]


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_clears_up(tmp_path, codes, old):
    hook = "import os, signal\ndef on_post_build(config):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    assert run_build(tmp_path, codes, config=hooked(tmp_path, hook)).returncode == -signal.SIGKILL
    assert contents(old) == OLD
    assert any(".conduct-staging-" in name for name in beside(tmp_path))
    assert run_build(tmp_path, codes).returncode == 0
    assert beside(tmp_path) == ["site", "site-csp.txt", "site-proof.json"]


def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(tmp_path, codes, old):
    config = hooked(tmp_path, "def on_post_build(config):\n    raise KeyboardInterrupt\n")
    assert run_build(tmp_path, codes, config=config).returncode == 1
    assert contents(old) == OLD
    assert beside(tmp_path) == ["site"]


# The folder beside the site

DEAD = 2**22 + 1
"""No process has this number."""


def staged(site):
    staging = Staging(str(site))
    (staging.folder / "index.html").write_text("new", encoding="utf-8")
    return staging


def test_a_site_that_was_only_set_aside_when_its_build_was_killed_comes_back(tmp_path, old):
    old.rename(tmp_path / f"site.conduct-old-{DEAD}")
    Staging(str(old)).discard()
    assert contents(old) == OLD
    assert beside(tmp_path) == ["site"]


def test_what_a_running_build_has_made_is_left_alone_for_a_day(tmp_path, old):
    running = tmp_path / f"site.conduct-staging-{os.getppid()}"
    foreign = tmp_path / "site.conduct-staging-of-mine"
    for path in (running, foreign):
        path.mkdir()
    Staging(str(old)).discard()
    assert (running.is_dir(), foreign.is_dir()) == (True, True)
    before = time.time() - 2 * 24 * 60 * 60
    os.utime(running, (before, before))
    Staging(str(old)).discard()
    assert (running.is_dir(), foreign.is_dir()) == (False, True)


def test_where_the_new_site_cannot_be_put_in_place_the_old_one_is_put_back(tmp_path, old, monkeypatch):
    staging = staged(old)
    rename = Path.rename

    def full(path, target):
        if path == staging.folder:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        staging.swap_in()
    staging.discard()
    assert contents(old) == OLD
    assert beside(tmp_path) == ["site"]


def test_hidden_files_of_the_old_site_stay_as_mkdocs_leaves_them(old):
    (old / ".git").mkdir()
    (old / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    staged(old).swap_in()
    assert contents(old) == {"index.html": b"new", ".git/HEAD": b"ref"}


def test_where_the_site_is_a_link_what_it_leads_to_is_replaced_and_the_link_stays(tmp_path, old):
    link = tmp_path / "link" / "public"
    link.parent.mkdir()
    link.symlink_to(old)
    staged(link).swap_in()
    assert link.is_symlink()
    assert contents(old) == {"index.html": b"new"}
    assert beside(link.parent) == ["public"]


def test_the_new_folder_may_be_entered_by_whoever_could_enter_the_old_one(old):
    old.chmod(0o751)
    staged(old).swap_in()
    assert old.stat().st_mode & 0o777 == 0o751


def test_where_no_folder_can_be_made_beside_the_site_it_is_said(tmp_path, codes):
    (tmp_path / "file").write_text("a", encoding="utf-8")
    outcome = run_build(tmp_path, codes, config={"site_dir": "file/site"})
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.log
    assert "临时文件夹" in outcome.log


# Who is not proven


def test_an_internal_site_is_built_in_its_place_without_a_proof(tmp_path, codes):
    outcome = run_build(tmp_path, codes, "internal", strict=False, pages=NAMED)
    assert outcome.returncode == 0, outcome.log
    assert PERSON in (outcome.site / "index.html").read_text(encoding="utf-8")
    assert beside(tmp_path) == ["site"]


def test_a_preview_writes_nothing_beside_the_site(tmp_path, codes):
    config = load_config(str(write_project(tmp_path, codes, pages=NAMED)))
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config.plugins.run_event("startup", command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
    assert beside(tmp_path) == ["site"]
    assert PERSON in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


# mkdocs gh-deploy


@pytest.fixture
def deployed(tmp_path, codes):
    """Deploy, and return the exit code, the log, and the files of the branch."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--bare", str(remote))
    git(tmp_path, "init")
    git(tmp_path, "remote", "add", "origin", str(remote))
    git(tmp_path, "config", "user.name", "司马青云")
    git(tmp_path, "config", "user.email", "qingyun@shop.example")
    git(tmp_path, "commit", "--allow-empty", "-m", "first")

    def deploy(audience, **options):
        path = write_project(tmp_path, codes, audience, **options)
        command = [sys.executable, "-m", "mkdocs", "gh-deploy", "-f", str(path)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        branches = git(remote, "branch", "--list").split()
        files = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").split() if branches else []
        return done.returncode, done.stdout, files

    return deploy


def test_gh_deploy_pushes_the_proven_site(deployed):
    returncode, log, files = deployed("public")
    assert returncode == 0, log
    assert {"index.html", "codes/returns/index.html"} <= set(files)
    assert not [name for name in files if "proof" in name]


def test_gh_deploy_pushes_nothing_that_leaks(deployed):
    returncode, log, files = deployed("public", pages=NAMED)
    assert (returncode, files) == (1, [])
    assert "internal-leak" in log


def test_gh_deploy_of_an_internal_site_is_refused(deployed):
    returncode, log, files = deployed("internal")
    assert (returncode, files) == (1, [])
    assert "gh-deploy" in log
    assert "Traceback" not in log


# conduct verify


def verify(*arguments):
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


@pytest.fixture
def project(tmp_path, codes, monkeypatch):
    """A project whose site is built."""
    assert run_build(tmp_path, codes).returncode == 0
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_verify_of_a_clean_site_ends_with_0_and_the_counts(project):
    done = verify("site", "--lang", "en", "--json", "record.json")
    assert done.exit_code == 0, done.output
    assert "none was found" in done.output
    record = json.loads((project / "record.json").read_text(encoding="utf-8"))
    assert record["clean"] is True
    assert f"looked for: {record['values']}; files searched: {record['files']}" in done.output


@pytest.mark.parametrize("form", ["text", "github"])
def test_verify_of_a_site_with_a_leak_ends_with_1_and_says_no_value(project, form):
    (project / "site" / "note.txt").write_text(f"{PERSON}\n{PENALTY}\n", encoding="utf-8")
    done = verify("site", "--lang", "en", "--format", form, "--json", "record.json")
    assert done.exit_code == 1
    assert "note.txt:1" in done.output
    assert "note.txt:2" in done.output
    assert ("::error file=codes/returns.yml,line=10," in done.output) is (form == "github")
    said = done.output + (project / "record.json").read_text(encoding="utf-8")
    assert [words for words in (PERSON, PENALTY) if words in said] == []


def test_verify_reads_the_hand_written_pages_but_none_for_staff(project):
    (project / "site" / "about.html").write_text(PENALTY, encoding="utf-8")
    assert verify("site").exit_code == 1
    page = project / "site_src" / "about.md"
    page.write_text(f"{PENALTY}\n", encoding="utf-8")
    assert verify("site").exit_code == 0
    page.write_text(f"---\naudience: internal\n---\n{PENALTY}\n", encoding="utf-8")
    assert verify("site").exit_code == 1
    shutil.move(project / "site_src", project / "pages")
    page = project / "pages" / "about.md"
    page.write_text(f"{PENALTY}\n", encoding="utf-8")
    assert verify("site").exit_code == 1
    assert verify("site", "--written", "pages").exit_code == 0


def test_verify_proves_nothing_where_a_file_of_the_codes_cannot_be_read(project):
    (project / "codes" / "returns.yml").write_text("id: [", encoding="utf-8")
    done = verify("site", "--lang", "en")
    assert done.exit_code == 1
    assert "returns.yml:1:" in done.output
    assert "nothing was proven" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("site", "--codes", "nowhere"),
        ("site", "--json", "site/a/record.json"),
        ("site", "--written", "x"),
    ],
)
def test_verify_with_what_cannot_be_ends_with_2(project, arguments):
    done = verify(*arguments)
    assert done.exit_code == 2
    assert not (project / "site" / "a").exists()
