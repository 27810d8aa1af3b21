"""Personal data in public texts, and what only looks like them."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mkdocs_conduct import check
from mkdocs_conduct.labels.lists import personal_lists
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.rules.personal_words import (
    IDENTITY,
    MAIL,
    PHONE,
    SIGN,
    has_name,
    is_identity_number,
    names_of,
    numbers_in,
    plain,
)
from sample import BOOKSHOP, write_codes

TODAY = date(2026, 3, 1)


def kinds(words: str) -> list[str]:
    """Return what is found as the rule finds it: only where the quick test sees a sign of it."""
    return [one.kind for one in numbers_in(plain(words), TODAY)] if SIGN.search(words) else []


@pytest.mark.parametrize(
    "words",
    [
        "13800138000",
        "电话13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "138 - 0013 - 8000",
        "1380-013-8000",
        "13800 138000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "+86 138 0013 8000",
        "+8613800138000",
        "（+86）13800138000",
        "008613800138000",
        "86-13800138000",
        "013800138000",
        "１３８００１３８０００",
        "１３８－００１３－８０００",
        "138\u00a00013\u00a08000",
        "138\u200b0013\u200b8000",
        "138\u20110013\u20118000",
        "手机号码：19912345670",
        "投诉电话（手机）：16612345670",
        "订单有问题请打13800138000",
        "订单电话：13800138000",
        "Mobile No. 13800138000",
        "Phone no: 13800138000",
        "Call 13800138000",
        "[拨打](tel:13800138000)",
        "0571-55501234/13800138000",
        "0571-55501234、13800138000",
        "13800138000，24小时",
        "13800138000 24小时",
        "13800138000次日回电",
        "王师傅13800138000（微信同号）",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(words):
    assert kinds(words) == [PHONE]


@pytest.mark.parametrize(
    "words",
    [
        "0571-5550 1234",
        "0571-55501234",
        "010-13912345",
        "(0571) 8888 8888",
        "400-820-8820",
        "4008208820",
        "800-810-1234",
        "95598",
        "955598",
        "12315、12345、96196",
        "1010 5555",
        "12800138000",
        "1380013800",
        "138001380001",
        "6222 1380 0138 0001 234",
        "62221380013800",
        "20260213800138000",
        "AJ13800138000",
        "13800138000A",
        "单号13800138000",
        "报修单号：13800138000",
        "订单号 13800138000",
        "订单13800138000",
        "电表编号为13800138000",
        "水表表号:13800138000",
        "发票号码：13800138000",
        "Order No. 13800138000",
        "order 13800138000",
        "No. 13800138000",
        "No.13800138000",
        "№13800138000",
        "#13800138000",
        "Meter number: 13800138000",
        "13800138000元",
        "13800138000.00",
        "2013-10-01 15:30",
        "2026-01-31 13-15时",
        "18.30-21.30，20.5",
        "13.5-15.5 20.5-25.5",
        "15 000 000 000",
        "ISO 10001:2018，GB/T 19010-2021",
        "https://shop.example/item/13800138000",
        "https://shop.example/?phone=13800138000&from=2",
        "91330106MA2H13800138",
        "9:00-18:00",
    ],
)
def test_what_only_looks_like_a_mobile_number_is_none(words):
    assert kinds(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "anju@qq.com",
        "12345678@qq.com",
        "来信寄anju@163.com。",
        "Anju.Wang+code@Gmail.com",
        "anju@vip.163.com",
        "anju@vip.sina.com.cn",
        "anju＠qq.com",
        "[写信](mailto:anju@126.com)",
        "13800138000@139.com",
    ],
)
def test_a_private_mailbox_is_found(words):
    assert kinds(words) == [MAIL]


@pytest.mark.parametrize(
    "words", ["service@anju.example", "kefu@myqq.com", "@qq.com", "info@qq.com.example", "每瓶3元@两瓶5元"]
)
def test_a_mailbox_of_an_organization_is_no_private_one(words):
    assert kinds(words) == []


def numbered(area: str, born: date, order: int) -> str:
    """Return the identity number with the check digit of GB 11643, by the standard's other way: 2 to the power."""
    digits = f"{area}{born:%Y%m%d}{order:03d}"
    rest = sum(int(digit) * 2 ** (17 - n) for n, digit in enumerate(digits)) % 11
    return digits + "0123456789X"[(12 - rest) % 11]


