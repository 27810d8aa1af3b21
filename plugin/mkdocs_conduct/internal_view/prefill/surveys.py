"""Surveys as questionnaires, for forms: by what they ask about, those with expectations apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ...model import Survey
from ...model.satisfaction import IndexFormula, SurveySubject
from ...speaker import Speaker
from . import names
from .record import Reader, Record, record


def _is_servqual(survey: Survey) -> bool:
    return survey.index_formula is IndexFormula.SERVQUAL_GAP


def _is_about_code(survey: Survey) -> bool:
    return survey.subject is SurveySubject.CODE and not _is_servqual(survey)


def _is_about_service(survey: Survey) -> bool:
    return not _is_servqual(survey) and not _is_about_code(survey)


def _scale(s: Speaker, survey: Survey) -> str:
    return s.words("forms.scale", low=survey.scale.min, high=survey.scale.max)


def _survey(s: Speaker, survey: Survey) -> Record:
    last = survey.waves[-1] if survey.waves else None
    values = {
        "id": survey.id,
        "title": survey.title,
        "purpose": survey.purpose,
        "method": survey.method,
        "population": survey.population,
        "scale": partial(_scale, s, survey),
        "satisfied_from": survey.scale.satisfied_from,
        "formula": partial(s.words, f"forms.formula.{survey.index_formula}")
        if survey.index_formula
        else None,
        "period": last.period if last else None,
        "sample": last.sample if last else None,
        "returned": last.returned if last else None,
    }
    items = tuple(
        record(
            number=n,
            text=item.text,
            dimension=names.listed(s, survey.dimensions, item.dimension),
            aspect=item.aspect,
            reversed=item.reversed,
            weight=item.weight,
        )
        for n, item in enumerate(survey.items, 1)
    )
    dimensions = tuple(record(name=one.name, weight=one.weight) for one in survey.dimensions)
    return Record(values, {"items": items, "dimensions": dimensions})


def _surveys(chosen: Callable[[Survey], bool], s: Speaker) -> Iterator[Record]:
    return (_survey(s, one) for one in s.framework.surveys if chosen(one))


READERS: Mapping[str, Reader] = {
    "service_surveys": partial(_surveys, _is_about_service),
    "code_surveys": partial(_surveys, _is_about_code),
    "servqual_surveys": partial(_surveys, _is_servqual),
}
