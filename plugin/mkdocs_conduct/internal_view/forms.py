"""The forms of an organization: ours and its own, blank and filled in, and their index by use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..load import builtin_forms
from ..model import CodeFramework, Form
from ..model.context import FormDefinition
from ..model.form import FormRecord, FormUse
from ..model.form_sources import SOURCES, FormSource
from ..speaker import Speaker
from .form_blocks import BlockTeller, FormTeller
from .form_types import CaseView, FormEntry, FormGroup, FormView
from .prefill import Prefill, Record
from .prefill.promises import codes_in_use
from .types import SheetCode


def forms_of(framework: CodeFramework) -> tuple[Form, ...]:
    """Return the forms an organization prints: ours, each replaced by its own of the same id, then its others.

    An organization all of whose codes were taken from publications has none.
    """
    if framework.codes and all(code.is_transcribed for code in framework.codes):
        return ()
    own = {form.id: form for form in framework.forms}
    built_in = builtin_forms()
    ours = {form.id for form in built_in}
    return (
        *(own.get(form.id, form) for form in built_in),
        *(form for form in framework.forms if form.id not in ours),
    )


def _definition(s: Speaker, form: Form) -> FormDefinition | None:
    listed = s.framework.organization.forms
    return next((one for one in listed if one.id == form.id), None)


def _title(s: Speaker, teller: FormTeller, form: Form) -> str:
    named = _definition(s, form)
    own = named.title.get(s.language, s.first) if named else None
    return own or teller.words(form.title)


def _number(s: Speaker, form: Form) -> str:
    prefix = s.framework.organization.document_number_prefix
    ours = next((one.number for one in builtin_forms() if one.id == form.id), None)
    number = form.number or ours or form.id
    return f"{prefix.rstrip('-')}-{number}" if prefix else number


def _retention(s: Speaker, form: Form) -> str:
    named = _definition(s, form)
    said = (named.retention if named else None) or form.retention
    return s.phrases.duration(said) if said else ""


def _cases(teller: FormTeller, form: Form) -> Iterator[CaseView]:
    source = SOURCES.get(form.source or "", FormSource(()))
    records: tuple[Record | None, ...] = teller.prefill.records(form.source)
    if form.record is FormRecord.LIST or (form.record is FormRecord.ONE and not teller.is_filled):
        records = (None,)
    elif form.record is FormRecord.EACH and not records:
        records = () if teller.is_filled else (None,)
    for record in records:
        yield CaseView(
            heading_md=teller.value(form.heading, record, source),
            blocks=BlockTeller(teller, form, record).blocks(form),
        )


def form_view(s: Speaker, form: Form, *, is_filled: bool) -> FormView:
    """Make a form ready to print; filled in where `is_filled`, with no sheet where there is nothing to fill in."""
    is_own = form in s.framework.forms
    teller = FormTeller(s, Prefill(s), is_own, is_filled)
    named, organization = _definition(s, form), s.framework.organization
    owner = (named.owner if named else None) or form.owner
    return FormView(
        id=form.id,
        key=f"{organization.id}/{form.id}",
        language=s.language,
        title=_title(s, teller, form),
        organization=s.text(organization.name),
        number=_number(s, form),
        clause=form.clause or "",
        codes=tuple(
            SheetCode(id=code.id, title=s.text(code.title), version=code.version or "")
            for code in codes_in_use(s)
        ),
        made_on=s.date(s.as_of),
        made_on_iso=s.as_of.isoformat(),
        paper=form.paper,
        retention=_retention(s, form),
        owner=s.post(owner) if owner else "",
        copies=tuple(teller.words(one.to) for one in form.copies),
        note_md=BlockTeller(teller, form, None).text(form.note),
        signatures=tuple(teller.words(one) for one in form.signatures),
        cases=tuple(_cases(teller, form)),
        is_filled=is_filled,
        is_own=is_own,
    )


def form_groups(
    s: Speaker, forms: tuple[Form, ...], blanks: Mapping[str, FormView], filled: Mapping[str, FormView]
) -> tuple[FormGroup, ...]:
    """Return the index of forms by use; a form without a blank in this language is listed all the same."""
    groups = []
    for use in FormUse:
        chosen = tuple(_entry(s, form, blanks, filled) for form in forms if form.use is use)
        if chosen:
            groups.append(FormGroup(use=use, title=s.words(f"forms.use.{use}"), forms=chosen))
    return tuple(groups)


def _entry(
    s: Speaker, form: Form, blanks: Mapping[str, FormView], filled: Mapping[str, FormView]
) -> FormEntry:
    blank, full = blanks.get(form.id), filled.get(form.id)
    is_list = form.record is FormRecord.LIST
    teller = FormTeller(s, Prefill(s), form in s.framework.forms, is_filled=False)
    return FormEntry(
        key=f"{s.framework.organization.id}/{form.id}",
        title=blank.title if blank else _title(s, teller, form),
        number=_number(s, form),
        clause=form.clause or "",
        is_own=form in s.framework.forms,
        sheets=len(full.cases) if full and not is_list else 0,
        rows=full.filled_rows if full and is_list else 0,
    )
