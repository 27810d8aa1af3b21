"""Supervision and daily work, row by row: each test is named as its row, and holds what the demos say against it."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from mkdocs_conduct import check
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.load import builtin_forms, load_workspace
from mkdocs_conduct.measure.sampling import spot_check_period, spot_check_sample
from mkdocs_conduct.site import Audience, SiteOptions
from sample import DEMO, seen

RESTAURANT, PROPERTY, MOTORS, YARD = "hewei-kitchen", "anju-property", "yunling-motors", "bochuan-materials"
AUTUMN, WINTER = "inspections/2025-Q4.yml", "inspections/2026-01.yml"
TAXI_SUPERVISION = """\
inspection_types:
  - {id: yard-round, name: 场内检查, kind: routine, frequency: weekly, notice: none, focus: [vehicle, driver, five-assurances], report: 签字存档, follow_up: fleet-officer}
"""


@cache
def pages() -> dict[str, str]:
    """Return what a reader of the internal site of all demos sees, by address."""
    site = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL))).site
    return {page.url: plain(page.content.html) for page in site.pages}


def plain(html: str) -> str:
    """Return the words a reader sees, with a space wherever a cell or a box begins."""
    return " ".join(seen(f"<body>{html}</body>".replace("<", " <")).split())


def supervision(organization: str = RESTAURANT) -> str:
    return pages()[f"supervision/{organization}/"]


def form(name: str, organization: str = RESTAURANT) -> str:
    return pages()[f"forms/{organization}/{name}/"]


def part(text: str, begin: str, end: str) -> str:
    """Return what stands between two headings."""
    assert begin in text, begin
    return text.split(begin, 1)[1].split(end, 1)[0]


@pytest.fixture
def told(tmp_path: Path):
    """Check one demo with words of it changed: the places in the files of what a rule finds."""

    def find(rule: str, *changes: tuple[str, str, str], demo: str = "demo-restaurant") -> list[str]:
        codes = tmp_path / "codes"
        shutil.copytree(DEMO / demo, codes / demo)
        shutil.copy(DEMO / "settings.yml", codes)
        clean = [one for one in check.run(load_workspace(codes, base=codes)).problems if one.rule == rule]
        assert clean == [], "the demo itself is clean"
        for name, old, new in changes:
            path = codes / demo / name
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            path.write_text(text.replace(old, new), encoding="utf-8")
        found = check.run(load_workspace(codes, base=codes)).problems
        return [one.message("en") for one in found if one.rule == rule]

    return find


# E


def test_four_inspections_with_rules_of_their_own(told):
    """Routine, special, surprise and comprehensive inspections each have their own rules and their own form."""
    plan = part(supervision(), "检查计划", "本期抽查")
    for rule in ("每天 明查，不通知", "每月 明查，事先通知", "暗查，不通知", "不定期 明查，不通知"):
        assert rule in plan
    kinds = ("routine", "special", "surprise", "comprehensive")
    assert len({form(f"inspection-{kind}") for kind in kinds}) == 4
    assert told("dangling-reference", (WINTER, "type: full-check", "type: night-check"))


def test_special_inspection_form_is_built_of_its_focus_and_its_result_is_due_monthly(told):
    """The form of a special inspection is built of its focus, and its results are published every month."""
    shown = form("inspection-special")
    for topic in ("仪容仪表", "服务态度", "服务意识", "商品质量", "卫生状况", "消防安全"):
        assert topic in shown
    assert "生、熟食品的刀、板、盆分开" in shown
    assert "走在顾客前方一步半带路" in shown
    assert told(
        "publication-overdue", (AUTUMN, "  - {type: topic-check, period: 2025-11, on: 2025-12-04}\n", "")
    )


def test_surprise_inspection_has_a_good_reason_and_a_detailed_report(told):
    """A surprise inspection is not announced, has a good reason, disturbs nobody and ends with a detailed report."""
    report = form("surprise-report/filled")
    assert "一周内两件投诉说码头店等位没有人招呼" in report
    assert "晚餐高峰迎宾台离岗十分钟" in report
    assert "不影响正在用餐的顾客" in supervision()
    reason = "    reason: 一周内两件投诉说码头店等位没有人招呼\n"
    assert told("surprise-without-reason", (AUTUMN, reason, ""))


def test_comprehensive_inspection_tells_on_the_spot_and_sets_a_day_to_mend(told):
    """The result of a comprehensive inspection is told on the spot, with a day to mend it that is followed up."""
    shown = form("inspection-comprehensive/filled")
    assert "整改期限" in shown
    assert "后厨通道堆放空箱，挡住灭火器 厨师长 2026-01-23 店长" in shown
    assert "跟进：店长" in supervision()
    assert told("rectification-overdue", (WINTER, "        due: 2026-01-23", "        due: 2026-01-16"))


def test_open_and_covert_inspections():
    """Every inspection is open or covert, and the form says which."""
    assert "明查 暗查" in form("inspection-surprise")
    assert "✓ 暗查" in form("inspection-surprise/filled")
    assert "✓ 明查" in form("inspection-comprehensive/filled")
    assert "神秘顾客记录表" in form("mystery-customer")


def test_three_classes_of_problems_are_counted(told):
    """Problems are breaches of discipline, defects of service or hazards, and each class is counted."""
    tally = part(supervision(), "问题统计", "服务缺陷等级")
    for row in ("违反纪律 1 0", "服务和菜品缺陷 2 1", "安全和消防隐患 2 1"):
        assert row in tally
    assert told("unclassified-finding", (AUTUMN, "        class: discipline\n", ""))


def test_nothing_is_closed_before_three_conditions_are_met(told):
    """A finding is closed only when it is mended, responsibility is settled and people were taught."""
    open_one = part(supervision(), "W-33", "W-34")
    assert "☐ 1" in open_one
    assert "☑ 2" in open_one
    assert "三个条件都满足，才能关闭问题" in supervision()
    old = "closure: {corrected: true, responsible_settled: true, people_taught: true}\n        closed_on: 2026-01-16"
    assert told(
        "closure-incomplete", (WINTER, old, old.replace("people_taught: true", "people_taught: false"))
    )


def test_work_quality_feedback_sheet_is_issued_returned_and_chased(told):
    """A work quality feedback sheet is issued at once and returned when due, mended or not; silence is found."""
    filled, blank = form("work-quality-feedback/filled"), form("work-quality-feedback")
    for words in ("HW-FK-34", "餐具消毒记录漏记一餐"):
        assert words in filled
        assert words not in blank
    assert "到期没有改好的原因" in blank
    assert "反馈单HW-FK-34：未交回；2026年1月26日前交回" in supervision()
    assert "反馈单HW-FK-33：已交回 逾期理由：划线要等地坪漆干透 补救计划：先放隔离桩" in supervision()
    late = ("issued_on: 2026-01-13, due: 2026-01-26", "issued_on: 2026-01-13, due: 2026-01-16")
    assert told("feedback-form-unanswered", (WINTER, *late))


def test_handling_of_service_defects_depends_on_loss(told):
    """How a service defect is handled is a table of steps, with and without loss."""
    table = part(supervision(), "服务缺陷的处理", "处理办法")
    assert "没有损失 造成损失" in table
    assert "培训当事人，不再追加处理 店长 7天 ✓ –" in table
    assert "审核处理建议 营运部经理 3个工作日 – ✓" in table
    change = ("定出整改和预防办法, by: store-manager, within", "定出整改和预防办法, within")
    assert told("step-without-actor", ("supervision.yml", *change))


def test_defect_levels_of_ones_own_are_printed_with_criteria(told):
    """The organization's own defect levels stand on forms, with criteria and an example."""
    levels = part(supervision(), "服务缺陷等级", "过失等级和责任")
    assert "3 严重质量事故 顾客有损失 需要退款或赔偿 菜里有异物 0" in levels
    assert "瑕疵 质量事故 严重质量事故 重大质量事故" in form("work-quality-feedback")
    change = ("supervision.yml", "name: 瑕疵, criteria: 顾客没有察觉，当场改好, ", "name: 瑕疵, ")
    assert told("defect-level-undefined", change)


