"""What the public may see of a code, in words: nothing internal, nothing hidden, nothing that was not measured."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import Code, Workspace
from mkdocs_conduct.public_view import PublicCode, PublicIndicator, Trend, Verdict, public_code, public_entry
from mkdocs_conduct.speaker import Speaker
from sample import DEMO, write_codes

ORGANIZATION = """\
id: anju
name: {zh: 安居物业, en: Anju}
customer_word: {zh: 业主, en: resident}
posts:
  - {id: manager, name: {zh: 总经理, en: General manager}, person: 张三丰}
  - {id: repairer, name: {zh: 维修工, en: Repairer}, reports_to: manager, authority: 可减免九百元}
channels:
  - {id: tel, kind: phone, value: 0571-5550 1234, handles: [inquiry, complaint], free: true, owner: manager}
  - {id: inside, kind: phone, value: 0571-5550 9999, public: false}
  - {id: mail, kind: email, value: a@anju.example}
customer_groups: [{id: owners, name: {zh: 业主, en: Owners}}, {id: shops, name: {zh: 商户, en: Shops}}]
places: [{id: north, name: {zh: 北区, en: North}}]
"""
HEAD = """\
title: {zh: 维修承诺, en: Repairs}
status: in_force
version: 2.10
approved: {by: manager, on: 2026-01-05}
effective_from: 2026-02-01
next_review: 2027-01-31
"""
ONE = HEAD + "commitments:\n  - {id: C1, promise: {zh: 到场, en: We come}}\n"
K1 = "  - {id: K1, name: {zh: 按时率, en: On time}, targets: ≥98%, frequency: monthly}\n"


def read(folder: Path, code: str, results: str = "", organization: str = ORGANIZATION) -> Workspace:
    files = {"x/organization.yml": organization, "x/repair.yml": code}
    if results:
        files["x/results/a.yml"] = f"results:\n{results}"
    loaded = load_workspace(write_codes(folder, files), base=folder)
    assert loaded.problems == ()
    return loaded.workspace


def speak(workspace: Workspace, language: str = "zh", day: date | None = None) -> tuple[Speaker, Code]:
    framework = workspace.frameworks[0]
    return Speaker(framework, language, workspace.settings, day or workspace.as_of), framework.codes[0]


def tell(
    folder: Path,
    code: str,
    results: str = "",
    *,
    language: str = "zh",
    day: date | None = None,
    **options: str,
) -> PublicCode:
    """Return the public view of a made-up code as of 1 March 2026."""
    return public_code(*speak(read(folder, code, results, **options), language, day))


def leaves(view: Any) -> Iterator[str]:
    """Return every text of a view."""
    if dataclasses.is_dataclass(view):
        for part in dataclasses.fields(view):
            yield from leaves(getattr(view, part.name))
    elif isinstance(view, tuple):
        for part in view:
            yield from leaves(part)
    elif isinstance(view, str):
        yield view


def demo(language: str) -> Iterator[tuple[Speaker, Code, PublicCode]]:
    workspace = load_workspace(DEMO).workspace
    for framework in workspace.frameworks:
        for code in framework.codes:
            speaker = Speaker(framework, language, workspace.settings, workspace.as_of)
            yield speaker, code, public_code(speaker, code)


def indicators(view: PublicCode) -> dict[str, PublicIndicator]:
    return {indicator.id: indicator for indicator in view.indicators}


# What is internal stays inside

SAID_IN_PUBLIC_TOO = ("清扫楼道和电梯轿厢", "每月随机抽查120个点位")
"""Words of a duty and of a step of the demo that a limit and an indicator's method use as well."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_person_authority_step_record_or_source_of_the_demo_is_told(language):
    for speaker, code, view in demo(language):
        posts = speaker.framework.organization.posts
        secrets = [post.person for post in posts if post.person]
        secrets += [str(post.authority) for post in posts if post.authority]
        secrets += [str(duty) for post in posts for duty in post.duties if len(str(duty)) > 6]
        secrets += [
            str(step.do)
            for procedure in code.procedures
            for step in procedure.steps
            if not step.customer_step
        ]
        secrets += [
            str(indicator.hide_reason) for indicator in code.performance_indicators if indicator.hide_reason
        ]
        secrets += [
            str(remedy.authority) for one in code.commitments for remedy in one.remedies if remedy.authority
        ]
        secrets += [str(resource.text) for resource in code.resources]
        assert len(secrets) > 10
        told = "\n".join(leaves(view))
        assert [secret for secret in secrets if secret in told and secret not in SAID_IN_PUBLIC_TOO] == []


def test_internal_facts_of_a_made_up_code_are_not_told(tmp_path):
    code = ONE + (
        "procedures: [{id: P1, title: 密程序, steps: [{do: 密步骤, by: repairer, record: 密表}]}]\n"
        "resources: [{id: R1, kind: personnel, text: 密资源}]\n"
        "waivers: [{check: no-remedy, reason: 密理由, by: manager}]\n"
        "performance_indicators:\n  - {id: K1, name: 按时率, source: 密来源, owner: repairer}\n"
    )
    told = "\n".join(
        leaves(
            tell(
                tmp_path,
                code,
                "  - {indicator: K1, period: 2026-01, value: 1, evidence: 密证据, recorded_by: 密人}\n",
            )
        )
    )
    assert "密" not in told
    assert "张三丰" not in told
    assert "九百元" not in told
    assert "总经理" in told


