"""Running text: every number with a unit is found, and only words that make a limit make one."""

import pytest

from mkdocs_conduct.model.quantity import Mention, mentions


def _said(mention: Mention) -> str:
    mark = " limit" if mention.limit else " lead" if mention.lead else ""
    return f"{mention.kind} {mention.value}{mark}"


def _all(text):
    return [_said(mention) for mention in mentions(text)]


LIMITS = [
    # Wording of the founding documents.
    ("水、电等急迫性报修十五分钟内到现场", "15 minutes"),
    ("一般维修任务在接报后不超过24小时完成", "24 hours"),
    ("一般性维修不过夜", "by the end of the day"),
    ("在接到通知的48小时内办理", "48 hours"),
    ("应在3日内提出", "3 days"),
    ("需在7个工作日内作出答复", "7 working days"),
    # Published codes.
    ("16 时前录入系统的工单当日完成", "same day"),
    ("16 时后录入系统的工单 24 小时内完成", "24 hours"),
    ("因电信方原因 30 天内不能装移的给予补偿", "30 days"),
    ("供电企业各环节合计不超过 22 个工作日", "22 working days"),
    ("客户提出电表数据异常后 5 个工作日内核实并答复", "5 working days"),
    ("接到通知后 30 分钟左右赶赴现场", "30 minutes"),
    ("直径 ≤600mm 管道 12 小时内修复", "12 hours"),
    ("直径 700–1000mm 24 小时内修复", "24 hours"),
    ("下午一時前接獲的淤塞投訴即日回應", "same day"),
    ("下午一時後接獲的於翌日正午前回應", "next day 12:00"),
    ("…by noon next day if reported after 1 pm", "next day 12:00"),
    ("Blocked drains: same-day response if reported before 1 pm", "same day"),
    ("收到 HBP1 表格後 9 個工作天內回應", "9 working days"),
    ("兩個工作天內初步回應", "2 working days"),
    ("Written enquiries: initial reply in 2 working days", "2 working days"),
    ("一個月內詳細回覆", "1 month"),
    ("Full reply within a month", "1 month"),
    ("Complaints: respond in 10 calendar days", "10 days"),
    ("Enquiries acknowledged within 1 working day", "1 working day"),
    ("Reading-list books available within 4 weeks", "4 weeks"),
    ("Store items accessible within 48 hours, Monday to Friday", "48 hours"),
    ("Document supply requests in 3 working days", "3 working days"),
    # Other words that limit.
    ("急修15分钟到场", "15 minutes"),
    ("在24小时完成", "24 hours"),
    ("在24小时之内修复", "24 hours"),
    ("3天前完成", "3 days"),
    ("办理时限为5个工作日", "5 working days"),
    ("最长3个工作日", "3 working days"),
    ("等候时间少于10分钟", "10 minutes"),
    ("等候≤10分钟", "10 minutes"),
    ("no later than 3 working days after receipt", "3 working days"),
    ("2 hours or less", "2 hours"),
    ("三至五个工作日内答复", "5 working days"),
    ("within three to five working days", "5 working days"),
    ("1小时30分内到达", "90 minutes"),
    ("一个半小时内送达", "90 minutes"),
    ("半年内免费维修", "6 months"),
    ("目前3天内办结", "3 days"),
    ("20秒内接听", "20 seconds"),
    ("下一个工作日回电", "1 working day"),
]


