"""A canary in every internal field of the model: no public page holds one, and the proof sees every one that is put there."""

import dataclasses
import random
from typing import get_args, get_type_hints

import pytest

from leaky import write
from mkdocs_conduct.leaks import prove, secrets
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.model import DOCUMENTS, Document, Settings, Text
from mkdocs_conduct.model.complaint import ComplaintRecords
from mkdocs_conduct.model.form import Form
from mkdocs_conduct.model.text import FIRST
from mkdocs_conduct.problems import Report
from mkdocs_conduct.render import Renderer
from mkdocs_conduct.site import SiteOptions, make_site
from mkdocs_conduct.speaker import Speaker
from planted import REFERENCES, Planter, internal_texts
from sample import DEMO

ALPHABETS = {"Han": "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", "Latin": "BCDFGHJKLMNPQRSTVWXZ"}


class Canaries(Planter):
    """Writes words at random into internal texts, with a digit, so that an id with them is more than a word."""

    def __init__(self, alphabet: str, seed: int) -> None:
        super().__init__()
        self.alphabet = alphabet
        self.random = random.Random(seed)

    def _marked(self, place, field, kinds, value):  # noqa: ARG002  (the signature of what it replaces)
        if (Text not in kinds and str not in kinds) or place in REFERENCES:
            return value
        mark = "".join(self.random.choices(self.alphabet, k=9)) + str(len(self.places))
        self.places[mark] = place
        one = Text(((FIRST, mark),)) if Text in kinds else mark
        return (one,) if isinstance(value, tuple) else one


def planted(loaded: Loaded, canaries: Canaries) -> Loaded:
    """Return the workspace with a canary in every internal text of every document of every organization."""

    def of(framework):
        hints = get_type_hints(type(framework))
        held = {
            one.name: getattr(framework, one.name) or _empty(hints[one.name])
            for one in dataclasses.fields(framework)
        }
        documents = {
            name: canaries.planted(value)
            for name, value in held.items()
            if isinstance(value, Document | tuple)
        }
        return dataclasses.replace(framework, **documents)

    frameworks = tuple(of(one) for one in loaded.workspace.frameworks)
    workspace = dataclasses.replace(loaded.workspace, frameworks=frameworks)
    return dataclasses.replace(loaded, workspace=workspace)


def _empty(annotation):
    """Return an empty document where one may stand: what the demo does not say is hidden, too."""
    kinds = [one for one in get_args(annotation) if isinstance(one, type) and issubclass(one, Document)]
    if kinds == [Form]:
        # No demo has a form of its own, and the pages of forms are internal.
        return (Form.model_construct(id="own", title=Text(((FIRST, "own"),))),)
    return kinds[0].model_construct() if type(None) in get_args(annotation) and kinds else None


@pytest.fixture(scope="module", params=list(ALPHABETS), ids=list(ALPHABETS))
def flock(request, tmp_path_factory):
    """The workspace with canaries, the field of each, the secrets found in it, and its public pages in a folder."""
    canaries = Canaries(ALPHABETS[request.param], random.randrange(10**9))
    loaded = planted(load_workspace(DEMO), canaries)
    site = make_site(loaded, Report(), SiteOptions(), Renderer())
    folder = tmp_path_factory.mktemp("pages")
    for page in site.pages:
        write(folder, f"{page.url}/index.html", f"{page.title}\n{page.description}\n{page.content.html}")
    for file in site.files:
        write(folder, file.path, file.text)
    return loaded, canaries.places, secrets(loaded.workspace, loaded.sources), folder


def test_a_canary_sits_in_every_internal_text_field_of_every_document(flock):
    _, places, _, _ = flock
    # Settings are about the site, and the file of complaint records only holds the records.
    roots = [kind for kind in DOCUMENTS.values() if kind not in (Settings, ComplaintRecords)]
    expected = internal_texts(*roots)
    assert len(expected) > 200
    assert expected - set(places.values()) == set()


def test_every_canary_is_known_as_a_secret(flock):
    _, places, found, _ = flock
    known = {one.value for one in found}
    # Some steps are for customers to see.
    assert sorted({places[mark] for mark in places if mark not in known}) == ["Step.do"]


def test_no_public_page_holds_a_canary(flock):
    _, _, found, folder = flock
    proof = prove(folder, found)
    assert [(leak.file, leak.secret.path) for leak in proof.leaks] == []
    assert proof.files > 5


@pytest.mark.parametrize("name", ["broken.html", "search/search_index.json", "feed.xml", "results.csv"])
def test_a_page_that_says_what_it_should_not_is_caught_canary_by_canary(flock, tmp_path, name):
    _, places, found, _ = flock
    site = write(tmp_path, name, "\n".join(f"<p>{mark}</p>" for mark in places))
    caught = {leak.secret.value for leak in prove(site, found).leaks}
    hidden = {one.value for one in found} & set(places)
    assert sorted({places[mark] for mark in hidden - caught}) == []


def test_a_projection_that_lets_a_field_through_is_caught(tmp_path, monkeypatch):
    loaded = load_workspace(DEMO)
    posts = {post.id: post for one in loaded.workspace.frameworks for post in one.organization.posts}
    monkeypatch.setattr(Speaker, "post", lambda _self, reference: posts[reference].person or reference)
    site = make_site(loaded, Report(), SiteOptions(), Renderer())
    for page in site.pages:
        write(tmp_path, f"{page.url}/index.html", page.content.html)
    proof = prove(tmp_path, secrets(loaded.workspace, loaded.sources))
    assert {leak.secret.path[-1] for leak in proof.leaks} == {"person"}