def test_fault_levels_say_who_decides_and_what_superiors_share(told):
    """Fault levels are a matrix: who decides, and what the superior shares when found by himself or by others."""
    matrix = part(supervision(), "过失等级和责任", "服务缺陷的处理")
    assert "自查发现，上级 督查发现，上级" in matrix
    assert "严重过失 营运部经理 谈话提醒 书面检讨 0" in matrix
    change = (
        "superior_liability: {self_found: 谈话提醒, found: 书面检讨}",
        "superior_liability: {found: 书面检讨}",
    )
    assert told("fault-level-incomplete", ("supervision.yml", *change))


def test_the_heavier_of_two_penalties_and_not_both(told):
    """Where two penalties fit, only the heavier one counts."""
    assert "只按较重的一种" in supervision()
    change = ("sanctions: [reminder]", "sanctions: [reminder, off-post]")
    assert told("double-penalty", (AUTUMN, *change))


def test_safety_hazards_are_followed_by_their_finder_to_the_end(told):
    """A hazard is removed at once or reported, followed to the end, and its cause is human or not."""
    filled = form("hazard-sheet/filled")
    assert "后厨通道堆放空箱，挡住灭火器" in filled
    assert "人为 ✓ 非人为" in filled
    assert "W-34" not in filled
    assert told("hazard-without-follow-up", (WINTER, "        follow_up_on: 2026-01-21\n", ""))


