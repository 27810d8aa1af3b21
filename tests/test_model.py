"""The nouns of the standard: each shape that codes are typed in means what it says, and anything else is refused."""

import dataclasses
import types
import typing
from datetime import date, time
from decimal import Decimal
from enum import Enum

import pytest
from pydantic import BaseModel, ValidationError

import mkdocs_conduct.model as nouns
from mkdocs_conduct import internal_view, public_view
from mkdocs_conduct.model import (
    Amount,
    Audience,
    Code,
    Commitment,
    Complaints,
    Duration,
    DurationUnit,
    Frequency,
    Limit,
    LimitKind,
    Measurement,
    Organization,
    PerformanceIndicator,
    Period,
    PeriodKind,
    Post,
    Remedy,
    Settings,
    Statistic,
    Target,
    Text,
    Threshold,
    Variant,
)
from mkdocs_conduct.model.planning import Checklist, Communication, Procedure, Resource, Waiver
from mkdocs_conduct.model.quantity import MonthDay

MINIMAL = {"id": "c", "title": "退换货", "status": "in_force"}


def faults(model: type[BaseModel], data: object) -> list[str]:
    """Return the kind of each fault found in `data`."""
    with pytest.raises(ValidationError) as raised:
        model.model_validate(data)
    return [error.get("ctx", {}).get("kind", error["type"]) for error in raised.value.errors()]


def text(words: str) -> Text:
    return Text((("", words),))


def minutes(number: int) -> Duration:
    return Duration(Decimal(number), DurationUnit.MINUTE)


def hours(number: int) -> Duration:
    return Duration(Decimal(number), DurationUnit.HOUR)


def days(number: int) -> Duration:
    return Duration(Decimal(number), DurationUnit.DAY)


def months(number: int) -> Duration:
    return Duration(Decimal(number), DurationUnit.MONTH)


def working_days(number: int) -> Duration:
    return Duration(Decimal(number), DurationUnit.WORKING_DAY)


# What is refused


def test_a_key_nobody_knows_is_refused():
    assert faults(Code, {**MINIMAL, "titel": "x"}) == ["extra_forbidden"]


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (Limit, {"within": "soon"}, "duration"),
        (Limit, {"within": None}, "limit_kind"),
        (Limit, {"within": {"a": "b"}}, "not_duration"),
        (Limit, {}, "limit_kind"),
        (Limit, {"from": "购买"}, "limit_kind"),
        (Limit, {"within": "7天", "notice": "3天"}, "limit_kinds"),
        (Limit, {"level": "水压", "op": ">="}, "level_without_value"),
        (Limit, {"level": "水压", "between": ["1"]}, "between"),
        (Limit, {"times": "1.5"}, "whole"),
        (Limit, {"level": "水压", "op": "about", "value": "1"}, "literal_error"),
        (Remedy, {"when": "超时"}, "remedy_empty"),
        (Remedy, {"amount": "a lot"}, "amount"),
        (Remedy, {"text": "x", "automatic": "maybe"}, "bool"),
        (Remedy, {"text": "x", "round": "sideways"}, "enum"),
        (Variant, {"id": "v", "limit": "1天"}, "variant_without_case"),
        (Commitment, {"id": "C1"}, "missing"),
        (Commitment, {"id": "C1", "promise": []}, "too_short"),
        (Commitment, {"id": "C 1", "promise": "x"}, "identifier"),
        (Commitment, {"id": ["C1"], "promise": "x"}, "not_identifier"),
        (Commitment, {"id": "C1", "promise": "x", "since": "soon"}, "instant"),
        (Target, {"value": "well"}, "threshold"),
        (PerformanceIndicator, {"id": "K", "name": "x", "kind": "ratio"}, "enum"),
        (Measurement, {"indicator": "K1", "period": "2026-13"}, "period"),
        (Measurement, {"indicator": "K1", "period": "2026-01", "numerator": "many"}, "number"),
        (Organization, {"id": "a", "name": "x", "language": "中文"}, "language"),
        (Organization, {"id": "a", "name": "x", "currency": "yuan"}, "currency"),
        (Organization, {"id": "a", "name": "x", "fiscal_year_starts": "02-30"}, "month_day"),
        (Settings, {"as_of": "yesterday"}, "date"),
        (Settings, {"levels": {"no-remedy": "fatal"}}, "literal_error"),
        (Code, {**MINIMAL, "status": "active"}, "enum"),
        (Code, {**MINIMAL, "title": "见图 ![logo](a.png)"}, "image"),
        (Code, {**MINIMAL, "title": "见图 ![logo][1]"}, "image"),
        (Code, {**MINIMAL, "title": "  "}, "empty"),
        (Code, {**MINIMAL, "title": ["a"]}, "not_text"),
        (Code, {**MINIMAL, "title": {"klingon": "x"}}, "language"),
        (Code, {**MINIMAL, "approved": {"on": "2026-01-05"}}, "missing"),
    ],
)
def test_one_mistake_is_one_fault_with_its_own_name(model, data, expected):
    assert faults(model, data) == [expected]


