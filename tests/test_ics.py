"""Calendars: what phones and office programs accept, the same file on every day."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_conduct.feeds.ics import Event, calendar

DAY = date(2026, 1, 20)


def event(**more: object) -> Event:
    values = {"key": "action||A1", "first": DAY, "last": DAY, "summary": "改进措施：夜间备班", **more}
    return Event(**values)  # type: ignore[arg-type]


def made(*events: Event, host: str = "anju") -> str:
    return calendar("安居物业：到期事项", events, made_on=DAY, host=host)


def unfolded(text: str) -> list[str]:
    """Read a file as RFC 5545 3.1 says: a line that begins with a space goes on with the one before."""
    assert text.endswith("\r\n")
    return text[:-2].replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    """Return the value of a property as a program reads it."""
    (found,) = [line.split(":", 1)[1] for line in unfolded(text) if line.split(":")[0].split(";")[0] == name]
    out, rest = "", iter(found)
    for sign in rest:
        out += {"n": "\n", "N": "\n"}.get(following := next(rest), following) if sign == "\\" else sign
    return out


def test_a_calendar_reads_as_the_standard_wants_it(golden):
    long = "每月第一个工作日以前，把上个月急修到场、完工和超时的时间，从登记簿抄到统计表，交服务质量部；缺的补上。"
    text = made(
        event(),
        event(
            key="plan||1", first=date(2026, 2, 1), last=date(2026, 2, 28), summary=long, category="年度计划"
        ),
        event(key="x", description="负责岗位：工程部经理\n写在：reviews.yml, decisions[1]; \\"),
    )
    golden("registers/calendar.ics.txt", text.replace("\r\n", "⏎\n"))


def test_an_event_ends_on_the_day_after_its_last_one():
    text = made(event(first=date(2026, 2, 1), last=date(2026, 2, 28)))
    assert value(text, "DTSTART") == "20260201"
    assert value(text, "DTEND") == "20260301"


def test_the_last_day_there_is_has_no_day_after_it():
    text = made(event(first=date.max, last=date.max))
    assert "DTEND" not in text


def test_the_same_thing_keeps_its_name_when_its_day_moves():
    moved = event(first=date(2026, 5, 1), last=date(2026, 5, 1), summary="换了一个说法")
    assert value(made(event()), "UID") == value(made(moved), "UID")
    assert value(made(event()), "UID") != value(made(event(key="action||A2")), "UID")
    assert value(made(event()), "UID") != value(made(event(), host="kitchen"), "UID")


def test_the_same_data_make_the_same_file():
    assert made(event()) == made(event())
    assert "DTSTAMP:20260120T000000Z" in made(event())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=80, deadline=None)
def test_whatever_words_say_no_line_is_too_long_and_the_words_come_back(words):
    text = made(event(summary=words))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    kept = "".join(
        sign for sign in words.replace("\r\n", "\n") if sign in "\n\t" or sign.isprintable() or sign > "\x9f"
    )
    assert value(text, "SUMMARY") == kept
    # Nothing a text says can begin an event or a property of its own.
    assert [line for line in unfolded(text) if line == "BEGIN:VEVENT"] == ["BEGIN:VEVENT"]