def test_an_unpublished_indicator_appears_nowhere(tmp_path):
    code = ONE.replace(
        "en: We come}",
        "en: We come}, indicators: [K1, K9], variants: [{id: v, when: 夜间, indicators: [K9]}]",
    )
    code += f"performance_indicators:\n{K1}  - {{id: K9, name: 暗指标, publish: false, hide_reason: 试测, targets: ≥50%}}\n"
    view = tell(
        tmp_path,
        code,
        "  - {indicator: K9, period: 2026-01, value: 3, note: 暗注}\n  - {indicator: K1, period: 2026-01, value: 99}\n",
    )
    assert list(indicators(view)) == ["K1"]
    assert [one.id for one in view.groups[0].commitments[0].indicators] == ["K1"]
    assert view.groups[0].commitments[0].variants[0].indicators == ()
    assert view.glance is not None
    assert view.glance.total == 1
    assert "暗" not in "\n".join(leaves(view))


@pytest.mark.parametrize(
    "contact",
    [
        "complaints: {channels: [inside, tel]}",
        "complaints: {channels: [inside, tel]}\ninquiries: {channels: [inside, tel]}",
        "inquiries: {}",
    ],
)
def test_a_hidden_channel_never_appears(tmp_path, contact):
    view = tell(tmp_path, f"{ONE}{contact}\n")
    told = "\n".join(leaves(view.contact))
    assert "9999" not in told
    assert "0571-5550 1234" in told


# Contact


def test_an_organizations_channels_stand_in_where_a_code_names_none(tmp_path):
    contact = tell(tmp_path, ONE).contact
    assert [channel.value for channel in contact.complaint_channels] == ["0571-5550 1234", "a@anju.example"]
    assert [channel.href for channel in contact.complaint_channels] == [
        "tel:057155501234",
        "mailto:a@anju.example",
    ]
    assert contact.inquiry_channels == ()
    assert not contact.is_empty


def test_contacts_typed_in_place_come_without_the_organizations(tmp_path):
    code = (
        ONE
        + "complaints: {phone: 0571-5550 1234, hours: 9:00, email: x@y.example, website: https://y.example, answer_within: 2个工作日, free: yes}\n"
    )
    contact = tell(tmp_path, code).contact
    assert [
        (channel.kind, channel.href, channel.hours_md, channel.free) for channel in contact.complaint_channels
    ] == [
        ("phone", "tel:057155501234", "9:00", True),
        ("email", "mailto:x@y.example", "", True),
        ("website", "https://y.example", "", True),
    ]
    assert contact.decide == "2个工作日内答复"


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        ("phone", "+86 571-5550 1234", "tel:+8657155501234"),
        ("hotline", "服务台", ""),
        ("email", "javascript:alert(1)", ""),
        ("website", "javascript:alert(1)", ""),
        ("website", 'https://a.example/"onclick', ""),
        ("web_form", "http://a.example/表", "http://a.example/表"),
        ("wechat", "安居物业", ""),
    ],
)
def test_only_what_can_be_followed_safely_is_a_link(tmp_path, kind, value, href):
    organization = f"id: a\nname: a\nchannels: [{{id: t, kind: {kind}, value: '{value}'}}]\n"
    view = tell(tmp_path, ONE.replace("manager", "店长"), organization=organization)
    assert [channel.href for channel in view.contact.complaint_channels] == [href]


def test_the_stages_of_complaints_name_posts_and_limits(tmp_path):
    code = (
        ONE
        + "complaints: {channels: [tel], acknowledge_within: 1天, decide_within: 5天, levels: [{by: repairer, within: 5天}, {by: manager, name: 复核}]}\n"
    )
    contact = tell(tmp_path, code).contact
    assert [(stage.name, stage.by, stage.within) for stage in contact.stages] == [
        ("第1级", "维修工", "5天内答复"),
        ("复核", "总经理", ""),
    ]
    assert (contact.acknowledge, contact.decide) == ("1天内告知已受理", "5天内告知处理决定")


def test_the_codes_own_routes_come_before_those_of_the_organization(tmp_path):
    code = ONE + "disputes: [{id: a, provider: 消协, kind: consumer_body, phone: 12315, fee: 免费}]\n"
    organization = ORGANIZATION + "disputes: [{id: b, provider: 法院, kind: court}]\n"
    routes = tell(tmp_path, code, organization=organization).contact.routes
    assert [(route.provider, route.kind, route.fee) for route in routes] == [
        ("消协", "消费者组织", "免费"),
        ("法院", "诉讼", ""),
    ]


def test_the_policy_and_how_often_one_hears_how_it_stands_are_told(tmp_path):
    code = ONE + "complaints: {channels: [tel], policy: 投诉帮我们改进, progress_every: 2个工作日}\n"
    contact = tell(tmp_path, code).contact
    assert (contact.policy_md, contact.progress) == ("投诉帮我们改进", "每2个工作日")
    assert tell(tmp_path, ONE).contact.progress == ""


def test_whoever_is_asked_first_and_by_when_they_hand_over_is_told(tmp_path):
    code = ONE + "first_contact_rule: {text: 谁先接待谁负责, handover_within: 10分钟, posts: [repairer]}\n"
    contact = tell(tmp_path, code).contact
    assert (contact.first_contact_md, contact.handover) == ("谁先接待谁负责", "10分钟内")
    assert tell(tmp_path, ONE + "first_contact_rule: 谁先接待谁负责\n").contact.handover == ""


# Fees, other forms, personal data, where a code is from


def test_fees_are_told_with_their_basis(tmp_path):
    code = ONE + "fees: [{item: 拖车, rate: 每次280元, basis: 价目表}, {item: 洗车, note: 超时免收}]\n"
    assert [(fee.item_md, fee.rate_md, fee.basis_md, fee.note_md) for fee in tell(tmp_path, code).fees] == [
        ("拖车", "每次280元", "价目表", ""),
        ("洗车", "", "", "超时免收"),
    ]