def test_all_mistakes_of_a_document_come_at_once():
    data = {
        **MINIMAL,
        "status": "active",
        "next_review": "soon",
        "commitments": [{"id": "C1", "promise": "x", "limit": "?"}],
    }
    assert sorted(faults(Code, data)) == ["date", "duration", "enum"]


def test_a_value_cannot_be_changed():
    code = Code.model_validate(MINIMAL)
    with pytest.raises(ValidationError):
        code.title = text("x")  # type: ignore[misc]


# Texts


def test_a_text_is_in_the_first_language_or_in_each_that_it_is_given_in():
    plain, both = text("承诺"), Text((("zh", "承诺"), ("en", "promise")))
    assert Code.model_validate({**MINIMAL, "title": "承诺"}).title == plain
    assert Code.model_validate({**MINIMAL, "title": {"zh": "承诺", "en": "promise"}}).title == both
    assert plain.get("zh", "zh") == "承诺"
    assert plain.get("en", "zh") is None
    assert both.get("EN", "zh") == "promise"
    assert both.any("fr", "en") == "promise"
    assert both.any("fr") == str(both) == "承诺"


@pytest.mark.parametrize(
    "words", ["0571-5550 1234", "≥98%", "https://example.org/投诉", "a@example.org", "8:30–17:30"]
)
def test_figures_and_addresses_read_the_same_in_every_language(words):
    assert text(words).is_neutral


@pytest.mark.parametrize("words", ["每天8:30", "10元", "call 12345", "见 https://example.org"])
def test_words_do_not_read_the_same_in_every_language(words):
    assert not text(words).is_neutral


def test_a_text_loses_only_the_space_around_it():
    assert Code.model_validate({**MINIMAL, "title": "  一  二\n三 \n"}).title == text("一  二\n三")


# What is typed stays as typed


def test_versions_phones_times_and_no_stay_as_typed():
    code = Code.model_validate(
        {
            **MINIMAL,
            "version": "2.10",
            "notes": ["no", "8:30"],
            "complaints": {"phone": "010-5550 1234", "hours": "8:30"},
        }
    )
    assert code.version == "2.10"
    assert code.notes == (text("no"), text("8:30"))
    assert code.complaints == Complaints.model_validate({"phone": "010-5550 1234", "hours": "8:30"})
    assert str(code.complaints.phone) == "010-5550 1234"
    assert str(code.complaints.hours) == "8:30"


@pytest.mark.parametrize("typed", ["2026-02-01", "2026/2/1", "2026年2月1日", "２０２６年２月１日"])
def test_a_date_may_be_typed_as_people_do(typed):
    assert Code.model_validate({**MINIMAL, "effective_from": typed}).effective_from == date(2026, 2, 1)


# Limits: each shape of design section 3


def test_a_limit_is_a_time_between_two_events():
    limit = Limit.model_validate(
        {
            "within": "45分钟",
            "from": "接到电话",
            "until": "到达现场",
            "clock": "service_hours",
            "counting": "next_day",
            "statistic": "mean",
            "hedge": "一般为",
            "of": "到达现场",
            "covers": "仅本单位环节",
            "on_days": "周一至周五",
            "statutory": {"within": "1小时", "reference": "某办法第3条"},
        }
    )
    assert limit.kind is LimitKind.WITHIN
    assert limit.within == minutes(45)
    assert (limit.start, limit.until) == (text("接到电话"), text("到达现场"))
    assert (limit.clock, limit.counting, limit.statistic) == ("service_hours", "next_day", "mean")
    assert (limit.hedge, limit.of, limit.covers) == (text("一般为"), text("到达现场"), text("仅本单位环节"))
    assert limit.on_days == text("周一至周五")
    assert limit.statutory is not None
    assert limit.statutory.within == hours(1)
    assert limit.valid_until is None


