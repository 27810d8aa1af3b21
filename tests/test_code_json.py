"""code.json: what customers read as data, with machine values beside the words, and a schema that says what is in it."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.feeds import SCHEMA, code_schema
from mkdocs_conduct.render.renderer import builtin_templates
from mkdocs_conduct.site import Audience, SiteOptions
from sample import DEMO, REAL, write_codes

CODE = """\
title: {zh: 维修承诺, en: Repair code}
status: in_force
version: "2"
former_ids: [old-repair]
approved: {by: 店长, on: 2026-01-05}
effective_from: 2026-02-01
next_review: 2027-01-31
organization: {id: shop, name: {zh: 小林电器, en: Kobayashi Electrics}}
owner: 店长
complaints: {phone: 0571-5550 1234, hours: 9:00-18:00, answer_within: 2个工作日}
commitments:
  - id: C1
    service_item: {zh: 到场, en: Arrival}
    promise: {zh: 15分钟到场。, en: We come within 15 minutes.}
    limit:
      - {within: 15分钟, clock: always}
      - {within: 3个工作日, of: {zh: 修好, en: Repair}}
      - {level: {zh: 修好率, en: Repaired}, op: ">=", value: 99.5, unit: "%"}
      - {within: 次日12:00, of: {zh: 答复, en: Answer}}
      - {within: 10分钟, since: 2026-07-01}
    remedy: {text: {zh: 减免10元, en: 10 yuan off}, amount: 10元, cap: 50元, automatic: true, within: 30天}
    variants: [{id: night, when: {zh: 夜间, en: At night}, limit: {within: 30分钟}, remedy: {same_as: C1}}]
    indicators: [K1, K2]
performance_indicators:
  - id: K1
    name: {zh: 到场率, en: Arrival rate}
    numerator: {zh: 到场, en: arrived}
    denominator: {zh: 报修, en: reported}
    targets: [{since: 2026-02, value: "≥98%"}]
    frequency: monthly
    source: 内部台账甲
  - {id: K2, name: {zh: 不公布的, en: Hidden}, targets: none, publish: false, hide_reason: 还在试, source: 台账}
"""
RESULTS = """\
period: 2026-02
results:
  - {indicator: K1, numerator: 58, denominator: 60, excluded: [{count: 2, reason: {zh: 台风, en: Typhoon}}], explanation: {zh: 人手不够。, en: Short of staff.}}
  - {indicator: K2, value: 5}