@pytest.mark.parametrize(("text", "limit"), LIMITS)
def test_words_of_limit_make_a_time_a_limit(text, limit):
    assert [_said(m) for m in mentions(text) if m.kind == "duration"] == [f"duration {limit} limit"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("设立24小时热线服务值班电话", ["duration 24 hours"]),
        ("24小时服务", ["duration 24 hours"]),
        ("控制室24小时值班", ["duration 24 hours"]),
        ("24小时前台服务", ["duration 24 hours"]),
        ("24小时上门服务", ["duration 24 hours"]),
        ("7×24小时响应", ["duration 24 hours"]),
        ("open 24 hours", ["duration 24 hours"]),
        ("提前5分钟到岗", ["duration 5 minutes lead"]),
        ("开餐前5分钟", ["duration 5 minutes lead"]),
        ("在开餐前的5分钟到岗", ["duration 5 minutes lead"]),
        ("计划检修停电提前 7 日通知用户", ["duration 7 days lead"]),
        ("临时检修停电提前 24 小时通知重要用户", ["duration 24 hours lead"]),
        ("停水48小时前发布", ["duration 48 hours lead"]),
        (
            "48 hours notice of a planned interruption over 4 hours",
            ["duration 48 hours lead", "duration 4 hours"],
        ),
        ("2 working days’ written notice", ["duration 2 working days lead"]),
        ("7 days before the works", ["duration 7 days lead"]),
        ("每30天完成一次清洗", ["duration 30 days", "count 1"]),
        ("28天内累计2次", ["duration 28 days", "count 2"]),
        ("12个月内2次", ["duration 12 months", "count 2"]),
        ("At least two metered bills in 12 months", ["duration 12 months"]),
        ("2 occasions of 1 hour within 28 days", ["count 2", "duration 1 hour", "duration 28 days"]),
        ("不少于48小时", ["duration 48 hours"]),
        ("2–3年", ["duration 3 years"]),
        ("市内一小时/省内当天/省外两天", ["duration 1 hour", "duration same day limit", "duration 2 days"]),
        ("七天内凭小票退货，当场退款。", ["duration 7 days limit", "duration immediately"]),
        ("在24小时内容器", ["duration 24 hours"]),
        (
            "受理后24小时内联系客户，5 个工作日内答复",
            ["duration 24 hours limit", "duration 5 working days limit"],
        ),
    ],
)
def test_opening_hours_lead_times_and_windows_are_durations_but_no_limits(text, found):
    assert _all(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投诉处理及时率不低于95%", ["percent 95"]),
        ("管网压力合格率 98% 以上", ["percent 98"]),
        ("百分之九十八的用户", ["percent 98"]),
        ("百分之百，百分百", ["percent 100", "percent 100"]),
        ("At least 90 per cent", ["percent 90"]),
        ("供电可靠率99.9％", ["percent 99.9"]),
        ("未做到时赠送20元购书券", ["money 20 CNY"]),
        ("减免当月物业费10元", ["money 10 CNY"]),
        ("补偿五十元或1万元", ["money 50 CNY", "money 10000 CNY"]),
        ("HK$40, £40 and 10 CNY", ["money 40 HKD", "money 40 GBP", "money 10 CNY"]),
        ("20块钱", ["money 20 CNY"]),
        ("供水水质年检 97 项全分析", ["count 97"]),
        ("每月2次，三名客户", ["count 2", "count 3"]),
        ("每年一次", ["count 1"]),
        ("每季度至少一次", ["count 1"]),
        ("每月公布一次", ["count 1"]),
        ("每半年一次", ["duration 6 months", "count 1"]),
    ],
)
def test_shares_sums_and_counts_are_found(text, found):
    assert _all(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "一次购车，终身服务",
        "第一次、第3个工作日、第三季度",
        "一般维修",
        "最近的网点",
        "客户服务热线95598",
        "拨打12345人工服务",
        "电话 0571-5550 1234 次日",
        "手机13800001234个人",
        "2026年3月1日起施行",
        "2026年度计划，2026年3月",
        "三月完成，每月15日公布，3日",
        "8:30开门，16时关门，下午三点半",
        "十分满意，90分",
        "一季度，三季度",
        "二次供水，零件，三包",
        "三五天，两三个工作日",
        "3年级，10周年，2小时工",
        "上半年完成",
        "twice a day",
        "the third quarter, 3 quarters of them, 5d",
        "5元素，20块砖，10 top",
        "GB/T 19010, article 5 days",
        "Top 3 in LibQual",
        "https://example.org/3天 a@b2次.cn",
        "HBP1 次",
        "即日起施行",
        "供水压力不低于 0.2 兆帕",
        "",
    ],
)
def test_dates_ordinals_telephones_and_idioms_are_no_mentions(text):
    assert [m for m in mentions(text) if m.text != "次日"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("接报后１５　分钟内到场", "１５　分钟"),
        ("需 3－5个工作日 内", "3－5个工作日"),
        ("㎡满意率９８％。", "９８％"),
        ("次日12：00前送达", "次日12：00前"),
    ],
)
def test_a_mention_stands_where_it_was_typed(text, said):
    (mention,) = mentions(text)
    assert mention.text == said == text[mention.start : mention.end]