def test_a_bare_time_is_a_limit_for_each_case():
    limit = Limit.model_validate("15分钟")
    assert (limit.kind, limit.within, limit.statistic) == (LimitKind.WITHIN, minutes(15), Statistic.EACH)


def test_a_notice_is_given_so_long_before_an_event():
    limit = Limit.model_validate({"notice": "7日", "before": "计划停电", "to": "重要用户"})
    assert (limit.kind, limit.notice) == (LimitKind.NOTICE, days(7))
    assert (limit.before, limit.to) == (text("计划停电"), text("重要用户"))


def test_a_level_is_held_against_a_number_or_lies_between_two():
    least = Limit.model_validate({"level": "供水压力", "op": "≥", "value": "0.2", "unit": "MPa"})
    assert (least.kind, least.op, least.value, least.unit) == (
        LimitKind.LEVEL,
        ">=",
        Decimal("0.2"),
        text("MPa"),
    )
    range_ = Limit.model_validate({"level": "室温", "between": ["15", "30"], "tolerance": "±3%"})
    assert (range_.between, range_.tolerance) == ((Decimal(15), Decimal(30)), "±3%")


@pytest.mark.parametrize(
    ("typed", "op"), [("≥", ">="), (">=", ">="), ("＜", "<"), ("≤", "<="), ("==", "="), (">", ">")]
)
def test_signs_of_comparison_are_read_in_each_form(typed, op):
    assert Limit.model_validate({"level": "a", "op": typed, "value": "1"}).op == op


def test_a_number_of_times_is_kept_in_each_period():
    limit = Limit.model_validate({"times": "2", "per": "12个月", "of": "清洗水箱"})
    assert (limit.kind, limit.times, limit.per) == (LimitKind.TIMES, 2, months(12))
    assert Limit.model_validate({"times": "1", "per": "月"}).per == months(1)


def test_a_breach_is_so_many_occasions_in_a_time():
    limit = Limit.model_validate({"breach_when": {"occasions": "2", "each": "1小时", "in": "28天"}})
    assert limit.kind is LimitKind.BREACH
    assert limit.breach_when is not None
    found = limit.breach_when
    assert (found.occasions, found.each, found.period) == (2, hours(1), days(28))


@pytest.mark.parametrize("kind", ["reference", "always", "never"])
def test_a_limit_may_be_said_in_words(kind):
    limit = Limit.model_validate({kind: "按国家监管要求"})
    assert limit.kind == kind
    assert getattr(limit, kind) == text("按国家监管要求")


@pytest.mark.parametrize(
    ("until", "event", "valid"),
    [
        ("到达现场", text("到达现场"), None),
        ("2026-06-30", None, date(2026, 6, 30)),
        ("2026-06", None, Period(PeriodKind.MONTH, 2026, 6)),
        ("FY2025-26", None, Period(PeriodKind.FISCAL_YEAR, 2025)),
    ],
)
def test_until_is_an_event_or_the_last_day_of_the_entry(until, event, valid):
    limit = Limit.model_validate({"within": "1天", "until": until})
    assert (limit.until, limit.valid_until) == (event, valid)
    remedy = Remedy.model_validate({"text": "x", "until": until})
    assert (remedy.until, remedy.valid_until) == (event, valid)


def test_chained_limits_are_a_list_and_one_is_a_list_of_one():
    chain = [{"within": "1小时", "of": "联系客户"}, {"within": "1天", "of": "修好"}]
    commitment = Commitment.model_validate({"id": "C1", "promise": "x", "limit": chain})
    assert [limit.within for limit in commitment.limits] == [hours(1), days(1)]
    assert len(Commitment.model_validate({"id": "C1", "promise": "x", "limit": chain[0]}).limits) == 1
    assert Commitment.model_validate({"id": "C1", "promise": "x", "limit": None}).limits == ()