ACCESS = (
    "accessibility: {languages: [zh, en, 手语], service_languages: [zh-Hant], formats: [大字版], locations: [前台], "
    "moments: [before, after], special_needs: [上门说明], free: true, help: 请打热线}\n"
)


def test_forms_languages_and_moments_are_told_in_words(tmp_path):
    access = tell(tmp_path, ONE + ACCESS).access
    assert access is not None
    assert (access.languages, access.service_languages) == ("中文、英语、手语", "繁体中文")
    assert access.moments == "接受服务之前、接受服务之后"
    assert (access.formats_md, access.locations_md, access.special_needs_md) == (
        ("大字版",),
        ("前台",),
        ("上门说明",),
    )
    assert (access.free, access.help_md) == (True, "请打热线")


def test_languages_have_their_names_in_the_language_of_the_page(tmp_path):
    access = tell(tmp_path, ONE + "accessibility: {languages: [zh, en]}\n", language="en").access
    assert access is not None
    assert access.languages == "Chinese, English"


@pytest.mark.parametrize("given", ["", "accessibility: {}\n", "accessibility: {free: false}\n"])
def test_a_code_that_says_nothing_of_other_forms_has_no_section_for_them(tmp_path, given):
    assert tell(tmp_path, ONE + given).access is None


def test_of_personal_data_only_what_customers_may_read_is_told(tmp_path):
    organization = ORGANIZATION + (
        "confidentiality: {data_collected: [姓名, 电话], purpose: 联系您, retention: 2年, notice: 两年后销毁, "
        "access: [repairer], measures: [密措施], breach_steps: [密步骤], owner: repairer}\n"
    )
    view = tell(tmp_path, ONE, organization=organization)
    assert view.privacy is not None
    assert (view.privacy.data_md, view.privacy.purpose_md) == (("姓名", "电话"), "联系您")
    assert (view.privacy.retention, view.privacy.notice_md) == ("2年", "两年后销毁")
    assert "密" not in "\n".join(leaves(view))
    inside = ORGANIZATION + "confidentiality: {measures: [密措施]}\n"
    assert tell(tmp_path, ONE, organization=inside).privacy is None


def test_a_code_taken_over_names_whose_it_was_and_what_was_adapted(tmp_path):
    code = ONE + (
        "adopted_from: {organization: 协会, code: 示范承诺, version: 3.0, url: https://a.example, date: 2025-05-01, "
        "changed: [时限改短], permission: 密许可, latest_version: '3.1', sanctions: 密处分}\n"
    )
    view = tell(tmp_path, code)
    assert view.adoption is not None
    assert dataclasses.astuple(view.adoption) == (
        "协会",
        "示范承诺",
        "3.0",
        "2025年5月1日",
        "https://a.example",
        ("时限改短",),
    )
    assert "密" not in "\n".join(leaves(view))


def test_an_indicator_says_who_is_counted_and_where_it_is_used(tmp_path):
    code = ONE + (
        "performance_indicators:\n  - {id: K1, name: 按时率, population: 全部1860户, customer_groups: [owners], units: [north]}\n"
    )
    told = indicators(tell(tmp_path, code))["K1"]
    assert (told.population_md, told.for_whom, told.units) == ("全部1860户", "业主", "北区")


# Promises


GROUPED = (
    HEAD
    + """\
groups: [{id: g1, name: 维修}, {id: g2, name: 保洁}, {id: g3, name: 空的}]
commitments:
  - {id: A, promise: 甲}
  - {id: B, group: g2, promise: 乙}
  - {id: C, group: g1, promise: 丙}
  - {id: D, group: g2, promise: 丁}
  - {id: E, group: nowhere, promise: 戊}
"""
)


def test_numbers_follow_the_order_of_groups_and_ids_stay(tmp_path):
    view = tell(tmp_path, GROUPED)
    told = [
        (group.name, [(one.number, one.id, one.anchor) for one in group.commitments]) for group in view.groups
    ]
    assert told == [
        ("维修", [("1", "C", "c-C")]),
        ("保洁", [("2", "B", "c-B"), ("3", "D", "c-D")]),
        ("其他承诺", [("4", "A", "c-A"), ("5", "E", "c-E")]),
    ]
    assert [group.anchor for group in view.groups] == ["g-g1", "g-g2", "g--other"]


def test_a_promise_that_has_ended_moves_to_the_changes(tmp_path):
    code = (
        HEAD + "commitments:\n  - {id: A, promise: 旧承诺, until: 2026-02-28}\n  - {id: B, promise: 新承诺}\n"
    )
    view = tell(tmp_path, code)
    assert [(one.number, one.promise_md) for one in view.groups[0].commitments] == [("1", "新承诺")]
    assert [(change.period, change.items_md) for change in view.changes] == [
        ("2026年2月28日之前", ("已停止的承诺：旧承诺",))
    ]
    still = tell(tmp_path, code, day=date(2026, 2, 28))
    assert [one.promise_md for one in still.groups[0].commitments] == ["旧承诺", "新承诺"]
    assert still.changes == ()


def test_a_promise_that_begins_later_is_shown_with_its_day(tmp_path):
    view = tell(tmp_path, HEAD + "commitments:\n  - {id: A, promise: 到场, since: 2026-07}\n")
    assert view.groups[0].commitments[0].upcoming == ("2026年7月1日起：到场",)
    assert (
        tell(tmp_path, HEAD + "commitments:\n  - {id: A, promise: 到场, since: 2026-03-01}\n")
        .groups[0]
        .commitments[0]
        .upcoming
        == ()
    )


