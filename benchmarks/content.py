"""What the made-up organizations promise: themes of public services, as published codes have them."""

import random
from typing import Any, NamedTuple

import preparation

TRADES = ("供水", "供电", "燃气", "物业", "公交", "图书馆", "电信", "邮政", "供热", "停车")
CITIES = ("临江", "安远", "青浦", "望海", "南亭", "长岭", "白石", "清溪", "永宁", "东湖")
POSTS = (
    ("general-manager", "总经理"),
    ("service-quality", "服务质量部经理"),
    ("call-desk", "热线坐席"),
    ("front-desk", "窗口服务员"),
    ("repairer", "维修工"),
    ("billing", "收费员"),
    ("inspector", "巡检员"),
    ("installer", "安装工"),
)


class Theme(NamedTuple):
    """What one promise is about."""

    item: str
    start: str
    end: str
    unit: str
    numbers: tuple[int, ...]
    post: str


THEMES = (
    Theme("急修到场", "接到报修电话", "维修人员到达现场", "分钟", (15, 20, 30, 45, 60), "repairer"),
    Theme("一般维修", "受理报修", "修复并由客户确认", "小时", (4, 8, 12, 24, 48), "repairer"),
    Theme("热线接听", "电话接通提示音", "坐席人员应答", "秒", (15, 20, 30), "call-desk"),
    Theme("窗口等候", "取得排队号", "开始办理", "分钟", (5, 10, 15, 20), "front-desk"),
    Theme("新装开通", "资料齐全并缴费", "开通使用", "个工作日", (2, 3, 5, 7), "installer"),
    Theme("账单更正", "提出账单异议", "告知核对结果", "个工作日", (1, 2, 3), "billing"),
    Theme("退款到账", "同意退款", "款项退回原账户", "个工作日", (3, 5, 7), "billing"),
    Theme("上门预约", "约定的时间", "工作人员到达", "分钟", (15, 30), "installer"),
    Theme("书面答复", "收到来信或邮件", "发出书面答复", "个工作日", (3, 5, 10), "service-quality"),
    Theme("设施巡检", "发现设施缺损", "修复或设置警示", "小时", (2, 6, 24), "inspector"),
)


def redress() -> dict[str, Any]:
    """Return how complaints are handled, and the way out."""
    return {
        "complaints": {
            "channels": ["hotline"],
            "acknowledge_within": "1个工作日",
            "decide_within": "5个工作日",
            "levels": [
                {"by": "service-quality", "within": "5个工作日"},
                {"by": "general-manager", "within": "10个工作日"},
            ],
            "outcomes": ["道歉", "返工", "减免费用"],
            "free": True,
            "progress_every": "2个工作日",
            "severities": ["涉及安全", "影响生活", "一般"],
            "steps": preparation.stages(),
        },
        "disputes": [
            {
                "id": "consumer-association",
                "provider": "消费者协会",
                "kind": "mediation",
                "phone": "12315",
                "fee": "免费",
                "when": "对投诉答复不满意",
                "verified_on": "2026-11-10",
            }
        ],
    }


def organization(name: str, number: int) -> dict[str, Any]:
    """Return one organization with posts, channels, complaints and a way out."""
    posts = [
        {
            "id": post,
            "name": title,
            "unit": "hq",
            **({} if post == POSTS[0][0] else {"reports_to": POSTS[0][0]}),
        }
        for post, title in POSTS
    ]
    phone = f"0571-5550 {1000 + number}"
    return {
        "id": name,
        "name": f"{CITIES[number % 10]}{TRADES[number % 7]}服务有限公司第{number + 1}分公司",
        "language": "zh",
        "country": "CN",
        "currency": "CNY",
        "customer_word": "客户",
        "units": [{"id": "hq", "name": "总部"}],
        "places": [{"id": "city", "name": "城区"}, {"id": "county", "name": "乡镇"}],
        "posts": posts,
        "channels": [
            {
                "id": "hotline",
                "kind": "phone",
                "value": phone,
                "hours": "全天",
                "handles": ["inquiry", "complaint", "repair", "feedback"],
                "free": True,
                "owner": "call-desk",
            }
        ],
        "customer_groups": [{"id": "household", "name": "居民客户"}, {"id": "business", "name": "单位客户"}],
        "calendar": {"holidays": "CN", "service_hours": "08:30-17:30"},
        **preparation.of_organization(),
        **redress(),
    }


