"""Sentences that organizations really wrote, and words that only look like those of our lists."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_conduct import check
from mkdocs_conduct.labels.lists import EXCEPTIONS, word_lists
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import Settings
from mkdocs_conduct.model.quantity import mentions
from mkdocs_conduct.problems import Severity, as_text
from mkdocs_conduct.rules.word_lists import WordList, list_names, word_list
from sample import SETTINGS, write_codes

PUBLIC_LISTS = ("vague_time", "vague_effort", "escape_clause", "absolute_claim", "vague_quality")
COMMITMENT: dict[str, Any] = {
    "id": "C2",
    "service_item": "服务",
    "promise": "您的来信由专人回复。",
    "remedy": "致歉并重做",
    "indicators": ["K1"],
}
CODE: dict[str, Any] = {
    "title": "服务承诺",
    "status": "in_force",
    "version": "1",
    "approved": {"by": "店长", "on": "2026-01-05"},
    "effective_from": "2026-02-01",
    "next_review": "2027-01-31",
    "organization": {"name": "示例公司"},
    "complaints": {"phone": "0571-5550 1234", "hours": "9:00-18:00"},
    "performance_indicators": [
        {
            "id": "K1",
            "name": "按承诺做到的比例",
            "numerator": "做到的次数",
            "denominator": "总次数",
            "targets": "100%",
            "frequency": "yearly",
        }
    ],
}
BARE = {"remedy": None, "indicators": None}
"""Nothing follows if the promise is not kept, and nothing measures it."""


def without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[..., Counter[tuple[str, str]]]:
    """Count the problems of a code: `problems_of({"promise": …}, slogan=…)` changes the commitment and the code."""

    def count(commitment: dict[str, Any], settings: str = SETTINGS, **code: Any) -> Counter[tuple[str, str]]:
        data = {**CODE, **code, "commitments": [without_gaps({**COMMITMENT, **commitment})]}
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        codes = write_codes(tmp_path, {"settings.yml": settings, "code.yml": text})
        report = check.run(load_workspace(codes, base=codes))
        return Counter((problem.rule, problem.text) for problem in report.problems)

    return count


@pytest.fixture
def found_in(problems_of: Callable[..., Counter[tuple[str, str]]]) -> Callable[..., set[str]]:
    """Return the checks that fail because of what is changed: `found_in({"promise": "尽快答复。"})`."""

    def found(commitment: dict[str, Any], settings: str = SETTINGS, **code: Any) -> set[str]:
        usual = problems_of({key: value for key, value in commitment.items() if key in BARE})
        now = problems_of(commitment, settings, **code)
        return {rule for rule, _ in now - usual}

    return found


FROM_THE_SEEDS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("按序装车,及时为客商发货装车", {}, {"vague-time"}),
    (
        "水、电等急迫性报修十五分钟内到现场",
        {"limit": {"within": "15分钟", "from": "接到报修", "until": "到现场"}},
        {"undefined-term"},
    ),
    (
        "一般维修任务在接报后不超过24小时完成",
        {"limit": {"within": "24小时", "from": "接报", "until": "完成"}},
        # What counts as an ordinary repair is asked for; it is no way out.
        {"undefined-term"},
    ),
    ("一般性维修不过夜", {"limit": {"within": "不过夜", "from": "接报"}}, set()),
    ("及时完成公共区域各项零星维修任务", {}, {"vague-time"}),
    ("一次购车,终身服务", {}, {"absolute-claim"}),
    ("一次购车,终身服务", BARE, {"absolute-claim", "slogan-as-commitment", "promise-not-measurable"}),
    ("顾客至上，质量第一", BARE, {"slogan-as-commitment", "promise-not-measurable"}),
    ("Your satisfaction is our passion.", BARE, {"slogan-as-commitment", "promise-not-measurable"}),
    ("尽最大可能为客户提供满意的服务", {}, {"vague-effort", "vague-quality"}),
    ("最大程度便利顾客", {}, {"vague-effort"}),
    ("树立都市第一服务品牌", {}, {"absolute-claim"}),
    ("确保投诉能够得到及时有效的解决", {}, {"vague-time"}),
    ("设立24小时热线服务值班电话", {}, set()),
    ("定期对水箱进行清洗、消毒", {}, {"vague-time"}),
    ("定期对水箱进行清洗、消毒，每半年一次", {"limit": {"times": 1, "per": "半年"}}, set()),
    ("保证室内外排水系统通畅", BARE, {"promise-not-measurable"}),
    (
        "提高反应速度,为顾客提供高效率、快节奏的服务",
        BARE,
        {"vague-quality", "promise-not-measurable"},
    ),
    (
        "投诉处理及时率不低于95%",
        {"limit": {"level": "投诉处理及时率", "op": ">=", "value": 95, "unit": "%"}},
        set(),
    ),
    ("客户满意度 / 满意率调查", {}, set()),
    ("最终解释权归本公司所有", {}, {"final-interpretation-clause"}),
]


@pytest.mark.parametrize(
    ("sentence", "provisions", "expected"), FROM_THE_SEEDS, ids=[row[0] for row in FROM_THE_SEEDS]
)
def test_a_promise_that_somebody_really_made_is_told_exactly_what_is_wrong_with_it(
    sentence: str, provisions: dict[str, Any], expected: set[str], found_in: Callable[..., set[str]]
):
    bare = {key: value for key, value in provisions.items() if key in BARE}
    usual = {"promise-not-measurable"} if bare else set()

    found = found_in({"promise": sentence, **provisions})

    # A bare commitment is not measurable whatever it says: what is usual for it is not counted as new.
    assert found | usual == expected | usual


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("水、电等急迫性报修十五分钟内到现场", "15 minutes"),
        ("一般维修任务在接报后不超过24小时完成", "24 hours"),
        ("一般性维修不过夜", "by the end of the day"),
    ],
)
def test_the_limit_in_a_sentence_is_read_as_a_time(sentence: str, length: str):
    (mention,) = mentions(sentence)

    assert str(mention.value) == length
    assert mention.limit


def test_a_limitation_that_shuts_people_out_for_their_state_of_mind_is_told(
    found_in: Callable[..., set[str]],
):
    limitations = {"limitations": ["精神或身体状态失常的人不予接待"]}

    assert found_in(limitations) == {"discriminatory-limit"}


@pytest.mark.parametrize(
    "step",
    [
        "本条例由公司人事部进行解释",
        "不定期检查，及时整改",
        "尽量满足，原则上当天办结",
        "员工必须热情，违者罚款",
    ],
)
def test_internal_texts_are_not_searched_for_words(
    step: str, problems_of: Callable[..., Counter[tuple[str, str]]]
):
    procedures = [{"id": "P1", "title": step, "steps": [{"do": step, "by": "店长"}]}]
    plain = [{"id": "P1", "title": "办理", "steps": [{"do": "登记", "by": "店长"}]}]

    assert problems_of({}, procedures=procedures) == problems_of({}, procedures=plain)


@pytest.mark.parametrize(
    "words",
    [
        "及时率",
        "最近",
        "最终",
        "最低消费",
        "第一次",
        "第一类",
        "一般不符合项",
        "三不放过原则",
        "满意度",
        "顾客满意",
        "一般维修",
        "两周到货",
        "统一流程",
        "民族路",
        "供应",
        "反应",
        "城市内",
        "工作日志",
        "最好提前预约",
        "best before",
        "best practice",
        "quick response code",
        "Guaranteed Standards Scheme",
    ],
)
def test_words_that_only_look_like_those_of_a_list_are_no_hits(words: str):
    text = f"我们公布{words}的情况。" if not words.isascii() else f"We publish the {words} of it."
    found = {name: word_list(name, Settings()).found(text) for name in PUBLIC_LISTS}

    assert found == dict.fromkeys(PUBLIC_LISTS, ())


def test_internal_kinds_of_inspection_count_only_where_customers_read_them(
    found_in: Callable[..., set[str]],
):
    assert found_in({"promise": "我们不定期检查卫生。"}) == {"vague-time"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我們會盡快回覆您。", {"vague-time"}),
        ("我們會盡力協助您。", {"vague-effort"}),
        ("原則上即場辦理。", {"escape-clause"}),
        ("我們的服務永遠不打烊。", {"absolute-claim"}),
        ("以熱情的態度接待您。", {"vague-quality"}),
    ],
)
def test_words_in_traditional_characters_are_found_too(
    sentence: str, expected: set[str], found_in: Callable[..., set[str]]
):
    assert found_in({"promise": sentence}) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We answer PROMPTLY.", {"vague-time"}),
        ("We aim to answer you in person.", {"vague-effort"}),
        ("We use our best efforts to help.", {"vague-effort"}),
        ("We normally answer in person.", {"escape-clause"}),
        ("We are always there for you.", {"absolute-claim"}),
        ("Friendly staff serve you.", {"vague-quality"}),
        ("We answer on working days.", {"undefined-term"}),
        ("Prices are those of [our list](https://shop.example/best/always-prompt).", set()),
        ("The country house and its nevermore are open.", set()),
    ],
)
def test_english_words_are_found_whole_and_in_any_case(
    sentence: str, expected: set[str], found_in: Callable[..., set[str]]
):
    assert found_in({"promise": sentence}, organization={"name": "Example", "language": "en"}) == expected


def test_words_in_a_language_we_have_no_lists_for_are_left_alone(found_in: Callable[..., set[str]]):
    organization = {"name": "Exemple", "language": "fr"}

    assert found_in({"promise": "Un service excellent."}, organization=organization) == set()


@pytest.mark.parametrize(
    "limit",
    [
        {"within": "2小时", "from": "接到来信", "until": "答复"},
        {"times": 2, "per": "年"},
        {"notice": "3天", "before": "停水"},
        {"reference": "国家规定的时限"},
    ],
)
def test_a_vague_time_is_in_order_where_a_limit_says_the_time(
    limit: dict[str, Any], found_in: Callable[..., set[str]]
):
    assert found_in({"promise": "我们及时答复您。", "limit": limit}) == set()


def test_a_vague_time_stays_vague_beside_a_limit_that_says_no_time(found_in: Callable[..., set[str]]):
    limit = {"level": "答复比例", "op": ">=", "value": 95, "unit": "%"}

    assert found_in({"promise": "我们及时答复您。", "limit": limit}) == {"vague-time"}


def test_a_vague_time_is_in_order_where_every_case_has_its_limit(found_in: Callable[..., set[str]]):
    day = {"id": "day", "when": "白天", "limit": {"within": "1小时", "from": "来信", "until": "答复"}}
    night = {"id": "night", "when": "夜里", "limit": {"within": "2小时", "from": "来信", "until": "答复"}}
    vague = {"id": "night", "when": "夜里", "criteria": ["写明答复人"]}

    assert found_in({"promise": "我们及时答复您。", "variants": [day, night]}) == set()
    assert found_in({"promise": "我们及时答复您。", "variants": [day, vague]}) == {"vague-time"}


def test_a_word_that_the_code_defines_means_what_it_says_there(found_in: Callable[..., set[str]]):
    definitions = [{"term": "及时", "definition": "收到后2小时内。"}]

    assert found_in({"promise": "我们及时答复您。"}, definitions=definitions) == set()


def test_words_of_an_ended_promise_are_history(found_in: Callable[..., set[str]]):
    wordings = [
        {"text": "尽量回复您的来信。", "until": "2026-01-31"},
        {"text": "您的来信由专人回复。", "since": "2026-02-01"},
    ]

    assert found_in({"promise": wordings}) == set()


def test_one_sentence_that_is_vague_in_two_languages_is_one_mistake_where_a_field_cures_it(
    problems_of: Callable[..., Counter[tuple[str, str]]],
):
    problems = problems_of(
        {"promise": {"zh": "我们及时、热情答复您。", "en": "We answer promptly and friendly."}}
    )

    assert problems["vague-time", ""] == 1
    assert problems["vague-quality", ""] == 1


def test_always_is_no_claim_where_a_limit_is_held_to_it(found_in: Callable[..., set[str]]):
    organization = {"name": "Example", "language": "en"}
    promise = "There is always a person at the desk."
    limit = {"always": "A person is always at the desk"}

    assert found_in({"promise": promise, "limit": limit}, organization=organization) == set()
    assert found_in({"promise": promise}, organization=organization) == {"absolute-claim"}


def test_names_and_addresses_claim_nothing(found_in: Callable[..., set[str]]):
    organization = {
        "name": "最佳西方一流宾馆",
        "address": "第一路1号一流大厦",
        "website": "https://best.example",
    }

    assert found_in({}, organization=organization) == set()


def test_a_word_of_ones_own_is_found_and_its_exception_is_not(found_in: Callable[..., set[str]]):
    settings = SETTINGS + "words: {vague_time: [随叫随到], vague_time_not: [快速]}\n"

    assert found_in({"promise": "师傅随叫随到。"}, settings) == {"vague-time"}
    assert found_in({"promise": "我们快速答复您。"}, settings) == set()
    assert found_in({"promise": "师傅随叫随到。"}) == set()


def test_a_gap_in_a_word_stands_for_a_few_characters_of_the_same_clause():
    known = WordList(["保留…权利"], ["您保留…权利"])

    assert known.found("我们保留修改价格的权利。") == ("保留修改价格的权利",)
    assert known.found("您保留起诉的权利。") == ()
    assert known.found("座位保留十分钟，过后您有退票的权利。") == ()


def test_a_gap_alone_is_no_word():
    assert WordList(["…", "尽快"], ["…"]).found("我们尽快答复。") == ("尽快",)


def test_the_longest_word_counts_where_one_holds_another():
    assert WordList(["最优", "最优质", "定期"], ["不定期"]).found("最优质、定期、不定期") == (
        "最优质",
        "定期",
    )


@pytest.mark.parametrize(
    ("name", "nearest"), [("vague_tiem", "vague_time"), ("slogans_not", "slogan_not"), ("天气", "")]
)
def test_a_list_that_does_not_exist_is_a_mistake_with_the_nearest_that_does(
    name: str, nearest: str, tmp_path: Path
):
    text = yaml.safe_dump({**CODE, "commitments": [COMMITMENT]}, allow_unicode=True, sort_keys=False)
    files = {
        "settings.yml": f"{SETTINGS}words:\n  {name}: [随叫随到]\n",
        "a/code.yml": text,
        "b/code.yml": text,
    }
    codes = write_codes(tmp_path, files)
    report = check.run(load_workspace(codes, base=codes))
    problems = [problem for problem in report.problems if problem.place.file == "settings.yml"]

    # Two organizations, one mistake.
    (problem,) = problems
    assert (problem.rule, problem.severity) == ("schema-error", Severity.ERROR)
    assert str(problem.place) == "settings.yml:5:3"
    assert name in problem.message("zh")
    assert nearest in problem.hint("en"), as_text(report, "en")


def test_every_list_has_words_in_chinese_of_both_kinds_and_in_english():
    for name, parts in word_lists().items():
        assert {"zh", "zh-Hant", "en"} <= set(parts) <= {"zh", "zh-Hant", "en", EXCEPTIONS}, name
        assert all(parts.values()), name


def test_no_word_of_a_list_is_its_own_exception():
    for name, parts in word_lists().items():
        words = {word.lower() for part, listed in parts.items() if part != EXCEPTIONS for word in listed}
        assert words.isdisjoint(word.lower() for word in parts.get(EXCEPTIONS, ())), name


@pytest.mark.parametrize("name", sorted(word_lists()))
def test_every_word_of_a_list_is_found_and_every_exception_is_needed_and_works(name: str):
    parts = word_lists()[name]
    known = WordList([w for part, listed in parts.items() if part != EXCEPTIONS for w in listed], ())
    lists = word_list(name, Settings())

    for part, listed in parts.items():
        for word in listed:
            text = word.replace("…", "两字" if any(c > "⺀" for c in word) else " the ")
            if part == EXCEPTIONS:
                # Some stand only before the end of a word with a gap: 第一次 … 品牌.
                assert known.found(text) or known.found(f"{text}品牌"), f"{word} contains no word of {name}"
                assert not lists.found(text), f"{word} is found in {name}"
            else:
                assert lists.found(text) == (text,), word


def test_lists_may_be_added_to_by_their_names_and_those_of_their_exceptions():
    assert {"vague_time", "vague_time_not", "undefined_term", "staff"} <= set(list_names())