SERIES = (
    HEAD
    + """\
commitments:
  - id: A
    service_item: 急修
    promise:
      - {text: 二十分钟到场, until: 2026-01}
      - {text: 十五分钟到场, since: 2026-02}
      - {text: 十分钟到场, since: 2026-07-01}
    limit:
      - {within: 20分钟, until: 2026-01}
      - {within: 15分钟, since: 2026-02, of: 到场}
      - {within: 10分钟, since: 2026-07-01, of: 到场}
    remedy:
      - {text: 致歉, until: 2026-01-31}
      - {text: 减免, amount: 10元, since: 2026-02}
      - {text: 多减免, amount: 20元, since: 2026-07-01}
    variants:
      - id: night
        when: 夜间
        limit: [{within: 40分钟, until: 2026-01}, {within: 30分钟, since: 2026-02}, {within: 25分钟, since: 2026-07-01}]
"""
)


def test_only_the_wording_limit_and_remedy_of_today_stand_in_the_promise(tmp_path):
    promise = tell(tmp_path, SERIES).groups[0].commitments[0]
    assert promise.promise_md == "十五分钟到场"
    assert [limit.value for limit in promise.limits] == ["15分钟内"]
    assert [(remedy.text_md, remedy.amount) for remedy in promise.remedies] == [("减免", "10元")]
    assert [limit.value for limit in promise.variants[0].limits] == ["30分钟内"]


def test_what_changes_on_a_later_day_is_announced_with_that_day(tmp_path):
    assert tell(tmp_path, SERIES).groups[0].commitments[0].upcoming == (
        "2026年7月1日起：十分钟到场",
        "2026年7月1日起：到场：10分钟内",
        "2026年7月1日起：多减免、20元",
        "2026年7月1日起：夜间：25分钟内",
    )


def test_what_held_before_is_among_the_changes(tmp_path):
    changes = tell(tmp_path, SERIES).changes
    assert [change.period for change in changes] == ["2026年1月31日之前"]
    assert changes[0].items_md == (
        "急修：原来的时限：20分钟内",
        "急修：原来的补救：致歉",
        "急修：原来的表述：二十分钟到场",
        "急修：原来的时限：40分钟内",
    )


def test_what_ended_last_comes_first_and_earlier_versions_follow_as_typed(tmp_path):
    code = HEAD + (
        "commitments:\n  - {id: A, promise: 甲, until: 2025-06}\n  - {id: B, promise: 乙, until: 2026-01}\n  - {id: C, promise: 丙}\n"
        "previous_versions:\n  - {version: 1.0, effective_from: 2020-01-01, until: 2022-12-31, summary: 第一版, items: [三条]}\n"
        "  - {version: 0.9, until: 2019}\n  - {version: 0.8, effective_from: 2018-01-01}\n"
    )
    changes = tell(tmp_path, code).changes
    assert [change.period for change in changes] == [
        "2026年1月31日之前",
        "2025年6月30日之前",
        "2020年1月1日至2022年12月31日",
        "2019年止",
        "2018年1月1日起",
    ]
    assert (changes[2].version, changes[2].summary_md, changes[2].items_md) == ("1.0", "第一版", ("三条",))


def test_a_remedy_may_be_that_of_another_promise_or_of_its_variant(tmp_path):
    code = (
        HEAD
        + """\
commitments:
  - {id: A, promise: 甲, remedy: 致歉, variants: [{id: night, when: 夜间, remedy: 减免}]}
  - {id: B, promise: 乙, remedy: {same_as: A}}
  - {id: C, promise: 丙, remedy: {same_as: night}}
  - {id: D, promise: 丁, remedy: {same_as: nothing}}
"""
    )
    a, b, c, d = tell(tmp_path, code).groups[0].commitments
    assert (a.remedy_same_as, a.remedy_same_as_anchor) == ("", "")
    assert (b.remedy_same_as, b.remedy_same_as_anchor, b.remedies) == ("1", "c-A", ())
    assert (c.remedy_same_as, c.remedy_same_as_anchor) == ("1（夜间）", "v-night")
    assert a.variants[0].anchor == "v-night"
    assert (d.remedy_same_as, d.remedy_same_as_anchor) == ("", "")


def test_a_promise_names_groups_places_and_posts_never_persons(tmp_path):
    code = (
        HEAD
        + "commitments:\n  - {id: A, promise: 甲, customer_groups: [owners, 访客], places: [north, 南门], delivered_by: [repairer, 物业助理]}\n"
    )
    promise = tell(tmp_path, code).groups[0].commitments[0]
    assert (promise.for_whom, promise.where, promise.delivered_by) == (
        "业主、访客",
        "北区、南门",
        "维修工、物业助理",
    )


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ("statutory: true", "法定最低标准"),
        ("statutory: true, basis: 某法", "法定最低标准（某法）"),
        ("basis: 某法", "某法"),
        ("note: 无", ""),
    ],
)
def test_a_legal_minimum_says_so(tmp_path, fields, basis):
    assert (
        tell(tmp_path, f"{HEAD}commitments:\n  - {{id: A, promise: 甲, {fields}}}\n")
        .groups[0]
        .commitments[0]
        .basis
        == basis
    )


@pytest.mark.parametrize(
    ("fields", "case"),
    [
        ("when: 夜间, places: [north]", "夜间"),
        ('received: {before: "13:00"}', "13:00前受理"),
        ('received: {from: "13:00"}', "13:00起受理"),
        ("customer_groups: [owners, shops], places: [north]", "业主、商户、北区"),
    ],
)
def test_a_variant_says_which_case_it_is_for(tmp_path, fields, case):
    view = tell(
        tmp_path, f"{HEAD}commitments:\n  - {{id: A, promise: 甲, variants: [{{id: v, {fields}}}]}}\n"
    )
    assert view.groups[0].commitments[0].variants[0].when == case