# Variants


def test_a_variant_is_for_what_is_received_before_or_from_a_time_of_day():
    morning = Variant.model_validate(
        {"id": "am", "received": {"before": "13:00"}, "limit": {"within": "当日"}, "indicators": ["K1a"]}
    )
    evening = Variant.model_validate(
        {"id": "pm", "received": {"from": "13:00"}, "limit": {"within": "次日12:00"}}
    )
    assert morning.received is not None
    assert evening.received is not None
    assert (morning.received.before, morning.received.start) == (time(13), None)
    assert (evening.received.before, evening.received.start) == (None, time(13))
    assert morning.limits[0].within == Duration(Decimal(0), DurationUnit.SAME_DAY)
    assert evening.limits[0].within == Duration(Decimal(1), DurationUnit.NEXT_DAY, time(12))
    assert morning.indicators == ("K1a",)


def test_a_variant_may_be_two_dimensional_with_its_own_provisions():
    variant = Variant.model_validate(
        {
            "id": "rural",
            "when": "农村",
            "customer_groups": ["household"],
            "places": "north",
            "limit": "2小时",
            "remedy": "致歉",
            "verified": "false",
        }
    )
    assert (variant.customer_groups, variant.places) == (("household",), ("north",))
    assert variant.remedies[0].text == text("致歉")
    assert variant.verified is False


# Remedies


def test_a_remedy_is_a_sentence_a_mapping_or_a_list():
    for typed in ("致歉", {"text": "致歉"}, [{"text": "致歉"}], ["致歉"]):
        commitment = Commitment.model_validate({"id": "C1", "promise": "x", "remedy": typed})
        assert [remedy.text for remedy in commitment.remedies] == [text("致歉")]


def test_a_remedy_in_two_languages_is_a_sentence():
    commitment = Commitment.model_validate(
        {"id": "C1", "promise": "x", "remedy": {"zh": "致歉", "en": "We apologise"}}
    )
    assert commitment.remedies[0].text == Text((("zh", "致歉"), ("en", "We apologise")))


def test_a_repeated_amount_with_rounding_and_cap_is_paid_automatically():
    remedy = Remedy.model_validate(
        {
            "when": "维修超时",
            "amount": "10元",
            "per": "单",
            "every": "1天",
            "round": "up",
            "cap": "100元",
            "automatic": "true",
            "form": "账户赠款",
            "within": "30天",
            "from": "竣工",
            "authority": "值班长",
        }
    )
    assert (remedy.amount, remedy.cap) == (Amount(Decimal(10), "CNY"), Amount(Decimal(100), "CNY"))
    assert (remedy.every, remedy.within) == (days(1), days(30))
    assert (remedy.round, remedy.automatic) == ("up", True)
    assert (remedy.when, remedy.per, remedy.form, remedy.start) == (
        text("维修超时"),
        text("单"),
        text("账户赠款"),
        text("竣工"),
    )


def test_a_remedy_for_some_customers_grows_when_late_and_while_it_lasts():
    remedy = Remedy.model_validate(
        {
            "since": "2025-07-02",
            "for": ["business"],
            "amount": "£50",
            "per": "event",
            "at_most": {"times": "5", "per": "fiscal_year"},
            "if_paid_late": {"amount": "£40"},
            "then": {"amount": "£50", "every": "12小时"},
        }
    )
    assert (remedy.since, remedy.customer_groups) == (date(2025, 7, 2), ("business",))
    assert remedy.at_most is not None
    assert (remedy.at_most.times, str(remedy.at_most.per)) == (5, "fiscal_year")
    assert remedy.if_paid_late is not None
    assert remedy.if_paid_late.amount == Amount(Decimal(40), "GBP")
    assert remedy.then is not None
    assert (remedy.then.amount, remedy.then.every) == (Amount(Decimal(50), "GBP"), hours(12))


def test_a_remedy_may_be_that_of_another_promise():
    assert Remedy.model_validate({"same_as": "C1"}).same_as == "C1"


# Promises


