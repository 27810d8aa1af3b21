"""One organization's folder → CodeFramework."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..model import (
    Checklist,
    Code,
    CodeFramework,
    Complaints,
    Disputes,
    Organization,
    Origin,
    Text,
)
from ..problems import Place, Problem
from ..source import read_source
from .documents import read_documents
from .folder import RESERVED, OrganizationFolder
from .reading import BrokenCode, Reading
from .results import read_results
from .strays import misnamed
from .translation import laid_over


def _code_data(reading: Reading, path: Path, folder: OrganizationFolder) -> tuple[Any, str] | None:
    source = reading.source(path)
    if source is None:
        return None
    data = source.data
    for file, original, language in folder.translations:
        if original == path:
            translation = reading.source(file)
            if translation is not None:
                data, problems = laid_over(data, translation, language)
                reading.problems.extend(problems)
    return data, source.file


def _place_parts(code: Code, file: str) -> None:
    """Tell the documents inside a code where they stand."""
    if code.organization is not None:
        _place_organization(code.organization, Origin(file, ("organization",)))
    if code.complaints is not None:
        code.complaints.set_origin(Origin(file, ("complaints",)))
    for n, route in enumerate(code.disputes):
        route.set_origin(Origin(file, ("disputes", n)))


def _place_organization(organization: Organization, origin: Origin) -> None:
    organization.set_origin(origin)
    if organization.complaints is not None:
        organization.complaints.set_origin(Origin(origin.file, (*origin.path, "complaints")))
    for n, route in enumerate(organization.disputes):
        route.set_origin(Origin(origin.file, (*origin.path, "disputes", n)))


def _default_id(folder: Path) -> str:
    """Return an organization's id where none is given: the folder's name, without what an id cannot have."""
    name = folder.resolve().name if folder.name in ("", "..") else folder.name
    kept = "".join(character if character.isalnum() or character in "-_." else "-" for character in name)
    return kept.strip("-.") or "organization"


def _with_organization_id(data: Any, folder: Path) -> Any:
    inline = data.get("organization")
    if isinstance(inline, dict):
        inline = {"id": _default_id(folder), **inline}
    elif isinstance(inline, str):
        inline = {"id": _default_id(folder), "name": inline}
    return {**data, "organization": inline} if inline is not None else data


def _read_codes(reading: Reading, folder: OrganizationFolder) -> tuple[Code, ...]:
    codes: list[Code] = []
    for path in folder.codes:
        found = _code_data(reading, path, folder)
        if found is None:
            reading.broken.append(_broken(reading, path, folder, None))
            continue
        data, file = found
        misplaced = misnamed(reading, path, data, RESERVED)
        if misplaced is not None:
            reading.problems.append(misplaced)
            continue
        data = _with_organization_id({"id": path.stem, **data}, folder.path)
        code = reading.document(Code, data, Origin(file))
        if code is None:
            reading.broken.append(_broken(reading, path, folder, data))
            continue
        _place_parts(code, file)
        codes.append(code)
    reading.problems.extend(_same_codes(codes, reading))
    return tuple(codes)


def _broken(reading: Reading, path: Path, folder: OrganizationFolder, data: Any) -> BrokenCode:
    data = data if isinstance(data, dict) else {}
    title = data.get("title")
    if isinstance(title, dict):
        title = next((str(words) for words in title.values()), None)
    identifier = data.get("id")
    return BrokenCode(
        id=identifier if isinstance(identifier, str) else path.stem,
        organization=_organization_id(reading, folder),
        file=reading.shown(path),
        title=title if isinstance(title, str) else path.stem,
    )


def _organization_id(reading: Reading, folder: OrganizationFolder) -> str:
    """Return the organization's id where it can be read at all, else what it is by default."""
    if folder.organization is not None:
        source, _ = read_source(folder.organization, reading.root, reading.shown(folder.organization))
        if source is not None and isinstance(source.data.get("id"), str):
            return str(source.data["id"])
    return folder.path.name


def _without_organization(reading: Reading, folder: OrganizationFolder, codes: tuple[Code, ...]) -> None:
    """Codes can be read, but nobody knows whose they are: the problems of organization.yml stand in their place."""
    if folder.organization is not None:
        file = reading.shown(folder.organization)
        owner = _organization_id(reading, folder)
        reading.broken.extend(BrokenCode(code.id, owner, file, str(code.title)) for code in codes)


def _same_codes(codes: list[Code], reading: Reading) -> list[Problem]:
    problems = []
    seen: dict[str, Code] = {}
    for code in codes:
        if code.id in seen:
            place = reading.sources.place(code.origin, "id")
            other = seen[code.id].origin.file
            problems.append(
                Problem(
                    place, "schema-error", text="duplicate.code", arguments={"id": code.id, "other": other}
                )
            )
        seen.setdefault(code.id, code)
    return problems


def _orphan_translations(reading: Reading, folder: OrganizationFolder) -> None:
    for file, original, language in folder.translations:
        if original not in folder.codes:
            place = Place(reading.shown(file))
            arguments = {"language": language, "original": original.name}
            text = "translation.not_code" if original.exists() else "translation.orphan"
            reading.problems.append(Problem(place, "schema-error", text=text, arguments=arguments))


def _organization(
    reading: Reading, folder: OrganizationFolder, codes: tuple[Code, ...]
) -> Organization | None:
    inline = next((code.organization for code in codes if code.organization is not None), None)
    if folder.organization is None:
        if inline is None and codes:
            # Everything else can be shown without it; the rule `no-organization` asks for it.
            name = _default_id(folder.path)
            inline = Organization(id=name, name=Text((("", name),)))
            inline.set_origin(codes[0].origin)
        return inline
    organization = reading.file(Organization, folder.organization, {"id": _default_id(folder.path)})
    if organization is None:
        return None
    _place_organization(organization, organization.origin)
    return organization


def read_framework(reading: Reading, folder: OrganizationFolder) -> CodeFramework | None:
    """Read one organization; None where its organization.yml cannot be read or there is no code."""
    codes = _read_codes(reading, folder)
    _orphan_translations(reading, folder)
    organization = _organization(reading, folder, codes)
    complaints = reading.file(Complaints, folder.complaints)
    disputes = reading.file(Disputes, folder.disputes)
    checklists = tuple(
        checklist
        for path in folder.checklists
        if (checklist := reading.file(Checklist, path, {"id": path.stem})) is not None
    )
    whole = len(codes) == len(folder.codes)
    measurements, events = read_results(reading, folder.results, codes, whole=whole)
    documents = read_documents(reading, folder)
    reading.release()
    if organization is None:
        _without_organization(reading, folder, codes)
        return None
    if complaints is not None:
        organization = _copied(organization, complaints=complaints)
    if disputes is not None:
        for n, route in enumerate(disputes.disputes):
            route.set_origin(Origin(disputes.origin.file, ("routes", n)))
        organization = _copied(organization, disputes=(*organization.disputes, *disputes.disputes))
    return CodeFramework(
        organization=organization,
        codes=codes,
        measurements=measurements,
        events=events,
        checklists=checklists,
        surveys=documents.surveys,
        complaint_records=documents.complaint_records,
        goals=documents.goals,
        reviews=documents.reviews,
        improvements=documents.improvements,
        supervision=documents.supervision,
        inspections=documents.inspections,
        published=documents.published,
        forms=documents.forms,
        folder=folder.path.name,
        is_whole=whole,
        unread=documents.unread,
    )


def _copied(organization: Organization, **parts: Any) -> Organization:
    copy = organization.model_copy(update=parts)
    copy.set_origin(organization.origin)
    return copy