LIMITS = [
    ("{within: 15分钟, from: 报修, until: 到场, clock: always}", "15分钟内", "从报修到到场", ("24小时计时",)),
    ("{within: 次日12:00, until: 修好}", "次日12:00前", "到修好为止", ()),
    ("{within: 当日, from: 报修}", "当日", "从报修起算", ()),
    ("{notice: 3天, before: 停水, to: 住户}", "至少提前3天", "停水之前", ("通知住户",)),
    ('{level: 水压, op: ">=", value: 0.20, unit: MPa, statistic: mean}', "≥0.2 MPa", "", ("指平均值",)),
    ("{level: 室温, between: [18, 26], unit: ℃, tolerance: ±1℃}", "18–26℃", "", ("允许偏差±1℃",)),
    ("{level: 层数, value: 3}", "3", "", ()),
    ("{times: 2, per: 年, of: 清洗水箱}", "每年2次", "", ()),
    ("{breach_when: {occasions: 2, each: 1小时, in: 28天}}", "28天内达到2次、每次1小时即视为未做到", "", ()),
    ("{breach_when: {occasions: 2, in: 28天}}", "28天内达到2次即视为未做到", "", ()),
    ("{breach_when: {occasions: 2}}", "达到2次即视为未做到", "", ()),
    ("{reference: 按监管要求}", "按监管要求", "", ()),
    ("{always: 有人值班}", "有人值班", "", ()),
    ("{never: 二次收费}", "二次收费", "", ()),
    (
        "{within: 3天, counting: next_day, statistic: p90, hedge: 一般为, covers: 本公司环节, on_days: 周一至周五, when: 大雨, statutory: {within: 5天, reference: 某办法}}",
        "3天内",
        "",
        (
            "大雨",
            "周一至周五",
            "从次日起算",
            "指90%的情形",
            "原文用语：一般为",
            "本公司环节",
            "法定时限：5天（某办法）",
        ),
    ),
    ("{within: 3天, statutory: {within: 5天}}", "3天内", "", ("法定时限：5天",)),
]


@pytest.mark.parametrize(("typed", "value", "span", "notes"), LIMITS)
def test_each_kind_of_limit_is_said_in_a_few_words(tmp_path, typed, value, span, notes):
    limit = (
        tell(tmp_path, f"{HEAD}commitments:\n  - id: A\n    promise: 甲\n    limit: {typed}\n")
        .groups[0]
        .commitments[0]
        .limits[0]
    )
    assert (limit.value, limit.span, limit.notes) == (value, span, notes)


def test_a_limit_says_what_it_is_about(tmp_path):
    code = f"{HEAD}commitments:\n  - {{id: A, promise: 甲, limit: [{{within: 1天, of: 联系}}, {{level: 水压, value: 3}}, {{within: 2天}}]}}\n"
    assert [limit.about for limit in tell(tmp_path, code).groups[0].commitments[0].limits] == [
        "联系",
        "水压",
        "",
    ]


REMEDIES = [
    ("致歉", "", "致歉", "", ()),
    ("{text: 减免10元, amount: 10元}", "", "减免10元", "10元", ()),
    (
        "{when: 维修超时, for: [shops], amount: 10元, per: 单, every: 1天, round: up, cap: 100元, automatic: true, form: 账户赠款, within: 30天, from: 竣工}",
        "对商户、维修超时",
        "",
        "10元/单，每天计一次；不足一个单位按一个单位计；最多100元",
        ("形式：账户赠款", "自动给付，不用申请", "从竣工起30天内兑现"),
    ),
    (
        "{amount: £50, per: event, at_most: {times: 5, per: fiscal_year}, if_paid_late: {amount: £40, text: 致歉}, then: {amount: £50, every: 12小时}}",
        "",
        "",
        "£50/次；每财政年度最多5次",
        ("之后每12小时再付£50", "逾期未付另加£40", "逾期未付：致歉"),
    ),
    (
        "{amount: 5元, round: down, at_most: {times: 1, per: 学期}, automatic: false, until: 恢复供水, within: 3天, then: {amount: 1元, text: 再谈}, verified: false}",
        "",
        "",
        "5元；不足一个单位不计；每学期最多1次",
        ("未核实", "直到恢复供水", "之后再付1元", "之后：再谈", "需要申请", "3天内兑现"),
    ),
    ("{text: 退款, claim: 凭单号, automatic: false}", "", "退款", "", ("怎样领取：凭单号",)),
]


@pytest.mark.parametrize(("typed", "said"), [(typed, tuple(said)) for typed, *said in REMEDIES])
def test_each_shape_of_remedy_is_said(tmp_path, typed, said):
    view = tell(tmp_path, f"{HEAD}commitments:\n  - id: A\n    promise: 甲\n    remedy: {typed}\n")
    remedy = view.groups[0].commitments[0].remedies[0]
    assert (remedy.when, remedy.text_md, remedy.amount, remedy.details) == said


def test_an_amount_that_the_words_say_already_is_marked(tmp_path):
    code = f"{HEAD}commitments:\n  - {{id: A, promise: 甲, remedy: [{{text: 减免10元, amount: 10元}}, {{text: 减免, amount: 10元}}]}}\n"
    assert [remedy.is_amount_said for remedy in tell(tmp_path, code).groups[0].commitments[0].remedies] == [
        True,
        False,
    ]


def test_empty_columns_are_known_beforehand(tmp_path):
    view = tell(tmp_path, ONE)
    assert (view.has_limits, view.has_remedies, view.has_results, view.glance) == (False, False, False, None)
    full = tell(
        tmp_path,
        ONE.replace(
            "en: We come}", "en: We come}, variants: [{id: v, when: 夜间, limit: 1天, remedy: 致歉}]"
        ),
    )
    assert (full.has_limits, full.has_remedies) == (True, True)