def test_a_promise_is_a_sentence_or_a_series_of_wordings():
    one = Commitment.model_validate({"id": "C1", "promise": {"zh": "七天", "en": "7 days"}})
    assert one.promise.text == Text((("zh", "七天"), ("en", "7 days")))
    several = Commitment.model_validate(
        {
            "id": "C1",
            "promise": [
                {"text": "七天", "until": "2026-01"},
                {"text": {"zh": "十天", "en": "10 days"}, "since": "2026-02-01"},
            ],
        }
    )
    assert [wording.valid_until for wording in several.wordings] == [Period(PeriodKind.MONTH, 2026, 1), None]
    assert several.promise.since == date(2026, 2, 1)
    assert several.promise.text.get("en", "zh") == "10 days"


def test_a_whole_promise_may_be_for_a_time_and_demanded_by_law():
    commitment = Commitment.model_validate(
        {
            "id": "C1",
            "promise": "x",
            "since": "2025",
            "until": "2025-12-31",
            "statutory": "yes",
            "basis": "某法",
            "verified": "no",
        }
    )
    assert (commitment.since, commitment.valid_until) == (Period(PeriodKind.YEAR, 2025), date(2025, 12, 31))
    assert (commitment.statutory, commitment.verified, commitment.basis) == (True, False, text("某法"))


# Indicators and results


@pytest.mark.parametrize(
    "typed",
    ["≥98%", {"op": ">=", "value": "98", "unit": "%"}, [{"value": "≥98%"}], {"value": "≥ 98 %"}, "不低于98%"],
)
def test_a_target_may_be_typed_in_several_ways(typed):
    indicator = PerformanceIndicator.model_validate({"id": "K", "name": "x", "targets": typed})
    assert indicator.targets is not None
    assert [target.value for target in indicator.targets] == [Threshold(">=", Decimal(98), None, "%")]


def test_targets_are_a_series_with_days_and_periods():
    indicator = PerformanceIndicator.model_validate(
        {
            "id": "K",
            "name": "x",
            "targets": [
                {"since": "2025-01", "until": "2025-06", "value": "≥90%"},
                {"since": "2025-07-01", "value": "≥95%"},
            ],
        }
    )
    assert indicator.targets is not None
    assert [(target.since, target.valid_until) for target in indicator.targets] == [
        (Period(PeriodKind.MONTH, 2025, 1), Period(PeriodKind.MONTH, 2025, 6)),
        (date(2025, 7, 1), None),
    ]


@pytest.mark.parametrize("typed", ["none", "无", " None "])
def test_no_target_is_something_else_than_nothing_said(typed):
    said = PerformanceIndicator.model_validate({"id": "K", "name": "x", "targets": typed})
    assert said.targets == ()
    assert PerformanceIndicator.model_validate({"id": "K", "name": "x"}).targets is None
    assert PerformanceIndicator.model_validate({"id": "K", "name": "x", "targets": None}).targets is None


def test_counts_are_exact_numbers():
    row = Measurement.model_validate(
        {
            "indicator": "K1",
            "period": "2026-02",
            "numerator": "1,234.50",
            "denominator": "２０００",
            "excluded": {"count": "3", "reason": "台风"},
        }
    )
    assert (row.numerator, row.denominator) == (Decimal("1234.50"), Decimal(2000))
    assert [(one.count, one.reason) for one in row.excluded] == [(3, text("台风"))]
    assert row.period == Period(PeriodKind.MONTH, 2026, 2)


# The rest of the nouns, where shapes are normalised


def test_an_organization_may_be_a_name():
    organization = Organization.model_validate("小林书店")
    assert (organization.name, organization.language, organization.currency) == (
        text("小林书店"),
        "zh",
        "CNY",
    )
    assert organization.fiscal_year_starts == MonthDay(1, 1)


def test_a_currency_and_fiscal_year_are_read():
    organization = Organization.model_validate(
        {"id": "a", "name": "x", "currency": "gbp", "fiscal_year_starts": "04-01"}
    )
    assert (organization.currency, organization.fiscal_year_starts) == ("GBP", MonthDay(4, 1))


def test_a_scope_may_be_words_or_lists():
    assert Code.model_validate({**MINIMAL, "scope": "全部门店"}).scope.text == text("全部门店")
    scope = Code.model_validate({**MINIMAL, "scope": {"services": "退货", "places": ["a", "b"]}}).scope
    assert scope is not None
    assert (scope.services, scope.places) == ((text("退货"),), ("a", "b"))


