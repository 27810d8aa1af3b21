"""A reader who compares a built page with the published code finds every promise, figure, result and remedy.

The transcription is read as plain YAML, the page as a reader sees it in the browser with everything opened.
Each check returns what it did not find, so that a failure names it; and a page that loses a row must fail.
"""

import copy
from typing import Any

import pytest
import yaml

from built import build_site
from real.told_by_code import Published
from sample import CASES, REAL, squeeze

FOLDERS = {
    "cn-sgcc": "codes/state-grid/ten-commitments/",
    "cn-ct-xianning": "codes/ct-xianning/six-commitments/",
    "cn-water-linyi": "codes/linyi-water/service-commitments/",
    "hk-dsd": "zh-Hant/codes/hk-dsd/routine-services/",
    "uk-southstaffs": "en/codes/south-staffs-water/customer-promise/",
    "uk-leeds-library": "en/codes/leeds-library/service-standards/",
}
MOMENTS = {"same_day": ("当日", "即日"), "next_day_noon": ("12:00", "正午"), "immediate": ("当场", "即时")}
MONEY = {"CNY": "{}元", "GBP": "£{}"}

READ = """() => {
  document.querySelectorAll("details").forEach(one => { one.open = true })
  const text = (root, selector) => Array.from(root.querySelectorAll(selector), one => one.innerText).join("\\n")
  const article = document.querySelector(".conduct-code")
  const rows = {}, indicators = {}
  for (const one of article.querySelectorAll("[id^='c-'], [id^='v-']")) {
    rows[one.id.slice(2)] = {
      all: one.innerText, limit: text(one, ".conduct-cell--limit"), remedy: text(one, ".conduct-cell--remedy"),
      inside: one.closest("article").id.slice(2),
    }
  }
  for (const one of article.querySelectorAll("[id^='k-']")) {
    // A single latest result is judged in the head of its indicator.
    const verdict = row => row.querySelector(".conduct-verdict") ||
      (row.matches("li:only-child") ? one.querySelector(".conduct-verdict") : null)
    indicators[one.id.slice(2)] = {
      all: one.innerText,
      rows: Array.from(one.querySelectorAll("tbody tr, .conduct-latest li"), row => ({
        text: row.innerText, judged: verdict(row) !== null,
        missed: verdict(row) !== null && verdict(row).matches(".conduct-verdict--missed"),
      })),
    }
  }
  const changes = document.getElementById("changes")
  const links = Array.from(article.querySelectorAll("a[href]"), one => one.href)
  return {all: article.innerText, rows, indicators, changes: changes ? changes.parentElement.innerText : "", links}
}"""


def squeezed(value: Any) -> Any:
    """Return a page, or a part of it, without differences of formatting."""
    match value:
        case dict():
            return {key: squeezed(inner) for key, inner in value.items()}
        case list():
            return [squeezed(inner) for inner in value]
        case str():
            return squeeze(value).lower()
        case _:
            return value


def sought(text: object) -> str:
    return squeeze(str(text)).lower()


def row_of(page: dict[str, Any], identifier: str) -> dict[str, str]:
    """Return the row of a promise; one that has ended stands among the changes."""
    ended = {
        "all": page["changes"],
        "limit": page["changes"],
        "remedy": page["changes"],
        "inside": identifier,
    }
    row = dict(page["rows"].get(identifier, ended))
    around = page["rows"].get(row["inside"], row)
    # What all cases of a promise share stands once, in its head.
    return {
        **row,
        "all": row["all"] or around["all"],
        "limit": row["limit"] or around["limit"],
        "around": around["all"],
    }


def promises_missing(case: dict[str, Any], page: dict[str, Any]) -> list[str]:
    return [
        it["text"]
        for it in case["commitments"]
        if sought(it["text"]) not in row_of(page, str(it["id"]))["all"]
    ]