# Figures


RATES = ONE + f"performance_indicators:\n{K1}"


def figure(
    numerator: int, denominator: int, period: str = "2026-01", indicator: str = "K1", **fields: str
) -> str:
    more = "".join(f", {key}: {value}" for key, value in fields.items())
    return f"  - {{indicator: {indicator}, period: {period}, numerator: {numerator}, denominator: {denominator}{more}}}\n"


def test_a_miss_by_a_hair_is_shown_as_a_miss(tmp_path):
    found = indicators(tell(tmp_path, RATES.replace("≥98%", "100%"), figure(2999, 3000)))["K1"]
    assert [(one.value, one.counts, one.target) for one in found.latest] == [
        ("99.97%", "2,999/3,000", "100%")
    ]
    assert (found.verdict, found.verdict_label) == (Verdict.MISSED, "未达标")


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("numerator: 0, denominator: 0", "当期没有此类事项"),
        ("state: no_cases", "当期没有此类事项"),
        ("state: suspended, value: 0", "暂停"),
        ("state: withheld", "不公布"),
        ("note: 无", "当期没有测量"),
    ],
)
def test_a_state_is_told_in_words_and_never_as_zero_or_met(tmp_path, row, value):
    found = indicators(tell(tmp_path, RATES, f"  - {{indicator: K1, period: 2026-01, {row}}}\n"))["K1"]
    assert (found.latest[0].value, found.latest[0].verdict, found.verdict) == (
        value,
        Verdict.NO_VALUE,
        Verdict.NO_VALUE,
    )
    assert found.trend is None


def test_sites_stand_side_by_side_and_nothing_is_added_up(tmp_path):
    view = tell(tmp_path, RATES, figure(1, 2, site="north") + figure(3, 3, site="南区"))
    found = indicators(view)["K1"]
    assert [(one.site, one.value, one.verdict) for one in found.latest] == [
        ("北区", "50%", Verdict.MISSED),
        ("南区", "100%", Verdict.MET),
    ]
    assert found.verdict is Verdict.MISSED
    assert len(found.history) == 2


def test_figures_come_with_what_was_left_out_why_and_what_is_done(tmp_path):
    row = figure(
        1,
        2,
        excluded="[{count: 3, reason: 台风}]",
        explanation="缺人",
        action="招人",
        note="补报",
        events="[停电]",
        sample_size="40",
        restated="算错",
    )
    found = indicators(tell(tmp_path, RATES, row))["K1"].latest[0]
    assert found.excluded == ("不含3例：台风",)
    assert (found.explanation_md, found.action_md) == ("缺人", "招人")
    assert found.notes_md == ("补报", "停电", "样本40", "数值有更正：算错")


def test_a_rank_and_a_yes_are_told_in_words(tmp_path):
    code = (
        ONE
        + "performance_indicators:\n  - {id: R, name: 名次, kind: rank, targets: 前3名}\n  - {id: Y, name: 公布, kind: yes_no}\n"
    )
    view = tell(
        tmp_path,
        code,
        "  - {indicator: R, period: 2026, value: 2}\n  - {indicator: Y, period: 2026, met: true}\n",
    )
    found = indicators(view)
    assert (found["R"].latest[0].value, found["R"].target) == ("第2名", "前3名")
    assert (found["Y"].latest[0].value, found["Y"].verdict) == ("做到", Verdict.MET)


def test_the_trend_has_words(tmp_path):
    found = indicators(tell(tmp_path, RATES, figure(1, 2, "2025-12") + figure(2, 2)))["K1"]
    assert (found.trend, found.trend_label) == (Trend.BETTER, "比上期好")


def test_a_result_that_is_late_is_named_with_its_day_and_counts_as_not_reported(tmp_path):
    found = indicators(tell(tmp_path, RATES, figure(2, 2, "2025-12")))["K1"]
    assert found.overdue == ""
    late = indicators(tell(tmp_path, RATES, figure(2, 2, "2025-12"), day=date(2026, 3, 10)))["K1"]
    assert late.overdue == "2026年1月的结果应在2026年3月3日前公布，已逾期7天"
    assert late.verdict is Verdict.NOT_REPORTED
    assert late.latest[0].value == "100%"


@pytest.mark.parametrize(
    ("change", "day", "verdict", "label"),
    [
        ("", date(2026, 3, 1), Verdict.NO_VALUE, "尚未到报告期"),
        ("", date(2026, 6, 1), Verdict.NOT_REPORTED, "未报告"),
        ("transcribed_from: {url: https://a.example}\n", date(2026, 6, 1), Verdict.NO_VALUE, "尚未到报告期"),
    ],
)
def test_a_first_report_is_missed_only_when_it_could_be_there(tmp_path, change, day, verdict, label):
    code = f"{RATES}  - {{id: K2, name: 另一个, targets: ≥1%, frequency: monthly}}\n{change}"
    found = indicators(tell(tmp_path, code, figure(1, 1, "2026-05", "K2"), day=day))["K1"]
    assert (found.verdict, found.verdict_label) == (verdict, label)


def test_a_withdrawn_indicator_says_so_and_is_never_late(tmp_path):
    code = RATES.replace("frequency: monthly", "frequency: monthly, until: 2025-12")
    found = indicators(tell(tmp_path, code, figure(1, 1, "2025-12"), day=date(2027, 1, 1)))["K1"]
    assert (found.withdrawn, found.overdue, found.verdict) == ("2025年12月后停用", "", Verdict.MET)