def test_a_code_answers_by_its_owner_or_by_who_approved_it():
    assert Code.model_validate({**MINIMAL, "approved": {"by": "店长"}}).accountable == "店长"
    assert Code.model_validate({**MINIMAL, "approved": {"by": "店长"}, "owner": "客服"}).accountable == "客服"
    assert Code.model_validate(MINIMAL).accountable is None


@pytest.mark.parametrize(
    ("status", "published"),
    [("draft", False), ("trial", True), ("in_force", True), ("under_review", True), ("withdrawn", False)],
)
def test_drafts_and_withdrawn_codes_are_not_published(status, published):
    assert Code.model_validate({**MINIMAL, "status": status}).status.is_published is published


def test_a_one_file_code_is_of_a_small_business():
    assert Code.model_validate({**MINIMAL, "organization": "小林书店"}).is_small_business
    assert Code.model_validate({**MINIMAL, "profile": "small_business"}).is_small_business
    assert not Code.model_validate(MINIMAL).is_small_business


def test_a_code_taken_from_elsewhere_is_transcribed():
    assert Code.model_validate({**MINIMAL, "transcribed_from": {"url": "https://example.org"}}).is_transcribed
    assert not Code.model_validate(MINIMAL).is_transcribed


def test_the_time_of_a_communication_is_a_day_or_words():
    assert Communication.model_validate({"id": "I1", "when": "2026-01-20"}).when == date(2026, 1, 20)
    in_words = Communication.model_validate({"id": "I1", "when": "每月例会", "done": "2026-01-21"})
    assert (in_words.when, in_words.timing) == (None, text("每月例会"))
    assert in_words.done[0].date == date(2026, 1, 21)


def test_a_resource_is_for_promises_and_a_step_may_be_a_sentence():
    resource = Resource.model_validate({"id": "R1", "kind": "personnel", "text": "2人", "for": ["C1"]})
    assert resource.commitments == ("C1",)
    procedure = Procedure.model_validate(
        {
            "id": "P1",
            "title": "急修",
            "steps": ["登记", {"do": "到场", "within": "2分钟", "customer_step": "true"}],
        }
    )
    assert [(step.do, step.within, step.customer_step) for step in procedure.steps] == [
        (text("登记"), None, False),
        (text("到场"), minutes(2), True),
    ]


def test_a_checklist_is_for_one_post_or_several():
    assert Checklist.model_validate({"id": "a", "title": "x", "post": "店长", "items": ["擦桌"]}).posts == (
        "店长",
    )
    checklist = Checklist.model_validate(
        {
            "id": "a",
            "title": "x",
            "posts": ["a", "b"],
            "when": "shift",
            "items": [{"text": "擦桌", "critical": "yes"}],
        }
    )
    assert (checklist.posts, checklist.when, checklist.items[0].critical) == (("a", "b"), "shift", True)


def test_a_waiver_says_what_it_waives_and_until_when():
    waiver = Waiver.model_validate({"check": "no-remedy", "on": "C3", "until": "2026-12-31"})
    assert (waiver.check, waiver.on, waiver.until) == ("no-remedy", "C3", date(2026, 12, 31))


def test_a_channel_without_purposes_takes_everything():
    channels = Organization.model_validate(
        {
            "id": "a",
            "name": "x",
            "channels": [
                {"id": "p", "kind": "phone", "value": "12345"},
                {"id": "r", "kind": "phone", "value": "1", "handles": "repair"},
            ],
        }
    ).channels
    assert [channel.takes(nouns.Purpose.COMPLAINT) for channel in channels] == [True, False]
    assert [channel.public for channel in channels] == [True, True]


def test_frequencies_are_one_of_a_list():
    assert (
        PerformanceIndicator.model_validate({"id": "K", "name": "x", "frequency": "half_yearly"}).frequency
        is Frequency.HALF_YEARLY
    )


# Who may see what


class Unmarked(nouns.Model):
    secret: str = ""


