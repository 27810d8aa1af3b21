"""What stands behind the made-up codes: who backs them, what they answer, how they are looked after."""

from typing import Any

TRAINED = ("service-quality", "call-desk", "front-desk", "repairer", "billing", "inspector", "installer")


def every(letter: str = "C") -> list[str]:
    """Return the ids of all ten promises of a code, or of its indicators; a new list, as YAML would refer to the old one."""
    return [f"{letter}{number}" for number in range(1, 11)]


def of_code(city: str, places: list[str]) -> dict[str, Any]:
    """Return how a code came about and how it is kept: everything that the standard asks of one."""
    return {
        "leadership_commitment": {
            "text": "这些承诺由我们负责做到，没有做到就补救。",
            "by": "general-manager",
            "on": "2025-12-15",
        },
        "accessibility": {"formats": ["大字版"], "locations": ["各服务窗口"]},
        "information": [
            information(1, "issue", "到场慢、等候久", "2025年服务记录"),
            information(2, "law", "消费者权益保护法", "公报"),
            information(3, "other_code", "同行的服务承诺", "公开网站"),
            information(4, "complaint_data", "2025年投诉记录", "投诉登记表"),
        ],
        "inputs": [
            heard(1, "council", "座谈会", f"{city}的客户最在意等多久"),
            heard(2, "repairer", "班组讨论", "路远的地方要更久"),
        ],
        "legal_check": {"by": "法律顾问", "on": "2025-12-10", "result": "没有冲突"},
        "pilot": {
            "start": "2025-11-01",
            "end": "2025-11-30",
            "where": places[0],
            "findings": ["时限都能做到"],
        },
        "resources": [
            {"id": "R1", "kind": "personnel", "text": "夜班2人", "for": every(), "owner": "general-manager"},
            {"id": "R2", "kind": "finance", "text": "补救备用金", "for": every(), "owner": "general-manager"},
        ],
        **kept(),
    }


def kept() -> dict[str, Any]:
    """Return how a code is looked after: who was trained, what is collected, where it is noted."""
    return {
        "training": [
            {
                "id": "T1",
                "topic": "承诺和补救",
                "posts": list(TRAINED),
                "mode": "briefing",
                "date": "2025-12-18",
                "done_on": "2025-12-18",
                "effect": "提问全部答对",
            }
        ],
        "information_collection": [
            {
                "id": "IC1",
                "what": "办理时间",
                "source": "业务系统",
                "method": "log",
                "every": "1个月",
                "last_done": "2026-12-31",
                "indicators": every("K"),
                "retention": "2年",
                "owner": "service-quality",
            }
        ],
        "implementation": {
            "fulfilment_log": {"form": "fulfilment-log", "retention": "2年", "owner": "service-quality"}
        },
    }


def heard(ordinal: int, party: str, method: str, summary: str) -> dict[str, Any]:
    """Return what somebody said while the code was drafted, and what came of it."""
    return {
        "id": f"IN{ordinal}",
        "party": party,
        "method": method,
        "date": "2025-11-20",
        "summary": summary,
        "disposition": "adopted",
        "reason": "列入承诺",
        "commitments": every(),
        "feedback_given_on": "2025-12-01",
    }


def information(ordinal: int, kind: str, text: str, source: str) -> dict[str, Any]:
    """Return one piece of information that a code was made with."""
    return {
        "id": f"IF{ordinal}",
        "kind": kind,
        "text": text,
        "source": source,
        "date": "2025-11-15",
        "assessment": "已在承诺里考虑",
        "used_in": ["C1", "C2"],
    }


def of_organization() -> dict[str, Any]:
    """Return what carries all codes of an organization."""
    return {
        "windows": [{"id": "hall", "name": "服务大厅", "place": "city", "posts": ["front-desk"]}],
        "interested_parties": [
            {"id": "council", "name": "客户代表会", "kind": "customer", "needs": ["少等候"]}
        ],
        "framework": {"owner": "service-quality", "top_management": "general-manager"},
        "context": {
            "reviewed_on": "2026-11-20",
            "internal_issues": ["冬季人手少"],
            "external_issues": ["老旧设施多"],
            "risks": [
                {
                    "text": "寒潮时报修集中",
                    "effect": "到场变慢",
                    "action": "启用备班",
                    "owner": "service-quality",
                }
            ],
        },
    }


def stages() -> list[dict[str, Any]]:
    """Return how a complaint is handled from its arrival to its end."""
    steps = (
        ("communicate", "告知怎样投诉"),
        ("receive", "登记"),
        ("track", "每天查看进展"),
        ("acknowledge", "告知已受理"),
        ("assess", "判断轻重"),
        ("investigate", "查明原因"),
        ("respond", "提出处理办法"),
        ("decide", "告知决定和理由"),
        ("close", "确认满意后终止"),
    )
    return [{"stage": stage, "do": do, "by": "service-quality"} for stage, do in steps]


def improvements() -> dict[str, Any]:
    """Return what was improved in the year."""
    return {
        "improvements": [
            {
                "id": "A1",
                "text": "寒潮期间增加一个夜班",
                "kind": "corrective",
                "cause": "报修集中，人手不够",
                "owner": "service-quality",
                "due": "2026-03-31",
                "done_on": "2026-03-20",
                "verified_on": "2026-04-30",
                "verified_by": "service-quality",
                "effective": True,
            }
        ]
    }


def reviews() -> dict[str, Any]:
    """Return the review of all codes at the end of the year."""
    considered = ("context", "law", "results", "satisfaction", "complaints", "actions", "services")
    return {
        "reviews": [
            {
                "id": "RV1",
                "planned": "2027-01-10",
                "held_on": "2027-01-10",
                "participants": ["general-manager", "service-quality"],
                "inputs": dict.fromkeys((*considered, "resources", "suggestions"), "已看"),
                "findings": ["总体合适"],
                "decisions": [
                    {
                        "text": "寒潮前安排备班",
                        "owner": "service-quality",
                        "due": "2027-01-14",
                        "done_on": "2027-01-12",
                    }
                ],
                "code_changes": ["无"],
                "next_review": "2027-06-30",
            }
        ]
    }


def survey() -> dict[str, Any]:
    """Return a survey on the codes with its answers."""
    questions = (
        ("clarity", "承诺看得懂吗"),
        ("suitability", "承诺合您的需要吗"),
        ("fulfilment", "承诺做到了吗"),
    )
    items = list(enumerate(questions, start=1))
    return {
        "title": "对服务承诺的满意调查",
        "subject": "code",
        "purpose": "了解承诺是否清楚、合适、做到",
        "customer_groups": ["household", "business"],
        "method": "电话访问",
        "frequency": "yearly",
        "scale": {"min": 1, "max": 5, "satisfied_from": 4},
        "index_formula": "weighted_mean_0_100",
        "minimum_sample": 30,
        "dimensions": [{"id": "code", "name": "规范", "weight": 100}],
        "items": [
            {"id": f"Q{n}", "text": text, "dimension": "code", "aspect": aspect, "weight": 30 + 10 * (n == 1)}
            for n, (aspect, text) in items
        ],
        "waves": [
            {
                "period": "2026-11",
                "start": "2026-11-05",
                "end": "2026-11-20",
                "population": 8000,
                "sample": 400,
                "returned": 120,
                "answers": [{"item": f"Q{n}", "counts": {5: 60, 4: 40, 3: 20}} for n, _ in items],
                "used_in": "2026年评审",
            }
        ],
        "owner": "service-quality",
    }