def test_sanctions_have_a_time_to_be_carried_out_and_a_legal_hint(told):
    """A sanction is told in words, with its time and what follows if late; no sum is computed and the law is named."""
    assert "警告 书面提醒，记入当月考核 48小时" in supervision()
    notice = form("sanction-notice")
    for words in ("在法律上有疑问", "不计算金额", "多长时间内执行", "逾期怎么办", "不服向谁申诉"):
        assert words in notice
    change = ("kind: warning, rule: 书面提醒，记入当月考核", "kind: deduction, rule: 扣绩效分")
    assert told("sanction-fines-staff", ("supervision.yml", *change))


def test_money_collected_is_kept_by_one_post_and_shown_inside_every_month_for_welfare_only():
    """A monthly sheet shows the staff inside what came in and went out, for which welfare, without any name."""
    sheet = form("staff-fund-ledger")
    for words in (
        "只在内部公示，每月一次",
        "钱由一个岗位专管，由另一个岗位核对，只用于员工福利",
        "不写姓名",
        "在法律上有疑问",
        "不计算金额",
    ):
        assert words in sheet
    columns = "日期 来源（处理通知单号） 收入 支出 用于哪项员工福利 确认岗位"
    assert columns in part(sheet, "本月收支", "本月收入合计")
    for box in ("上月结余", "本月结余", "核对岗位（不是保管岗位）", "公示日期", "在哪里公示"):
        assert box in sheet
    assert "staff welfare only" in pages()["en/forms/hewei-kitchen/staff-fund-ledger/"]
    public = build(Options(codes=DEMO / "demo-restaurant", site=SiteOptions(audience=Audience.PUBLIC))).site
    assert not any("员工互助金" in page.content.html for page in public.pages)


def test_inspection_results_are_published_monthly_inside():
    """A monthly sheet tells inside what was inspected, when and by whom, without any name."""
    sheet = form("inspection-publication")
    for words in ("公布日期", "公布岗位", "检查类型", "检查岗位", "没有改好的问题", "不写姓名"):
        assert words in sheet
    assert "违反纪律" in part(sheet, "二、各类问题", "三、")
    assert "每月在内部公布" in supervision()


def test_staff_appeal_with_routes_and_due_dates(told):
    """An employee appeals within three days, by a route of posts, and is answered within seven working days."""
    appeals = part(supervision(), "员工申诉", "检查计划")
    assert "不服领班的决定 → 1 店长 → 2 营运部经理" in appeals
    # Seven working days from 29 December, over the holiday of the New Year.
    assert "S-05 W-32 2025年12月29日 店长 营运部经理 2026年1月8日" in appeals
    assert "S-06" in form("staff-appeal/filled")
    assert told(
        "appeal-decider-is-subject", (WINTER, "decided_by: store-manager", "decided_by: shift-leader")
    )


def test_conduct_of_inspectors_staff_and_managers():
    """Rules of conduct bind inspectors, staff and managers, and say what a breach counts as."""
    rules = part(supervision(), "检查守则", "把关")
    assert "检查人员 带头守规矩" in rules
    assert "受检员工 配合检查，不顶撞、不报复 严重过失" in rules
    assert "管理人员 发现问题必须按本办法处理 过失" in rules


def test_every_inspection_has_a_written_record(told):
    """Every inspection has a written record, with room for correction and for the opinion on consequences."""
    for record in ("HW-JC-2511", "HW-JC-2512", "HW-JC-2601", "HW-JC-2602"):
        assert record in part(supervision(), "检查记录", "问题统计")
    assert "处理意见" in form("work-quality-feedback")
    assert told("inspection-no-record", (WINTER, "    record: HW-JC-2601\n", ""))