def test_the_target_of_today_is_named_and_each_figure_has_its_own(tmp_path):
    code = RATES.replace("targets: ≥98%", "targets: [{value: ≥90%, until: 2025}, {value: ≥95%, since: 2026}]")
    found = indicators(tell(tmp_path, code, figure(92, 100, "2025-12") + figure(92, 100)))["K1"]
    assert found.target == "≥95%"
    assert [(one.period_id, one.target, one.verdict) for one in found.history] == [
        ("2026-01", "≥95%", Verdict.MISSED),
        ("2025-12", "≥90%", Verdict.MET),
    ]


def test_events_of_a_results_file_are_told_with_their_period(tmp_path):
    workspace = read(tmp_path, RATES)
    (tmp_path / "x" / "results").mkdir()
    (tmp_path / "x" / "results" / "a.yml").write_text(
        "period: 2026-01\nevents: [台风]\nresults: [{indicator: K1, value: 99}]\n", encoding="utf-8"
    )
    (tmp_path / "x" / "results" / "b.yml").write_text(
        "period: 2026-02\nevents: [与本规范无关]\n", encoding="utf-8"
    )
    workspace = load_workspace(tmp_path).workspace
    assert public_code(*speak(workspace)).events_md == ("2026年1月：台风",)


# At a glance


THREE = f"{ONE}performance_indicators:\n" + "".join(K1.replace("K1", f"K{n}") for n in (1, 2, 3))


def test_the_glance_counts_what_was_met_missed_and_not_reported(tmp_path):
    view = tell(tmp_path, THREE, figure(1, 1) + figure(1, 2, indicator="K2") + figure(0, 0, indicator="K3"))
    assert view.glance is not None
    assert view.glance.sentence == "3项有目标的指标中，1项达标、1项未达标、1项当期无数值。"
    assert view.glance.period == "2026年1月"
    assert [indicator.id for indicator in view.glance.missed_indicators] == ["K2"]
    assert (view.glance.met, view.glance.missed, view.glance.no_value, view.glance.not_reported) == (
        1,
        1,
        1,
        0,
    )


def test_the_glance_is_one_sentence_in_english_with_the_right_plurals(tmp_path):
    one = tell(tmp_path, RATES, figure(1, 1), language="en").glance
    assert one is not None
    assert one.sentence == "Of 1 indicator with a target, 1 was met."
    three = tell(
        tmp_path,
        THREE,
        figure(1, 1) + figure(1, 1, indicator="K2") + figure(1, 2, indicator="K3"),
        language="en",
    ).glance
    assert three is not None
    assert three.sentence == "Of 3 indicators with a target, 2 were met, 1 was missed."


def test_different_newest_periods_are_called_the_latest_of_each(tmp_path):
    glance = tell(
        tmp_path, THREE, figure(1, 1) + figure(1, 1, "2025-12", "K2") + figure(1, 1, indicator="K3")
    ).glance
    assert glance is not None
    assert glance.period == "各项指标最近一期"


@pytest.mark.parametrize("change", ["none", "none, frequency: yearly"])
def test_an_indicator_without_a_target_is_not_counted(tmp_path, change):
    code = (
        f"{RATES}  - {{id: K2, name: 观察, targets: {change}}}\n  - {{id: K3, name: 观察, targets: none}}\n"
    )
    glance = tell(tmp_path, code, figure(1, 1) + figure(1, 1, "2020", indicator="K2")).glance
    assert glance is not None
    assert (glance.total, glance.met) == (1, 1)


def test_a_withdrawn_indicator_is_not_counted(tmp_path):
    code = THREE.replace(
        "K3, name: {zh: 按时率, en: On time}", "K3, until: 2025-12, name: {zh: 按时率, en: On time}"
    )
    glance = tell(tmp_path, code, figure(1, 1) + figure(1, 1, "2025-11", "K3")).glance
    assert glance is not None
    assert glance.total == 2


def test_without_any_report_there_is_no_glance(tmp_path):
    assert tell(tmp_path, THREE).glance is None


# The code


def test_the_head_names_posts_dates_and_version_as_typed(tmp_path):
    edition = tell(tmp_path, ONE).edition
    assert (edition.version, edition.status_label, edition.since, edition.since_iso) == (
        "2.10",
        "现行",
        "2026年2月1日",
        "2026-02-01",
    )
    assert (edition.approved_by, edition.approved_on, edition.owner) == ("总经理", "2026年1月5日", "总经理")
    assert (edition.next_review, edition.review_overdue, edition.is_upcoming) == (
        "2027年1月31日",
        False,
        False,
    )


def test_a_code_that_comes_into_force_later_and_one_whose_review_is_late_say_so(tmp_path):
    upcoming = tell(tmp_path, ONE, day=date(2026, 1, 31)).edition
    assert (upcoming.is_upcoming, upcoming.status_label) == (True, "尚未实施")
    assert not tell(tmp_path, ONE, day=date(2027, 1, 31)).edition.review_overdue
    assert tell(tmp_path, ONE, day=date(2027, 2, 1)).edition.review_overdue


def test_a_transcribed_code_names_its_source(tmp_path):
    code = (
        ONE
        + "transcribed_from: [{url: https://a.example/x, published: 2023, retrieved: 2026-01-02}, {url: https://b.example, title: 某公司公告}]\nincomplete: 缺评审日期\n"
    )
    view = tell(tmp_path, code)
    assert view.transcribed
    assert [(one.title, one.published, one.retrieved) for one in view.sources] == [
        ("https://a.example/x", "2023年", "2026年1月2日"),
        ("某公司公告", "", ""),
    ]
    assert view.incomplete_md == "缺评审日期"