"""
SETTINGS = "as_of: 2026-03-10\nlanguages: [zh, en]\npublic_url: https://shop.example/promises\n"


def files_of(folder, **options):
    built = build(Options(folder, site=SiteOptions(**options)))
    assert not built.report.fails(), [problem.message("zh") for problem in built.report.problems]
    return {file.path: file.text for file in built.site.files}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("codes")
    write_codes(folder, {"settings.yml": SETTINGS, "repair.yml": CODE, "results/2026-02.yml": RESULTS})
    return files_of(folder)


@pytest.fixture(scope="module")
def data(files):
    return json.loads(files["codes/repair/code.json"])


def test_the_data_of_a_code_are_as_expected_to_the_letter(files, golden):
    golden("feeds/code.json", files["codes/repair/code.json"])


def test_a_code_has_a_file_of_data_in_each_language_and_they_name_one_another(files, data):
    english = json.loads(files["en/codes/repair/code.json"])
    assert (data["language"], english["language"]) == ("zh", "en")
    assert data["languages"] == {"zh": "code.json", "en": "../../en/codes/repair/code.json"}
    assert english["languages"] == {"zh": "../../../codes/repair/code.json", "en": "code.json"}
    assert (data["url"], english["url"]) == (
        "https://shop.example/promises/codes/repair/",
        "https://shop.example/promises/en/codes/repair/",
    )
    assert english["code"]["commitments"][0]["promise"] == "We come within 15 minutes."


def test_a_time_is_an_iso_8601_duration_where_that_standard_can_say_it(data):
    limits = data["code"]["commitments"][0]["limits"]
    assert [limit.get("duration") for limit in limits] == [
        {"iso": "PT15M", "value": 15, "unit": "minute"},
        {"value": 3, "unit": "working_day"},
        None,
        {"value": 1, "unit": "next_day", "at": "12:00"},
    ]
    assert limits[2]["threshold"] == {"sign": ">=", "value": 99.5, "unit": "%", "words": "≥99.5%"}


def test_a_remedy_has_its_sum_and_one_taken_over_from_another_promise_too(data):
    promise = data["code"]["commitments"][0]
    assert promise["remedies"][0]["amount"] == {"value": 10, "currency": "CNY"}
    assert promise["remedies"][0]["cap"] == {"value": 50, "currency": "CNY"}
    assert promise["variants"][0]["remedies"] == promise["remedies"]


def test_a_figure_has_its_counts_its_target_and_its_verdict(data):
    (indicator,) = data["code"]["indicators"]
    (result,) = indicator["results"]
    assert (result["period"], result["start"], result["end"]) == ("2026-02", "2026-02-01", "2026-02-28")
    assert (result["numerator"], result["denominator"], result["verdict"]) == (58, 60, "missed")
    assert result["value"] == pytest.approx(96.6667, abs=0.001)
    assert result["excluded"] == [{"count": 2, "reason": "台风"}]
    assert indicator["targets"][0]["since"] == "2026-02-01"


def test_what_is_internal_and_indicators_that_are_not_published_are_not_in_the_data(files):
    text = "".join(text for path, text in files.items() if path.endswith(".json"))
    assert "台账" not in text
    assert "还在试" not in text
    assert "K2" not in text
    assert "不公布的" not in text


def test_without_a_known_address_the_data_have_none_but_are_there(tmp_path):
    write_codes(tmp_path)
    document = json.loads(files_of(tmp_path)["codes/returns/code.json"])
    assert "url" not in document
    assert document["code"]["title"] == "退换货承诺"


def test_pages_link_to_the_data_with_and_without_addresses_that_are_folders(tmp_path):
    write_codes(tmp_path)
    for directory_urls, expected in ((True, 'href="code.json"'), (False, 'href="returns/code.json"')):
        built = build(Options(tmp_path, site=SiteOptions(directory_urls=directory_urls)))
        page = next(page for page in built.site.pages if page.kind == "code")
        assert expected in page.content.html
        assert "codes/returns/code.json" in {file.path for file in built.site.files}


def test_the_internal_site_has_the_data_that_its_pages_link_to(tmp_path):
    write_codes(tmp_path)
    assert "codes/returns/code.json" in files_of(tmp_path, audience=Audience.INTERNAL)


def test_the_schema_in_the_theme_is_what_would_be_written_today():
    path = builtin_templates() / "theme" / SCHEMA
    assert path.read_text(encoding="utf-8") == code_schema(), "run make reference"


@pytest.mark.parametrize("folder", [DEMO, REAL], ids=["demo", "real codes"])
def test_the_data_of_every_code_keep_to_the_schema(folder):
    schema = json.loads(code_schema())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    built = build(Options(folder, as_of=date(2026, 1, 20)))
    documents = {
        file.path: json.loads(file.text) for file in built.site.files if file.path.endswith("/code.json")
    }
    assert len(documents) >= 5
    wrong = {
        path: [f"{one.json_path}: {one.message}" for one in validator.iter_errors(document)]
        for path, document in documents.items()
    }
    assert {path: found for path, found in wrong.items() if found} == {}


def test_the_schema_notices_a_word_where_a_number_belongs(data):
    validator = Draft202012Validator(json.loads(code_schema()))
    assert validator.is_valid(data)
    data["code"]["indicators"][0]["results"][0]["numerator"] = "58"
    assert [error.json_path for error in validator.iter_errors(data)] == [
        "$.code.indicators[0].results[0].numerator"
    ]
    data["code"]["indicators"][0]["results"][0]["numerator"] = 58


def test_every_key_of_the_data_is_described_or_says_itself_in_the_schema():
    schema = json.loads(code_schema())
    assert {name for name, one in schema["$defs"].items() if not one.get("description")} == set()
    assert '"null"' not in json.dumps(schema)
