"""The ids that settings and waivers may name."""

from ..rules import RULES

UNWAIVABLE = frozenset({"schema-error", "waiver-invalid"})
"""Without these nothing else can be relied on: they have no other level and cannot be waived."""
_OF_OTHER_ROOMS = (
    "schema-error",
    "waiver-invalid",
    "unread-file",
    "missing-translation",
    "text-number-unstructured",
)
_PLANNED = (
    "internal-leak personal-data-in-public vague-time escape-clause absolute-claim conflicting-commitments "
    "changed-without-version no-purpose no-scope vague-effort vague-quality undefined-term unused-definition "
    "term-conflict objective-without-indicator objective-not-dated objective-without-commitment indicator-orphan "
    "indicator-no-formula indicator-no-frequency indicator-no-source target-weaker-than-promise "
    "promise-above-past-result commitment-without-procedure step-without-actor step-limit-sum-exceeds-promise "
    "remedy-without-amount-or-action remedy-no-procedure remedy-without-budget commitment-without-resources "
    "comm-no-internal comm-no-external comm-no-method comm-no-timing comm-no-owner party-not-reached comm-overdue "
    "comm-external-before-internal no-acknowledge-limit no-decision-limit complaint-fee web-only-complaint "
    "no-escalation investigator-is-subject selective-results all-indicators-hidden exclusion-undisclosed "
    "out-of-scope-provision override-unregistered discriminatory-limit no-leadership-commitment no-hours "
    "inquiry-no-time-limit no-feedback-channel long-sentence small-sample result-without-evidence result-missing"
)
"""Checks of the catalogue that no rule makes yet: a waiver or level for them is in order and does nothing."""

KNOWN = frozenset((*(rule.id for rule in RULES), *_OF_OTHER_ROOMS, *_PLANNED.split()))
MADE = tuple(dict.fromkeys((*(rule.id for rule in RULES), *_OF_OTHER_ROOMS)))
"""What a hint may propose: the checks that are made."""
