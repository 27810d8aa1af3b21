"""Amounts are read with their currency; a bare number leaves the currency to the organization."""

from decimal import Decimal

import pytest

from mkdocs_conduct.model.quantity import Amount, ReadingError, parse_amount


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10元", "10 CNY"),
        ("￥10", "10 CNY"),
        ("¥10", "10 CNY"),
        ("¥10元", "10 CNY"),
        ("1,000元", "1000 CNY"),
        ("1万元", "10000 CNY"),
        ("1.5万元", "15000 CNY"),
        ("10.00元", "10 CNY"),
        ("１０元整", "10 CNY"),
        ("五十元", "50 CNY"),
        ("20块", "20 CNY"),
        ("20块钱", "20 CNY"),
        ("RMB 10", "10 CNY"),
        ("10 CNY", "10 CNY"),
        ("10 yuan", "10 CNY"),
        ("人民币10元", "10 CNY"),
        ("10元人民币", "10 CNY"),
        ("港币10元", "10 HKD"),
        ("HK$10", "10 HKD"),
        ("hk$ 10", "10 HKD"),
        ("10港元", "10 HKD"),
        ("£40", "40 GBP"),
        ("40 pounds", "40 GBP"),
        ("US$5", "5 USD"),
        ("$5", "5 USD"),
        ("5美元", "5 USD"),
        ("€5", "5 EUR"),
        ("10 SEK", "10 SEK"),
        ("TRY 10", "10 TRY"),
        ("10", "10"),
        ("0", "0"),
        ("五十", "50"),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, said):
    number, _, currency = said.partition(" ")
    assert parse_amount(typed) == Amount(Decimal(number), currency)
    assert str(parse_amount(typed)) == said


@pytest.mark.parametrize(
    "typed", ["", "-10元", "10元购书券", "当月物业费10元", "1,5元", "港元", "元", "£10元", "$5 CNY", "top 3", "all 24", "三五元", "SEK 三五", "10 XXX", "10%"]
)  # fmt: skip
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        parse_amount(typed)
    assert (error.value.kind, error.value.value) == ("amount", typed)