def test_everything_a_code_says_of_itself_is_told(tmp_path):
    code = ONE + (
        "purpose: 说清楚\nslogan: 快\nscope: {services: [报修], places: [north], not_covered: [商铺], text: 全部}\ncustomer_groups: [owners]\n"
        "principles: [{name: 快, text: 先到}]\nobjectives: [{id: O, text: 更快, target: ≥98%, by: 2026-12-31}]\n"
        "definitions: [{term: 急修, definition: 停水停电}]\nlimitations: [台风]\nconvenience_measures: [轮椅]\nnotes: [示例]\n"
        "leadership_commitment: {text: 我批准, by: manager, on: 2026-01-05, name: 张三丰}\n"
    )
    view = tell(tmp_path, code)
    assert (view.purpose_md, view.slogan, view.scope_md, view.customer_word) == (
        "说清楚",
        "快",
        "全部",
        "业主",
    )
    assert (view.services_md, view.places, view.not_covered_md, view.customer_groups) == (
        ("报修",),
        ("北区",),
        ("商铺",),
        ("业主",),
    )
    assert [(one.text_md, one.target, one.by) for one in view.objectives] == [
        ("更快", "≥98%", "2026年12月31日")
    ]
    assert [(one.term, one.definition_md, one.anchor) for one in view.terms] == [("急修", "停水停电", "t-1")]
    assert (view.limitations_md, view.convenience_md, view.notes_md) == (("台风",), ("轮椅",), ("示例",))
    assert (view.leadership_md, view.leadership_by) == ("我批准", "总经理、2026年1月5日")
    assert [(one.name, one.text_md) for one in view.principles] == [("快", "先到")]


def test_an_entry_of_the_index_tells_a_code_in_a_few_lines(tmp_path):
    speaker, code = speak(read(tmp_path, THREE, figure(1, 1)))
    view = public_code(speaker, code)
    entry = public_entry(speaker, code, view, key="anju/repair")
    assert (entry.id, entry.title, entry.organization) == ("anju/repair", "维修承诺", "安居物业")
    assert (entry.language, entry.language_name, entry.facts[:2]) == ("zh", "简体中文", ("现行", "1项承诺"))
    assert view.glance is not None
    assert entry.glance == view.glance.sentence


# Languages


def missing(folder: Path, code: str, language: str = "en") -> list[str]:
    speaker, found = speak(read(folder, code), language)
    public_code(speaker, found)
    return [str(text) for text in speaker.missing]


def test_what_has_no_translation_is_remembered(tmp_path):
    assert missing(tmp_path, ONE) == []
    assert missing(tmp_path, ONE + "purpose: 说清楚\nlimitations: [台风]\n") == ["说清楚", "台风"]
    assert missing(tmp_path, ONE + "purpose: 说清楚\n", "zh") == []


@pytest.mark.parametrize(
    "given",
    [
        "fees: [{item: {zh: 拖车, en: Towing}, note: 漏译}]",
        "first_contact_rule: 漏译",
        "accessibility: {help: 漏译}",
        "accessibility: {formats: [漏译]}",
        "complaints: {channels: [tel], policy: 漏译}",
        "adopted_from: {organization: 漏译}",
        "performance_indicators: [{id: K, name: {zh: 率, en: Rate}, population: 漏译}]",
    ],
)
def test_what_goes_with_the_promises_needs_a_translation_too(tmp_path, given):
    assert missing(tmp_path, f"{ONE}{given}\n") == ["漏译"]


def test_phones_figures_and_addresses_need_no_translation(tmp_path):
    code = ONE + "complaints: {phone: 0571-5550 1234, website: https://a.example/投诉, hours: 9:00-18:00}\n"
    code += "disputes: [{id: a, provider: '12315', kind: consumer_body, phone: 12315}]\nslogan: 100%\n"
    assert missing(tmp_path, code) == []


def test_an_internal_text_needs_no_translation(tmp_path):
    code = (
        ONE
        + "procedures: [{id: P1, title: 急修, steps: [登记]}]\nresources: [{id: R, kind: personnel, text: 两人}]\n"
    )
    assert (
        missing(
            tmp_path, code + "performance_indicators: [{id: K, name: 暗, publish: false, hide_reason: 试}]\n"
        )
        == []
    )


def test_an_upcoming_text_needs_a_translation_too(tmp_path):
    code = (
        HEAD
        + "commitments:\n  - {id: A, promise: [{text: {zh: 甲, en: A}, until: 2026-06}, {text: 乙, since: 2026-07}]}\n"
    )
    assert set(missing(tmp_path, code)) == {"乙"}


def test_a_page_in_english_is_told_in_english_throughout(tmp_path):
    view = tell(tmp_path, RATES, figure(1, 2), language="en", day=date(2026, 4, 1))
    told = "\n".join(leaves(view))
    assert not [character for character in told if "\u4e00" <= character <= "\u9fff"]
    assert view.customer_word == "resident"


def test_the_demo_is_complete_in_both_languages():
    for language in ("zh", "en"):
        for speaker, _, view in demo(language):
            assert speaker.missing == []
            assert view.language == language


def test_words_of_our_own_stand_in_for_the_customer_where_the_organization_has_none(tmp_path):
    organization = ORGANIZATION.replace("customer_word: {zh: 业主, en: resident}\n", "customer_word: 业主\n")
    assert tell(tmp_path, ONE, language="en", organization=organization).customer_word == "customer"


def test_an_organization_may_replace_our_words(tmp_path):
    workspace = read(tmp_path, ONE)
    (tmp_path / "settings.yml").write_text(
        "as_of: 2026-03-01\nlabels: {zh: {status.in_force: 生效中}}\n", encoding="utf-8"
    )
    assert public_code(*speak(workspace)).edition.status_label == "现行"
    assert public_code(*speak(load_workspace(tmp_path).workspace)).edition.status_label == "生效中"
