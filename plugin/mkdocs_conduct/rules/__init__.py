"""What is asked of codes: each rule looks, and yields what it finds; `check` gives findings places and severities."""

from .base import CodeContext, Context, Finding, Rule, Typed
from .communication import comm_no_audience, delivering_post_not_informed
from .complaints import complaint_levels, complaint_levels_of_code, no_complaint_contact, no_dispute_route
from .indicators import direction_target_conflict, indicator_without_target, target_impossible
from .numbers import text_number_mismatch
from .organization import (
    dangling_reference_in_organization,
    duplicate_id_in_organization,
    no_organization,
    unknown_calendar,
)
from .posts import no_owner, unknown_post, unknown_post_of_organization
from .promises import (
    commitment_without_indicator,
    limit_above_statutory,
    limit_without_start,
    no_remedy,
    promise_not_measurable,
)
from .publication import approval_after_effective, no_next_review, review_overdue, unpublishable_state
from .references import dangling_reference, duplicate_id
from .results import (
    numerator_gt_denominator,
    result_duplicate,
    result_empty,
    result_value_mismatch,
    results_stale,
    target_missed_no_action,
)
from .wording import (
    certification_claim,
    final_interpretation_clause,
    placeholder_in_organization,
    placeholder_in_public,
)

__all__ = ["RULES", "CodeContext", "Context", "Finding", "Rule", "Typed"]

RULES: tuple[Rule, ...] = (
    duplicate_id,
    duplicate_id_in_organization,
    dangling_reference,
    dangling_reference_in_organization,
    unknown_post,
    unknown_post_of_organization,
    no_organization,
    unknown_calendar,
    unpublishable_state,
    approval_after_effective,
    no_next_review,
    review_overdue,
    no_owner,
    promise_not_measurable,
    limit_without_start,
    limit_above_statutory,
    text_number_mismatch,
    no_remedy,
    commitment_without_indicator,
    indicator_without_target,
    direction_target_conflict,
    target_impossible,
    comm_no_audience,
    delivering_post_not_informed,
    numerator_gt_denominator,
    result_empty,
    result_value_mismatch,
    result_duplicate,
    results_stale,
    target_missed_no_action,
    no_complaint_contact,
    complaint_levels,
    complaint_levels_of_code,
    no_dispute_route,
    placeholder_in_public,
    placeholder_in_organization,
    final_interpretation_clause,
    certification_claim,
)
"""Every rule, in the order of the clauses it serves; one id may look at codes and at organizations."""