AREAS = st.tuples(st.sampled_from(["11", "33", "44", "50", "65", "81"]), st.integers(0, 9999)).map(
    lambda pair: f"{pair[0]}{pair[1]:04d}"
)
NUMBERS = st.builds(numbered, AREAS, st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))


def test_the_number_of_the_standards_own_example_is_one():
    assert is_identity_number("11010519491231002X", TODAY)
    assert is_identity_number("11010519491231002x", TODAY)


@given(NUMBERS)
def test_every_number_with_a_right_check_digit_is_found(number):
    assert kinds(f"证件{number}。") == [IDENTITY]
    assert kinds(f"{number[:6]} {number[6:14]} {number[14:]}") == [IDENTITY]


@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_no_number_with_one_wrong_digit_is_found(number, place, digit):
    assume(number[place] != digit and (digit != "X" or place == 17))
    wrong = number[:place] + digit + number[place + 1 :]
    assert IDENTITY not in kinds(f"证件{wrong}。")


@given(NUMBERS, st.sampled_from(["0", "7", "A", "z"]))
def test_no_part_of_a_longer_number_is_found(number, sign):
    assert kinds(f"{sign}{number}") == []
    assert kinds(f"{number}{sign}") == []


@given(AREAS, st.dates(TODAY + timedelta(days=1), date(2099, 12, 31)), st.integers(0, 999))
def test_nobody_is_born_after_today(area, born, order):
    assert not is_identity_number(numbered(area, born, order), TODAY)


@pytest.mark.parametrize("day", ["19490230", "19491301", "18991231"])
def test_a_day_that_is_none_is_no_birthday(day):
    digits = f"110105{day}002"
    assert not any(is_identity_number(digits + last, TODAY) for last in "0123456789X")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("张三", ["张三"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三（代）", ["张三"]),
        ("张三 13800138000", ["张三"]),
        ("Zhang San", ["Zhang San"]),
        ("张三 Zhang San", ["张三", "Zhang San"]),
        ("王", []),
        ("Li", []),
    ],
)
def test_names_are_read_from_what_was_typed(typed, names):
    assert list(names_of(typed)) == names


@pytest.mark.parametrize(
    ("words", "name", "found"),
    [
        ("请找张三办理", "张三", True),
        ("请找李四办理", "张三", False),
        ("Ask Zhang San for help", "Zhang San", True),
        ("Johnson Street", "John", False),
        ("早高峰加派人手", "高峰", False),
        ("请找高峰经理", "高峰", True),
        ("负责人：高峰（工程部）", "高峰", True),
        ("早高峰找高峰经理", "高峰", True),
        ("Mark the form", "Mark", False),
    ],
)
def test_a_name_counts_as_a_whole_word_and_an_everyday_word_only_with_a_title(words, name, found):
    assert has_name(plain(words), name) is found


def test_the_lists_hold_what_can_be_found():
    lists = personal_lists()
    assert all("." in domain and "@" not in domain for domain in lists["mail_services"])
    assert all(list(names_of(word)) == [word] for word in lists["ordinary_words"])


def found_in(tmp_path, text: str) -> list[str]:
    codes = write_codes(tmp_path / "codes", {"returns.yml": text})
    report = check.run(load_workspace(codes, base=codes))
    return [str(problem.place) for problem in report.problems if problem.rule == "personal-data-in-public"]


def test_a_shop_of_one_person_publishes_a_mobile_number_as_a_channel_with_consent(tmp_path):
    mobile = BOOKSHOP.replace("0571-5550 1234", "13800138000")
    assert len(found_in(tmp_path, mobile)) == 1
    agreed = BOOKSHOP.replace(
        "organization: {name: 小林书店}",
        "organization: {name: 小林书店, channels: [{id: desk, kind: phone, value: 13800138000, 本人同意: 是}]}",
    ).replace("phone: 0571-5550 1234", "channels: [desk]")
    assert found_in(tmp_path, agreed) == []


def test_a_draft_is_not_looked_at_and_a_name_of_a_post_is_no_name_of_a_person(tmp_path):
    posts = "organization: {name: 小林书店, posts: [{id: head, name: 店长, person: 店长}]}"
    named = BOOKSHOP.replace("organization: {name: 小林书店}", posts).replace("当场退款", "由店长当场退款")
    assert found_in(tmp_path, named) == []
    draft = BOOKSHOP.replace("in_force", "draft").replace("0571-5550 1234", "13800138000")
    assert found_in(tmp_path, draft) == []