def test_a_field_without_a_mark_is_internal():
    assert Unmarked.audience_of("secret") is Audience.INTERNAL


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Post, ["person", "reports_to", "authority", "duties", "unit", "phrases"]),
        (Remedy, ["authority"]),
        (Commitment, ["procedures", "owner", "evidence", "capacity_evidence"]),
        (PerformanceIndicator, ["source", "owner", "publish", "hide_reason"]),
        (Measurement, ["recorded_on", "recorded_by", "evidence"]),
        (Code, ["procedures", "communication_plan", "resources", "waivers", "profile"]),
        (Complaints, ["categories", "owner"]),
        (Organization, ["interested_parties", "document_number_prefix"]),
        (nouns.Channel, ["public", "owner"]),
        (nouns.DisputeRoute, ["verified_on"]),
        (nouns.Step, ["by", "within", "record", "if_problem"]),
    ],
)
def test_what_the_design_calls_internal_is_internal(model, fields):
    assert {field: model.audience_of(field) for field in fields} == dict.fromkeys(fields, Audience.INTERNAL)


@pytest.mark.parametrize(
    "model",
    [nouns.Waiver, nouns.Communication, nouns.Resource, nouns.Checklist, nouns.InterestedParty, Settings],
)
def test_plans_resources_waivers_and_checklists_have_nothing_public(model):
    assert [field for field in model.model_fields if model.audience_of(field) is Audience.PUBLIC] == []


@pytest.mark.parametrize(
    "field", ["title", "commitments", "performance_indicators", "version", "next_review", "disputes"]
)
def test_what_the_design_calls_public_is_public(field):
    assert Code.audience_of(field) is Audience.PUBLIC


# A public view cannot hold a model object

PLAIN = (str, bool, int, float, Decimal, date, type(None))


def parts_of(kind: type) -> dict[str, object]:
    """Return the types of a view's fields by name."""
    return typing.get_type_hints(kind)


def strangers(annotation: object, seen: set[type]) -> list[object]:
    """Return what is neither text, yes or no, a number, a day, a choice nor a view of these; views go into `seen`."""
    origin = typing.get_origin(annotation)
    if origin in (tuple, types.UnionType, typing.Union):
        return [
            one
            for part in typing.get_args(annotation)
            if part is not Ellipsis
            for one in strangers(part, seen)
        ]
    if (
        origin is typing.Literal
        or annotation in PLAIN
        or (isinstance(annotation, type) and issubclass(annotation, Enum))
    ):
        return []
    if isinstance(annotation, type) and (
        dataclasses.is_dataclass(annotation) or hasattr(annotation, "_fields")
    ):
        if annotation not in seen:
            seen.add(annotation)
            return [one for part in parts_of(annotation).values() for one in strangers(part, seen)]
        return []
    return [annotation]


def views_of(room: types.ModuleType) -> list[type]:
    return [
        kind
        for name in room.__all__
        if isinstance(kind := getattr(room, name), type) and not issubclass(kind, Enum)
    ]


@pytest.mark.parametrize("room", [public_view, internal_view])
def test_a_view_holds_nothing_but_words_numbers_days_choices_and_other_views(room):
    seen: set[type] = set()
    found = {kind.__name__: strangers(kind, seen) for kind in views_of(room)}
    assert {name: odd for name, odd in found.items() if odd} == {}
    assert len(seen) > 5
    assert not any(issubclass(kind, BaseModel) for kind in seen)


@pytest.mark.parametrize("room", [public_view, internal_view])
def test_views_cannot_be_changed(room):
    loose = [
        kind.__name__
        for kind in views_of(room)
        if not (
            issubclass(kind, tuple) or (dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen)
        )
    ]
    assert loose == []


def test_a_view_that_held_a_model_would_be_found():
    @dataclasses.dataclass(frozen=True)
    class Leaky:
        post: Post
        names: tuple[str, ...]

    Leaky.__annotations__["post"] = Post
    assert strangers(Leaky, set()) == [Post]


def test_no_public_view_has_a_field_for_persons_procedures_or_authority():
    forbidden = {
        "person",
        "authority",
        "procedures",
        "steps",
        "source_of_data",
        "hide_reason",
        "recorded_by",
        "reports_to",
        "waivers",
    }
    names = {name for kind in views_of(public_view) for name in parts_of(kind)}
    assert names & forbidden == set()
    assert len(names) > 80