def figures_missing(case: dict[str, Any], page: dict[str, Any]) -> list[str]:
    """A figure counts where the limit is told, not in the sentence beside it; a target stands with its indicator."""
    missing = []
    for it in case["commitments"]:
        measure = it["measure"]
        parts = measure.get("steps", []) + measure.get("all_of", []) + [measure]
        parts += [measure[key] for key in ("cure_period", "aim") if key in measure]
        where = row_of(page, str(it["id"]))["limit"]
        for part in (part for part in parts if "value" in part):
            words = MOMENTS.get(part["unit"], (f"{part['value']:g}",))
            if not any(sought(word) in where for word in words):
                missing.append(f"{it['id']}: {part['value']} {part['unit']}")
        if "cutoff" in measure and not {sought(measure["cutoff"]), *CUTOFFS} & cut_offs(
            row_of(page, str(it["id"]))["all"]
        ):
            missing.append(f"{it['id']}: {measure['cutoff']}")
    return missing


CUTOFFS = {"16时", "下午一时", "下午一時", "13:00"}


def cut_offs(text: str) -> set[str]:
    return {one for one in CUTOFFS | {"16:00"} if one in text}


def remedies_missing(case: dict[str, Any], page: dict[str, Any]) -> list[str]:
    missing = []
    for it in case["commitments"]:
        row = row_of(page, str(it["id"]))
        for remedy in it.get("remedy", []):
            where = page["changes"] if remedy.get("version") == "earlier" else row["remedy"]
            wanted = [MONEY[remedy["unit"]].format(remedy["amount"])]
            wanted += [
                str(remedy[key])
                for key in ("cap", "late_payment_penalty", "max_per_FY", "when", "until", "form")
                if key in remedy
            ]
            wanted += [str(it["remedy_rules"]["form"]), "30天"] if "remedy_rules" in it else []
            missing += [f"{it['id']}: {words}" for words in wanted if sought(words) not in where]
        if "remedy_ref" in it:
            (other,) = [one for one in case["commitments"] if str(one["id"]) == it["remedy_ref"]]
            missing += (
                [] if sought(other["variant"]) in row["remedy"] else [f"{it['id']}: as {it['remedy_ref']}"]
            )
    return missing


def results_missing(case: dict[str, Any], page: dict[str, Any], published: Published) -> list[str]:
    """A result is a row with its period, its place and its value; a miss is marked as one and nothing else is."""
    indicators = {
        promise["id"]: published.indicator(promise).get("id", "") for promise in published.promises()
    }
    missing = []
    for it in case["commitments"]:
        for result in it.get("results", []):
            rows = page["indicators"].get(indicators[str(it["id"])], {"rows": []})["rows"]
            wanted = [
                sought(result["period"])[:4],
                sought(f"{result['value']:g}"),
                *(sought(result[key]) for key in ("site",) if key in result),
            ]
            found = [row for row in rows if all(words in row["text"] for words in wanted)]
            missed = result.get("status") == "missed"
            if not found or not any(row["missed"] is missed for row in found if row["judged"]):
                missing.append(f"{it['id']}: {result}")
    return missing


def words_missing(case: dict[str, Any], page: dict[str, Any]) -> list[str]:
    """Everything said around the promises: limitations, conditions, notes, hedges, history, contacts and sources."""
    wanted = [case["code"]["title"].split(" ")[0], case["organization"]["name"]]
    wanted += case.get("exclusions", []) + [contact["value"] for contact in case.get("contacts", [])]
    wanted += [event["note"] for event in case.get("events", [])] + [
        source["title"] for source in case["sources"]
    ]
    wanted += [
        words
        for version in case.get("previous_versions", [])
        for words in (version["label"], *version["items"])
    ]
    wanted += [case[key] for key in ("incomplete",) if key in case]
    wanted += [words for other in case.get("related", []) for words in (other["facts"],)]
    missing = [words for words in wanted if sought(words) not in page["all"]]
    missing += [
        source["url"]
        for source in case["sources"]
        if source["url"].rstrip("/") not in {link.rstrip("/") for link in page["links"]}
    ]
    for it in case["commitments"]:
        row = row_of(page, str(it["id"]))
        said = it.get("exclusions", []) + it.get("conditions", [])
        # A promise that has ended stands among the changes, by its words alone.
        said += [
            it[key] for key in ("note", "hedge", "variant", "group") if key in it and "retired" not in it
        ]
        said += [it["measure"][key] for key in ("note", "scope") if key in it["measure"]]
        around = row["all"] + row["around"] + (page["all"] if it.get("group") else "")
        missing += [f"{it['id']}: {words}" for words in said if sought(words) not in around]
        if it.get("verified") is False and not ("未核实" in row["all"] or "unverified" in row["all"]):
            missing.append(f"{it['id']}: not verified")
    return missing


