"""Contact data and secrets: gone from every text; what only looks like them stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.formats import canvas, common_cartridge
from meantime.formats.people import without_people
from meantime.formats.tests.cartridges import (
    Part,
    assignment,
    canvas_course,
    cartridge,
    event,
    events,
    item,
    module,
    page,
    resource,
    topic,
)

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Write to jo.smith+x@dept.school.edu today", "Write to today"),
        ("mailto:jo@school.edu", ""),
        ("jo [at] school [dot] edu", ""),
        ("jo(at)school.edu or jo%40school.edu", "or"),
        ("Call (555) 123-4567 or +44 20 7946 0958", "Call or"),
        ("Tél. : 01 23 45 67 89", "Tél. :"),
        ("Phone: 514 396-8800 ext. 12", "Phone: ext. 12"),
        ("Passcode: w4ves! on Tuesday", "Passcode: on Tuesday"),
        ("Meeting ID: 123 4567 8901", "Meeting ID:"),
        ('{"shared_secret": "abc123", "name": "x"}', '{"shared_secret": "", "name": "x"}'),
        ("ring 0161 496 0000 or +1 (555) 123-4567", "ring or"),
        ("mot de passe : marée7", "mot de passe :"),
        ("the password is swordfish9 for all", "the password is for all"),
        ("consumer_key=abc123 and secret=zzz", "consumer_key= and secret="),
        ("https://zoom.example/j/99?pwd=Zm9v#s", "https://zoom.example/j/99"),
        ("https://jo:word@files.example/a.pdf?verifier=abc", "https://files.example/a.pdf"),
        ("https://video.example/watch?v=abc&t=10", "https://video.example/watch?v=abc&t=10"),
        ("key 0123456789abcdef0123456789abcdef end", "key end"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqbyJ9.c2lnbmF0dXJl", ""),
    ],
)
def test_contact_data_and_secrets_are_removed(text: str, left: str):
    assert without_people(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Read pages 100-200 of ISBN 978-3-16-148410-0 by 2024-03-01, 10:30-11:45",
        "In 2018-2019, 1,234,567 learners; DOI 10.1000/182.55",
        "use the decorator @app.route and the option user@host",
        "The secret is out. A token of thanks. Passwords: why they fail",
        "Room 514, section 004, CIS 300",
    ],
)
def test_what_only_looks_like_them_stays(text: str):
    assert without_people(text) == text


@given(st.text(alphabet="ab.@-+ 1＠%40(at)", max_size=200))
def test_no_text_keeps_an_address(text: str):
    assert not _ADDRESS.search(without_people(text))


@given(st.text(max_size=300))
def test_cleaning_never_fails_and_never_adds(text: str):
    assert len(without_people(text)) <= len(text)


@pytest.mark.parametrize("piece", ["a", "1 ", "a.", "0", "+1 ", "Password: ", "((", "https://"])
def test_no_text_stalls_the_patterns(piece: str):
    without_people(piece * 20_000 + "@")


def test_no_part_of_a_canvas_export_lets_an_address_out():
    address = "jo.smith@school.edu"
    reading = canvas.read(
        canvas_course(
            page("p1", f"Ask {address}", f'<p>Write <b>jo.smith</b>@school.edu or <a href="mailto:{address}">us</a>'),
            page(address, address),
            assignment("a1", address, body=f"{'x ' * 1990}{address}"),
            topic("d1", f"Mail {address}", f"{'y ' * 1985}{address}"),
            events(event(address, address, start="2024-01-01T10:00:00", end="2024-01-01T11:00:00", inside=address)),
            Part({f"wiki_content/{address}.html": b"\xff\xfe<broken"}),
            Part({f"{address}/assignment_settings.xml": "not xml"}),
            modules=module(address, f"Office {address}"),
            settings=f"<course_code>{address}</course_code>",
        )
    )
    assert not _ADDRESS.search(repr(reading))
    assert all(activity.title for activity in reading.document.activities)
    assert "formats.people_removed" in [notice.message.code for notice in reading.notices]


def test_a_tool_gives_neither_its_keys_nor_the_address_of_its_maker():
    tool = (
        "<cartridge_basiclti_link><title>Tool</title><custom><property name='api_key'>k3y</property></custom>"
        "<launch_url>https://tool.example/?key=k3y</launch_url><vendor><contact><email>v@tool.example</email></contact>"
        "</vendor></cartridge_basiclti_link>"
    )
    part = Part({"t.xml": tool}, resource("t", "imsbasiclti_xmlv1p0", "t.xml"))
    reading = common_cartridge.read(cartridge(part, items=item("i", "Tool", ref="t")))
    assert "k3y" not in repr(reading)
    assert "v@tool" not in repr(reading)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Contact Jane <jane@example.org>", "Contact Jane"),
        ("Call (0161 496 0000) or ask (jane@example.org) first", "Call or ask first"),
        ("A vector<int> and f() stay", "A vector<int> and f() stay"),
    ],
)
def test_brackets_that_held_only_an_address_go_with_it(text: str, cleaned: str) -> None:
    assert without_people(text) == cleaned
