"""What forms can be filled from: the sources of records, the values each record has, and those blank forms show too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormSource:
    """A source of records: the names of their values and of the lists inside them."""

    values: tuple[str, ...]
    standing: frozenset[str] = frozenset()
    """The values that are known before the form is filled in: blank forms show them."""
    lists: Mapping[str, FormSource] = field(default_factory=dict)

    @property
    def is_standing(self) -> bool:
        """Whether blank forms show all of it."""
        return self.standing.issuperset(self.values)


def _filled(values: str, standing: str = "", **lists: FormSource) -> FormSource:
    """Return a source whose values stand on filled forms only, but for those named as standing."""
    return FormSource((*standing.split(), *values.split()), frozenset(standing.split()), lists)


def _standing(values: str, **lists: FormSource) -> FormSource:
    return _filled("", values, **lists)


_FINDING = (
    "id number text class class_kind level fault_level post where inspection inspection_type record found_on found_by"
    " due issued_on feedback_due returned_on reason_late plan cause cause_kind correction prevention sanctions follow_up"
    " follow_up_on closed_on corrected responsible_settled people_taught"
)
_CHECK = _standing("module text standard critical")
_INSPECTION = _filled(
    "id record date where type mode by source reason told_on scores report", findings=_filled(_FINDING)
)
_SURVEY = _filled(
    "period sample returned",
    "id title purpose method population scale satisfied_from formula",
    items=_standing("number text dimension aspect reversed weight"),
    dimensions=_standing("name weight"),
)
_PROMISE = _standing("code number service_item promise limit remedy posts")
_OPEN = _filled("what owner due days_late")
_FIGURE = _filled("code indicator owner period target value attainment explanation")
_AGENDA = {
    "missed": _FIGURE,
    "overdue": _OPEN,
    "due_soon": _OPEN,
    "decisions": _OPEN,
    "findings": _filled(_FINDING),
    "complaints": _filled("id received_on category problem due_on investigator"),
    "inputs": _filled("party summary priority disposition"),
    "figures": _FIGURE,
    "categories": _filled("category count share"),
}

SOURCES: Mapping[str, FormSource] = {
    "organization": _standing(
        "name address website complaint_phone complaint_ways complaint_hours acknowledge_within decide_within progress_every"
        " privacy retention customer_word slogan"
    ),
    "code": _standing(
        "title version owner purpose first_contact handover_within limits review_interval next_review"
    ),
    "findings": _filled(_FINDING),
    "hazards": _filled(_FINDING),
    "routine_inspections": _INSPECTION,
    "special_inspections": _INSPECTION,
    "surprise_inspections": _INSPECTION,
    "comprehensive_inspections": _INSPECTION,
    "routine_items": _CHECK,
    "special_items": _CHECK,
    "surprise_items": _CHECK,
    "comprehensive_items": _CHECK,
    "appeals": _filled(
        "id finding finding_text notified_on lodged_on lodge_by against decided_by answer_by answered_on outcome"
    ),
    "appeal_routes": _standing("against steps lodge_within answer_within"),
    "problem_classes": _standing("id name kind"),
    "defect_levels": _standing("id name criteria example"),
    "fault_levels": _standing("id name decided_by"),
    "closure_rules": _standing("id text"),
    "rewards": _standing("text for approved_by choice"),
    "interviews": _filled("id period drawn_from sample method owner", drawn=_filled("number name")),
    "weekdays": _standing("number name"),
    "complaints": _filled(
        "id received_on code commitment channel category category_id site customer_group user_class problem remedy_wanted"
        " severity urgent against investigator verified fault effect acknowledged_on due_on decided_on closed_on outcome"
        " cause action satisfied note"
    ),
    "complaint_categories": _standing("id name definition"),
    "complaint_steps": _standing("stage do by within"),
    "complaint_severities": _standing("id name"),
    "complaint_outcomes": _standing("id name"),
    "service_surveys": _SURVEY,
    "code_surveys": _SURVEY,
    "servqual_surveys": _SURVEY,
    "promises": _PROMISE,
    "post_promises": _standing("id post unit authority", promises=_PROMISE),
    "checklists": _standing(
        "id title posts place when note number", items=_standing("number text standard critical record")
    ),
    "nonfulfilments": _filled("code date commitment promise cause remedy_given remedied_on action"),
    "goal_sets": _filled(
        "scored possible",
        "holder level period approved_by",
        goals=_filled(
            "period reached attainment points note", "id text target formula frequency full supports owner"
        ),
    ),
    "oversight": _filled(
        "period share checked missing",
        "id procedure owner frequency target places",
        places=_filled("dates records", "place"),
    ),
    "communications": _filled(
        "done", "id code side audience purpose message method material when frequency owner"
    ),
    "trainings": _filled(
        "done_on evidence effect", "id code topic posts level mode date hours effect_method owner"
    ),
    "training_rows": _filled("trained", "id post unit required"),
    "inputs": _filled(
        "id code party method date invited participants summary priority disposition reason commitments feedback_given_on owner"
    ),
    "reviews": _filled(
        "id code planned held_on participants findings code_changes next_review customers_told_on",
        inputs=_filled("topic text"),
        decisions=_filled("text owner due done_on"),
    ),
    "agendas": _filled("last_review", "code version next_review owner participants", **_AGENDA),
    "meetings": _filled("", "period week", **_AGENDA),
    "improvements": _filled(
        "id code text kind source about period cause partner owner due done_on verified_on verified_by effective code_change"
    ),
    "user_classes": _standing(
        "id name at_least consequence decided_by second_signature excluded_from",
        behaviours=_standing("number text"),
    ),
    "follow_ups": _filled("last_done", "id groups every share owner", questions=_standing("number text")),
    "certificates": _filled("days_left", "name holder number expires_on"),
    "tasks": _filled("done_on state", "text every due owner"),
    "duty": _standing("what hours post"),
}
"""Every source by name. `organization` and `code` have one record, that every form may name: `organization.name`."""

EVERYWHERE = ("organization", "code")
"""Sources whose values any form may name, with the source's name before them."""
BUILT_IN_FORMS = frozenset(
    [
        "certificate-list",
        "communication-plan-sheet",
        "complainant-form",
        "complaint-form",
        "complaint-register",
        "customer-interview",
        "daily-assessment",
        "department-report",
        "duty-sheet",
        "follow-up-record",
        "fulfilment-log",
        "goal-assessment",
        "guest-opinion",
        "handover-slip",
        "hazard-sheet",
        "improvement-register",
        "input-register",
        "inspection-comprehensive",
        "inspection-publication",
        "inspection-routine",
        "inspection-special",
        "inspection-surprise",
        "internal-arbitration",
        "monthly-analysis",
        "mystery-customer",
        "nonfulfilment-record",
        "oversight-check",
        "periodic-tasks",
        "post-promises",
        "quality-file",
        "questionnaire-code",
        "questionnaire-service",
        "questionnaire-servqual",
        "recognition-proposal",
        "repair-record",
        "review-agenda",
        "review-minutes",
        "sanction-notice",
        "staff-appeal",
        "staff-fund-ledger",
        "surprise-report",
        "training-matrix",
        "training-sign-in",
        "user-class-decision",
        "weekly-meeting",
        "work-checklist",
        "work-quality-feedback",
    ]
)
"""The ids of the forms that ship with us."""


def values_of(source: str | None) -> FormSource | None:
    """Return a source by name; None where there is none."""
    return SOURCES.get(source) if source else None


def nested(record: str | None, name: str) -> FormSource | None:
    """Return the source a table of a form names: a list of the form's own record first, else a source of that name."""
    own = values_of(record)
    return (own.lists.get(name) if own else None) or SOURCES.get(name)
