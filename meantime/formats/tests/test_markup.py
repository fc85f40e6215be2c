"""XML and HTML from strangers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.formats.html import plain_text, read_page
from meantime.formats.wording.weekly_hours import hours_per_week
from meantime.formats.wording.weeks import week_in
from meantime.formats.xml import all_text, child_text, parse_xml

_LAUGHS = (
    b'<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    "data",
    [
        _LAUGHS + b"<m>&c;</m>",
        _LAUGHS + b'<m x="&c;"/>',
        b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><m>&x;</m>',
        b'<!DOCTYPE m [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><m>&x;</m>',
        b'<!DOCTYPE m [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><m/>',
    ],
)
def test_xml_that_declares_entities_is_not_read(data: bytes):
    assert parse_xml(data) is None


def test_broken_xml_is_read_as_far_as_it_goes():
    root = parse_xml(b"\xef\xbb\xbf<a><title>Tides & waves&nbsp;</title><b>\x00\x01</a>")
    assert child_text(root, "title").startswith("Tides")


@pytest.mark.parametrize("data", [b"", b"  ", b"plain", b"\xff\xfe", b"<!-- only -->", b"<?xml version='1.0'?>"])
def test_what_is_no_xml_gives_nothing(data: bytes):
    assert parse_xml(data) is None


def test_a_flood_of_elements_is_not_read():
    assert parse_xml(b"<a>" + b"<b/>" * 2_000_000 + b"</a>") is None


def test_comments_do_not_cut_a_text():
    assert all_text(parse_xml(b"<a>one <!-- x -->two <?y z?>three</a>")) == "one two three"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two <b>th</b>ree</p>", "One\ntwo three"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>x</li><li>y</li></ul>", "x\ny"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<style>p{}</style><script>alert(1)</script><p>seen</p>tail", "seen\ntail"),
        ("no markup &amp; all", "no markup & all"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("5 < 6", "5 < 6"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(markup: str, text: str):
    assert plain_text(markup) == text


def test_the_head_of_a_page_is_its_title_and_meta_and_no_text():
    page = read_page(b"<html><head><title> A  page </title><meta name='identifier' content='x'></head><body>It's 2 words")
    assert (page.title, page.text, page.meta, page.words) == ("A page", "It's 2 words", {"identifier": "x"}, 3)


def test_a_page_nested_thousands_of_levels_deep_is_survived():
    read_page(b"<div>" * 50_000 + b"deep")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_page_and_at_most_an_element(data: bytes):
    read_page(data)
    parse_xml(data)
    read_page(data).text.encode("utf-8")


@pytest.mark.parametrize(
    ("title", "week"),
    [
        ("Week 3: Cells", 3),
        ("Wk. 12", 12),
        ("Semaine 4 – Marées", 4),
        ("Semana 2", 2),
        ("5. Woche", 5),
        ("Discussion for week 10", 10),
        ("Weeks 3-4", 3),
        ("Module 3", None),
        ("A 2 week project in week 7", 7),
        ("Weekend 3", None),
        ("Week 99", None),
    ],
)
def test_a_week_is_read_where_the_title_says_week(title: str, week: int | None):
    assert week_in(title) == week


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Plan on 8-10 hours per week.", (8, 10)),
        ("about 6 hours each week", (6, 6)),
        ("8 heures par semaine", (8, 8)),
        ("6 to 8 hours a week", (6, 8)),
        ("Office hours: 2 hours a week", None),
        ("Takes 3 hours. Weekly quizzes.", None),
        ("100 hours per week", None),
        ("30 minutes a week", None),
        ("We meet 3 hours per week", None),
        ("3 hours of lecture per week", None),
        ("We meet 3 hours per week. Outside, plan on 6 hours per week.", (6, 6)),
    ],
)
def test_the_hours_a_week_are_read_from_prose(text: str, hours: tuple[float, float] | None):
    assert hours_per_week(text) == hours
