"""What is secret: every internal value and what goes with it, unless the public may read it anyway."""

from pathlib import Path

import pytest

from mkdocs_conduct.leaks import SecretKind, secrets
from mkdocs_conduct.leaks.value import Words
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import DOCUMENTS, Audience, Model
from planted import _leaves as leaves
from planted import internal_texts
from sample import BOOKSHOP, DEMO, write_codes

ORGANIZATION = """\
id: bookshop
name: 小林书店
posts: [{id: clerk, name: 店员, person: 王芳}, {id: boss, name: 店长, person: 王}]
channels:
  - {id: desk, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [complaint]}
  - {id: inner-line, kind: phone, name: 值班内线电话, value: 0571-5550 9999, handles: [complaint], public: false}
"""
CODE = (
    BOOKSHOP.replace("organization: {name: 小林书店}\n", "")
    .replace("complaints: {phone: 0571-5550 1234, ", "complaints: {channels: [desk], ")
    .replace("hours: 9:00-18:00, answer", "answer")
    + """\
    evidence: [退货登记本, 七天内凭小票退货，当场退款。]
  - {id: C2, promise: 店内设意见簿。, remedy: 每周回复, indicators: [K1, K2], capacity_evidence: 每天有人值班}
performance_indicators:
  - {id: K1, name: 公布的意见答复率, kind: count, direction: higher, targets: none, source: 意见簿统计表}
  - {id: K2, name: 隐去的员工满意率, kind: count, direction: higher, targets: none, publish: false, hide_reason: 样本太小}
procedures:
  - id: refund-2026
    title: 退货办理规程
    steps: [{do: 核对小票和书况, by: clerk, within: 5分钟}, {do: 把书和小票带到柜台, customer_step: true}]
"""
)


def gather(folder: Path, files: dict[str, str], **more) -> dict[str, SecretKind]:
    """Return the secrets of these files with their kinds."""
    loaded = load_workspace(write_codes(folder, files), base=folder)
    return {one.value: one.kind for one in secrets(loaded.workspace, loaded.sources, **more)}


@pytest.fixture
def shop(tmp_path):
    def secrets_of(more: dict[str, str] | None = None, **options):
        files = {"organization.yml": ORGANIZATION, "returns.yml": CODE, **(more or {})}
        return gather(tmp_path / "codes", files, **options)

    return secrets_of


def test_internal_texts_are_secret_and_public_ones_are_not(shop):
    found = shop()
    for words in ("退货登记本", "每天有人值班", "意见簿统计表", "退货办理规程", "核对小票和书况", "样本太小"):
        assert found.get(words) is SecretKind.FIELD, words
    for words in ("退换货承诺", "公布的意见答复率", "0571-5550 1234", "店员", "未做到时赠送20元购书券"):
        assert words not in found


def test_an_internal_text_that_is_public_too_is_no_secret(shop):
    assert "七天内凭小票退货，当场退款。" not in shop()


def test_an_internal_text_that_is_part_of_a_public_one_is_no_secret(shop):
    assert "退货登记本" not in shop(known=["请在**退货**登记本上签字"])


def test_what_is_hidden_as_a_whole_is_secret_though_its_fields_are_public(shop):
    found = shop()
    assert {"值班内线电话", "0571-5550 9999", "隐去的员工满意率", "inner-line"} <= set(found)


def test_a_step_that_customers_see_is_no_secret(shop):
    assert "把书和小票带到柜台" not in shop()


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_code_that_is_not_published_is_secret(shop, status):
    text = CODE.replace("退换货承诺", "还没有公布的承诺").replace("in_force", status)
    assert "还没有公布的承诺" in shop({"other.yml": text})


def test_what_was_noted_of_a_hidden_indicator_is_secret(shop):
    rows = "period: 2026-02\nresults: [{indicator: K1, value: 3, note: 含电话意见}, {indicator: K2, value: 4, note: 含匿名问卷}]\n"
    found = shop({"results/2026-02.yml": rows})
    assert ("含匿名问卷" in found, "含电话意见" in found) == (True, False)


def test_a_name_of_two_characters_is_secret_and_of_one_says_nothing(shop):
    found = shop()
    assert "王芳" in found
    assert "王" not in found


def test_durations_numbers_and_choices_are_no_secrets(shop):
    assert not {"5分钟", "count", "higher", "0"} & set(shop())


def test_an_id_is_secret_where_it_is_more_than_a_word_and_names_nothing_public(shop):
    found = shop()
    assert "refund-2026" in found
    assert not {"clerk", "desk", "bookshop"} & set(found)