def test_active_and_passive_supervision_with_a_sample_anybody_can_draw_again():
    """Supervision is active, by interviews of a random sample, and passive, after complaints."""
    shown = supervision()
    assert "主动监督：每月在餐桌边访谈" in shown
    assert "被动监督：收到属实的投诉" in shown
    workspace = load_workspace(DEMO).workspace
    framework = next(one for one in workspace.frameworks if one.organization.id == RESTAURANT)
    assert framework.supervision is not None
    calls = next(one for one in framework.supervision.spot_checks if one.id == "guest-call")
    period = spot_check_period(framework, calls, workspace.as_of)
    assert period is not None
    sample = spot_check_sample(framework, calls, period)
    assert len(sample) == 8
    assert "、".join(map(str, sample)) in shown
    assert "等了多久" in form("follow-up-record")
    filled, blank = form("customer-interview/filled"), form("customer-interview")
    lines = part(filled.split("顾客名单上的序号")[1], "访谈人", "汇总")
    place = 0
    for n, one in enumerate(sample, 1):
        place = lines.index(f" {n} {one} ", place)
    assert "受访者不必说姓名" in blank
    for words in ("没做到的是哪一条", "您还希望我们怎样", "跟进：做什么、谁、哪天前"):
        assert words in blank
    assert f" 1 {sample[0]} " not in blank


def test_windows_are_ranked_by_monthly_spot_checks_and_persons_never(told):
    """Windows are scored in monthly spot checks by the organization's own rules and ranked, inside only."""
    ranking = part(supervision(YARD), "窗口排名", "检查记录")
    assert ranking.index("1 卸车窗口 97.00 1次") < ranking.index("5 开票窗口 94.00 1次")
    assert "只排窗口，不排个人。 只在内部使用。" in ranking
    assert "窗口抽查评分表" in part(supervision(YARD), "检查计划", "本期抽查")
    change = ("publish: false, approved_by: general-manager", "publish: true")
    assert told("ranking-names-public", ("supervision.yml", *change), demo="demo-logistics")


def test_internal_arbitration_proposal_in_service_disputes():
    """A service dispute may be arbitrated inside first: the complaints page names the level, and a form proposes."""
    page = pages()["codes/yunling-motors/complaints/"]
    assert "战略发展部内部仲裁：10个工作日内答复" in page
    proposal = form("internal-arbitration", "yunling-motors")
    for words in ("投诉者的说法和要求", "责任岗位的说法", "与当事人无关", "已告诉外部途径"):
        assert words in proposal


def test_reward_rules_and_recognition():
    """Good service earns what the rules promise: the form names the rewards, the register the post and the reason."""
    rules = part(supervision(), "奖励办法 得到什么 做到什么 批准岗位", "检查守则")
    assert "当月流动红旗和一次外店交流 班组整月指标全部达标，投诉都按时办结 营运部经理" in rules
    proposal = form("recognition-proposal")
    assert "当月流动红旗和一次外店交流（班组整月指标全部达标，投诉都按时办结）" in part(
        proposal, "建议的方式", "核实和决定"
    )
    assert "流动红旗" not in form("recognition-proposal", PROPERTY)
    for words in ("做了什么", "书面表扬", "核实结果", "本人同意公布姓名"):
        assert words in proposal
    register = pages()[f"registers/{RESTAURANT}/improvements/"]
    assert "服务员 发现顾客过敏忌口没有下单，主动换菜" in register.split("表彰")[1]


def test_quality_file_per_employee_and_per_manager():
    """A quality file for one employee or one manager is printed without any name, and inside only."""
    file = form("quality-file")
    for words in ("员工 管理人员", "培训和证书", "检查中的问题和改正", "所辖部门", "年度评价"):
        assert words in file
    shipped = next(one for one in builtin_forms() if one.id == "quality-file")
    assert shipped.source is None
    public = build(Options(codes=DEMO / "demo-restaurant", site=SiteOptions(audience=Audience.PUBLIC))).site
    assert not any("质量档案" in page.content.html for page in public.pages)


def test_weekly_meeting_agenda_of_what_is_open():
    """The agenda of the weekly meeting is made of open findings, complaints and what is overdue."""
    agenda = form("weekly-meeting/filled")
    findings = part(agenda, "没有关闭的问题", "没有办结的投诉")
    assert "W-33" in findings
    assert "W-34" in findings
    assert "W-31" not in findings
    assert "下周专项检查的专题" in agenda
    assert "《每日考核记录》里要讨论的" in agenda