@pytest.fixture(scope="session", params=sorted(FOLDERS))
def case(request):
    return yaml.safe_load((CASES / f"{request.param}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def published(case):
    return Published(REAL / FOLDERS[case["case"]].split("/")[-3])


@pytest.fixture(scope="session")
def real_site(built_site):
    return built_site(REAL, strict=False)


@pytest.fixture(scope="session")
def page(case, real_site, served, chromium):
    """The page of a code and the page of its results, where it has one, as read in the browser."""
    context = chromium.new_context()
    opened = context.new_page()
    address = FOLDERS[case["case"]]
    opened.goto(f"{served(real_site)}/{address}")
    read = opened.evaluate(READ)
    if (real_site / address / "results" / "index.html").is_file():
        opened.goto(f"{served(real_site)}/{address}results/")
        results = opened.evaluate(READ)
        read["all"] += results["all"]
        read["indicators"].update(results["indicators"])
    context.close()
    indicators = {key: squeezed(one) for key, one in read["indicators"].items()}
    return {**squeezed(read), "links": read["links"], "indicators": indicators}


def test_every_promise_stands_on_the_page_word_for_word(case, page):
    assert promises_missing(case, page) == []


def test_every_figure_of_a_promise_stands_where_its_limit_is_told(case, page):
    assert figures_missing(case, page) == []


def test_every_remedy_stands_beside_its_promise_and_earlier_ones_among_the_changes(case, page):
    assert remedies_missing(case, page) == []


def test_every_result_stands_with_its_period_and_place_and_a_miss_is_called_a_miss(case, page, published):
    assert results_missing(case, page, published) == []


def test_everything_said_around_the_promises_stands_on_the_page(case, page):
    assert words_missing(case, page) == []


def test_a_page_that_loses_a_promise_a_result_or_a_remedy_is_noticed(case, page, published):
    def everything(read):
        return [
            *promises_missing(case, read), *figures_missing(case, read), *remedies_missing(case, read),
            *results_missing(case, read, published), *words_missing(case, read),
        ]  # fmt: skip

    before = everything(page)
    for identifier in {str(it["id"]) for it in case["commitments"]} & page["rows"].keys():
        lost = copy.deepcopy(page)
        lost["rows"][identifier] = {"all": "", "limit": "", "remedy": "", "inside": identifier}
        assert len(everything(lost)) > len(before), identifier
    for result, indicator in [
        (row, name) for name, one in page["indicators"].items() for row in one["rows"] if row["judged"]
    ]:
        # The latest result stands twice: by itself and among the earlier ones.
        year = next(year for year in ("2015", "2016", "2018") if year in result["text"])
        lost = copy.deepcopy(page)
        lost["indicators"][indicator]["rows"] = [
            row for row in page["indicators"][indicator]["rows"] if year not in row["text"]
        ]
        assert len(everything(lost)) > len(before), f"{indicator} in {year}"


def test_the_transcription_of_english_stands_on_the_english_page(real_site, served, chromium):
    case = yaml.safe_load((CASES / "hk-dsd.yml").read_text(encoding="utf-8"))
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(f"{served(real_site)}/en/codes/hk-dsd/routine-services/")
    text = squeezed(opened.evaluate(READ))["all"]
    context.close()
    assert [it["text_en"] for it in case["commitments"] if sought(it["text_en"]) not in text] == []


def test_the_six_codes_build_in_one_internal_site_without_an_error(tmp_path):
    site = build_site(tmp_path, REAL, "internal", strict=False)
    assert [address for address in FOLDERS.values() if not (site / address / "index.html").is_file()] == []
    assert (site / "problems" / "index.html").is_file()