def code(number: int) -> dict[str, Any]:
    """Return one code, complete enough to be published."""
    chance = random.Random(number)
    trade, city = TRADES[number % 10], CITIES[number // 10 % 10]
    choices = [(theme, f"{chance.choice(theme.numbers)}{theme.unit}") for theme in THEMES]
    ordinals = range(1, len(THEMES) + 1)
    return {
        "id": f"code-{number + 1:04}",
        "title": f"{city}{trade}服务承诺（第{number + 1}号）",
        "status": "in_force",
        "version": "1.0",
        "approved": {"by": "general-manager", "on": "2025-12-15"},
        "effective_from": "2026-01-01",
        "next_review": "2027-06-30",
        "owner": "service-quality",
        "purpose": f"让{city}的客户知道{trade}服务可以期待什么，以及没有做到时会得到什么。",
        "scope": {
            "services": [service(city, trade, theme) for theme in THEMES],
            "places": ["city", "county"],
        },
        "customer_groups": ["household", "business"],
        "definitions": [
            {"term": "急修", "definition": "影响安全或使服务中断的报修"},
            {"term": "一般维修", "definition": "急修以外的报修"},
        ],
        "objectives": [
            {"id": "O1", "text": "急修不等人", "indicators": ["K1"], "by": "2026-12-31", "owner": "repairer"}
        ],
        "groups": [{"id": "repair", "name": "维修"}, {"id": "service", "name": "受理与办理"}],
        "commitments": [
            commitment(ordinal, service(city, trade, theme), theme, limit, chance)
            for ordinal, (theme, limit) in zip(ordinals, choices, strict=True)
        ],
        "performance_indicators": [
            indicator(ordinal, theme, limit)
            for ordinal, (theme, limit) in zip(ordinals, choices, strict=True)
        ],
        "inquiries": {"channels": ["hotline"], "answer_within": "1个工作日"},
        "procedures": [procedure(ordinal, theme) for ordinal, theme in zip(ordinals, THEMES, strict=True)],
        "communication_plan": plan(),
        **preparation.of_code(city, ["city", "county"]),
    }


def service(city: str, trade: str, theme: Theme) -> str:
    """Return what a promise is about: no two codes of an organization promise the same service."""
    return f"{city}{trade}{theme.item}"


def commitment(ordinal: int, item: str, theme: Theme, limit: str, chance: random.Random) -> dict[str, Any]:
    """Return one promise with everything that belongs to it."""
    amount = chance.choice((5, 10, 20, 50))
    return {
        "id": f"C{ordinal}",
        "group": "repair" if theme.post in {"repairer", "inspector"} else "service",
        "service_item": item,
        "promise": f"{theme.item}：自{theme.start}起，{limit}内{theme.end}。",
        "limit": {"within": limit, "from": theme.start, "until": theme.end},
        "limitations": ["因道路中断、极端天气无法到达时，先以电话告知预计时间"],
        "customer_duties": ["说明地址、联系电话和具体情况"],
        "supporting_information": f"由{dict(POSTS)[theme.post]}负责，凭受理单号可随时查询进度。",
        "remedy": {
            "text": f"未做到时当面或来电致歉，并减免{amount}元",
            "amount": f"{amount}元",
            "automatic": False,
            "claim": "凭受理单号",
            "within": "30天",
        },
        "delivered_by": [theme.post],
        **({"objectives": ["O1"]} if ordinal == 1 else {}),
        "indicators": [f"K{ordinal}"],
        "procedures": [f"P{ordinal}"],
        "owner": theme.post,
    }


def indicator(ordinal: int, theme: Theme, limit: str) -> dict[str, Any]:
    """Return the rate that shows whether the promise with the same ordinal is kept."""
    return {
        "id": f"K{ordinal}",
        "name": f"{theme.item}及时率",
        "definition": f"{limit}内{theme.end}的次数占全部次数的比例",
        "kind": "rate",
        "type": "delivery",
        "numerator": f"{limit}内{theme.end}的次数",
        "denominator": f"{theme.item}总次数",
        "unit": "%",
        "direction": "higher",
        "targets": [{"since": "2026-01", "value": "≥95%"}],
        "frequency": "monthly",
        "source": "业务系统",
        "owner": theme.post,
    }


def procedure(ordinal: int, theme: Theme) -> dict[str, Any]:
    """Return the steps behind a promise; they are internal."""
    steps = ("记录客户要求", f"通知{dict(POSTS)[theme.post]}", theme.end, "回访并归档")
    return {
        "id": f"P{ordinal}",
        "title": f"{theme.item}处理",
        "steps": [{"do": step, "by": theme.post} for step in steps],
    }


def plan() -> dict[str, Any]:
    """Return a communication plan of eight items."""
    # Four briefings reach every post that delivers, and the one that answers for the code.
    inside = [[post for post, _ in POSTS[n::4]] for n in range(4)]
    outside = [["household"], ["business"], ["council"], ["household", "business"]]
    methods = ("公告栏", "网站", "账单附页", "服务窗口")
    return {
        "internal": [
            {
                "id": f"I{ordinal}",
                "audience": audience,
                "purpose": "知道并能做到",
                "method": "班前会",
                "when": f"2025-12-{19 + ordinal}",
                "done": f"2025-12-{19 + ordinal}",
                "owner": "service-quality",
            }
            for ordinal, audience in enumerate(inside, start=1)
        ],
        "external": [
            {
                "id": f"E{ordinal}",
                "audience": audience,
                "purpose": "知道承诺和投诉方法",
                "method": method,
                "when": "2026-01-01",
                "done": "2026-01-01",
                "owner": "service-quality",
            }
            for ordinal, (audience, method) in enumerate(zip(outside, methods, strict=True), start=1)
        ],
    }