def test_daily_assessment_of_each_post_is_recorded_for_the_weekly_meeting():
    """Each post is assessed daily: a sheet a week with a line a day, shown to the person and brought to the meeting."""
    blank, filled = form("daily-assessment"), form("daily-assessment/filled")
    days = part(blank, "逐日记录", "本周小结")
    for words in ("周一", "周日", "得分", "谁发现", "怎样处理", "本人确认"):
        assert words in days
    assert "每日考核记录 服务员" in filled
    assert "服务员" not in blank
    assert "提交例会的问题" in blank
    assert "Shown to the person the same day" in pages()["en/forms/hewei-kitchen/daily-assessment/"]


def test_department_quality_report_with_numbers():
    """The quality report of a department has the numbers, what is open, and what others could take over."""
    report = form("department-report/filled")
    figures = part(report, "指标的最近结果", "没有达标的原因")
    assert "首道热菜25分钟率（青禾店） 营运部经理 2025年12月 ≥95% 97.4% 达标" in figures
    assert "餐具消毒记录漏记一餐" in part(report, "检查中没有关闭的问题", "投诉和表扬")
    assert "值得别的部门学的做法和效果" in report
    assert "97.4%" not in form("department-report")


def test_supervision_against_the_standards_of_manager_driver_and_vehicle(tmp_path):
    """The inspection form of a taxi firm is built of its standards for drivers and vehicles."""
    shutil.copytree(DEMO / "demo-taxi", tmp_path / "demo-taxi")
    shutil.copy(DEMO / "settings.yml", tmp_path)
    (tmp_path / "demo-taxi" / "supervision.yml").write_text(TAXI_SUPERVISION, encoding="utf-8")
    site = build(Options(codes=tmp_path, site=SiteOptions(audience=Audience.INTERNAL, preview=True))).site
    (shown,) = [plain(one.content.html) for one in site.pages if one.url == "forms/inspection-routine/"]
    assert "计价器准确，封签完好" in shown
    assert "穿公司工装，干净平整" in shown


def test_what_fails_does_not_leave_the_kitchen():
    """A gate has its criteria and a post that keeps it, and the cook's sheet has it as a checklist for each dish."""
    gates = part(supervision(), "把关 在哪里 判定标准 岗位", "监督重点和监督小组")
    assert "出菜口 熟透，没有异物 温度和分量合格 与点单一致 厨师长" in gates
    for post in ("cook", "head-chef"):
        gate = part(pages()[f"posts/{RESTAURANT}/{post}/"], "出菜把关 不合格的菜不出厨房", "每班")
        assert "熟透，没有异味和异物" in gate
        assert "不合格的退回重做并登记 记录：出菜把关表" in gate
    printed = checklist("出菜把关")
    assert "多久一次 每次" in printed
    assert "▲ 不合格的退回重做并登记" in printed


def test_evaluations_by_third_parties_stand_in_a_register_and_not_in_public():
    """Who evaluated, the third party first, what was found and missed by name, and what became of audit findings."""
    register = pages()[f"registers/{MOTORS}/evaluations/"]
    evaluated = part(register, "规范 2025年", "2025年第3季度")
    assert "消费者协会 第三方；参加：企业管理部经理、战略发展部总经理" in evaluated
    assert "▲ 救援60分钟到达率 补救支出1.9万元，增加三名接待；回头客比上年多一成" in evaluated
    analysed = part(register, "评价中的投诉分析", "审核发现的问题和措施")
    assert "价格投诉 2 系统性 改价没有同步" in analysed
    audited = register.split("审核发现的问题和措施")[1]
    assert "企业管理部经理 轻微 两张报价单没有写时间 检查和报价 报价单改为系统打印时间 服务顾问" in audited
    assert "✓ 2025年10月9日" in audited


# F


def checklist(title: str) -> str:
    """Return the part of the printed checklists of the restaurant that is about one of them."""
    return part(form("work-checklist"), f"卫生和班前检查表 {title}", "卫生和班前检查表 ")


def test_personal_hygiene_of_twelve_items():
    """Personal hygiene is a sheet of twelve items with the days of the week and a signature."""
    sheet = checklist("个人卫生检查")
    assert " 12 " in sheet
    assert " 13 " not in sheet
    assert "一 二 三 四 五 六 日" in sheet
    assert "检查人：" in sheet