def test_comments_of_every_file_are_secret_but_not_the_line_that_names_a_schema(shop):
    text = CODE.replace("commitments:", "commitments: # 等总部批准后再改\n", 1)
    found = shop({"returns.yml": f"# yaml-language-server: $schema=../schema.json\n# 内部草拟说明\n{text}"})
    assert found["等总部批准后再改"] is found["内部草拟说明"] is SecretKind.COMMENT
    assert not [words for words in found if "schema" in words]


def test_a_sign_of_a_comment_inside_a_public_text_makes_no_secret(shop):
    text = CODE.replace(
        "promise: 七天内凭小票退货，当场退款。", 'promise: "七天内退货，到 #3 号书架旁边办理"'
    )
    assert not [words for words in shop({"returns.yml": text}) if "号书架" in words]


def test_the_names_of_files_that_hold_nothing_public_are_secret(shop):
    sheet = "title: 开店检查\nposts: [clerk]\nitems: [开灯]\n"
    rows = "id,received_on,problem\nT1,2026-02-01,书页破损未换\n"
    found = shop({"checklists/morning-round.yml": sheet, "complaints/2026-Q1.csv": rows})
    assert found["morning-round.yml"] is found["2026-Q1.csv"] is SecretKind.FILE
    assert found["书页破损未换"] is SecretKind.FIELD
    assert not {"returns.yml", "organization.yml"} & set(found)


def test_authors_are_secret_unless_the_site_names_them(shop):
    found = shop(authors=["李想", "li.xiang@example.com", "某某"], known=["本站由某某维护"])
    assert found["李想"] is found["li.xiang@example.com"] is SecretKind.AUTHOR
    assert "某某" not in found


def test_a_text_in_several_languages_is_secret_in_each(shop):
    text = CODE.replace("title: 退货办理规程", "title: {zh: 退货办理规程, en: Handling of returned books}")
    assert {"退货办理规程", "Handling of returned books"} <= set(shop({"returns.yml": text}))


def test_words_that_an_organization_replaces_in_pages_are_public(shop):
    settings = "as_of: 2026-03-01\nlabels: {zh: {customer: 退货登记本}}\n"
    assert "退货登记本" not in shop({"settings.yml": settings})


def test_a_sentence_that_is_public_is_not_looked_for_though_the_text_is_secret(tmp_path):
    public = "七天内凭小票退货，当场退款并说明原因和结果"
    text = CODE.replace("七天内凭小票退货，当场退款。", public, 1).replace(
        "退货登记本", f"{public}。每月由店长抽查三十份登记并扣罚绩效"
    )
    loaded = load_workspace(write_codes(tmp_path, {"organization.yml": ORGANIZATION, "returns.yml": text}))
    one = next(s for s in secrets(loaded.workspace, loaded.sources) if s.value.startswith(public))
    assert [needle[:4] for needle in one.needles] == ["七天内凭", "每月由店"]


def test_a_secret_knows_the_file_line_and_column_it_was_typed_at(tmp_path):
    loaded = load_workspace(
        write_codes(tmp_path, {"organization.yml": ORGANIZATION, "returns.yml": CODE}), base=tmp_path
    )
    one = next(s for s in secrets(loaded.workspace, loaded.sources) if s.value == "王芳")
    assert str(one.place(loaded.sources)) == "organization.yml:3:39"


def test_every_document_of_the_demo_has_its_words_on_one_side_or_the_other():
    loaded = load_workspace(DEMO)
    words = Words()
    for framework in loaded.workspace.frameworks:
        words.collect(framework)
    held = words.public_files | words.internal_files
    # Settings say nothing about anybody, and translations are part of what they translate.
    rest = {Path(file).name for file in set(loaded.sources.files) - held}
    assert {name for name in rest if not name.endswith(".en.yml")} <= {"settings.yml"}


def test_no_field_has_two_audiences_and_most_texts_are_internal():
    models, waiting = set(), list(DOCUMENTS.values())
    while waiting:
        kind = waiting.pop()
        if kind not in models:
            models.add(kind)
            waiting.extend(_all_below(kind))
    marks = {
        f"{kind.__name__}.{name}": [mark for mark in field.metadata if isinstance(mark, Audience)]
        for kind in models
        for name, field in kind.model_fields.items()
    }
    assert [field for field, found in marks.items() if len(found) > 1] == []
    assert len(internal_texts(*DOCUMENTS.values())) > 200


def _all_below(kind: type[Model]) -> set[type[Model]]:
    """Return the models that fields of a model hold."""
    return {
        leaf
        for field in kind.model_fields.values()
        for leaf in leaves(field.annotation)
        if isinstance(leaf, type) and issubclass(leaf, Model)
    }