def test_environment_hygiene_of_fifteen_items():
    """The hygiene of the rooms is a sheet of fifteen items."""
    sheet = checklist("餐厅环境卫生检查")
    assert " 15 " in sheet
    assert " 16 " not in sheet
    assert "墙角、更衣柜和橱柜里没有存放食物" in sheet


def test_tableware_is_disinfected_wiped_replaced_and_covered():
    """Tableware is disinfected, wiped, replaced after each meal and kept closed, on every shift."""
    sheet = checklist("餐具清洗消毒检查")
    for words in ("每班", "经过消毒", "按期擦拭", "每餐更换", "保洁柜"):
        assert words in sheet


def test_food_hygiene_marks_what_is_critical():
    """Separate knives and nothing spoiled are marked as critical on the sheet of food hygiene."""
    sheet = checklist("食品卫生检查")
    assert "▲ 生、熟食品的刀、板、盆分开" in sheet
    assert "▲ 没有腐烂、变质和过期的食品" in sheet
    assert "– 肉、菜、水产分池清洗" in sheet


def test_welcoming_guests_is_a_card_of_steps_with_times():
    """Welcoming guests is a card of steps: five minutes before opening, greet, ask before helping with coats."""
    card = pages()[f"posts/{RESTAURANT}/greeter/"]
    for words in (
        "开餐前5分钟站到指定位置",
        "不让任何一位顾客没人理会",
        "先问再帮忙拿外套",
        "是否预订",
        "女士",
    ):
        assert words in card


def test_the_checklist_of_a_loading_post_is_made_from_its_promises(told):
    """The sheet of the loading team has an item for each of its seven promises, and so has the notice of its window."""
    sheet = pages()[f"posts/{YARD}/goods-keeper/"]
    items = part(sheet, "每次服务 厂区装卸窗口服务承诺", "程序：装车")
    duties = ("叫号装车", "缺货告知", "当面清点", "盖好篷布", "等候告知", "接听电话", "不收不要")
    for number, duty in enumerate(duties, 1):
        assert f" {number} {duty} " in items
    site = build(Options(codes=DEMO / "demo-logistics", site=SiteOptions(audience=Audience.PUBLIC))).site
    notice = next(plain(one.content.html) for one in site.pages if one.url.endswith("/notice/w-load/"))
    assert "主动帮您盖篷布" in notice
    change = ("yard-windows.yml", "    delivered_by: [dispatcher]\n", "")
    assert told("promise-without-post", change, demo="demo-logistics")


def test_periodic_tasks_stand_in_the_calendar_of_their_month(told):
    """Periodic tasks such as the building survey stand in the month they are due, and are overdue after it."""
    calendar = pages()[f"plan/{PROPERTY}/"]
    assert "房屋安全普查 工程部经理 ○ 30" in calendar
    assert "春季水箱清洗消毒 水泵房运行工 ○ 31" in calendar
    assert "房屋安全普查" in form("periodic-tasks/filled", PROPERTY)
    change = (
        "organization.yml",
        "text: 房屋安全普查, owner: engineering, due: 2026-04-30",
        "text: 房屋安全普查, owner: engineering, due: 2026-01-10",
    )
    assert told("plan-item-overdue", change, demo="demo-property")


def test_valid_papers_and_the_days_they_expire(told):
    """Papers and certificates stand in a list by the day they expire; one that has expired is found."""
    papers = pages()[f"registers/{RESTAURANT}/papers/"]
    assert papers.index("健康证（厨房班组）") < papers.index("食品经营许可证")
    assert "还有131天" in papers
    assert "健康证（厨房班组）" in form("certificate-list/filled")
    change = (
        "organization.yml",
        "holder: cook, expires_on: 2026-05-31",
        "holder: cook, expires_on: 2026-01-10",
    )
    assert told("certificate-expired", change)


def test_uniform_and_badge_are_items_of_a_checklist():
    """Uniform and badge are looked at as items of a checklist."""
    assert "穿公司工装，干净平整" in pages()["posts/liuwan-taxi/driver/"]
    assert "人员在岗，着装和工牌" in pages()["posts/bochuan-materials/service-supervisor/"]


def test_department_analysis_list_of_the_service_meeting():
    """Departments go through seven aspects at the service meeting."""
    for aspect in ("仪容", "纪律", "行为", "技能", "配套", "意见投诉", "环境"):
        assert aspect in part(form("weekly-meeting"), "各部门看的方面", "决定")
