"""The whole way of a new user: from what there is to the plan that learners see, and out again; a worker really works."""

import os
import re
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import connections
from playwright.sync_api import Locator, Page, expect

from meantime import testing
from meantime.interchange.incoming.worker import take
from meantime.plans.worker import work

# Reading and planning take their time on a busy machine.
PATIENCE = 60_000
_COURSES = Path(os.environ.get("MEANTIME_REAL_COURSES", Path(__file__).parents[3] / "shared" / "courses"))
CANVAS = _COURSES / "canvas-ally-workshop" / "course.imscc"

OUTLINE = """
ENV 214: Soils and people
Tuesdays and Thursdays, 10:00–11:15, room 2.14

Week 1: What soil is
- Introductions: a soil you have stood on
- Lecture: what soil is made of (45 min)
- Reading: chapter 1, 18 pages
- Quiz 1: soil horizons, 8 questions

Week 2: Water in soil
- Lecture: pores, suction and flow (50 min)
- Problem set 1: infiltration, due Friday
- Discussion: who owns the water under a field?

Week 3: Life in soil
- Lecture: a spoonful of organisms (40 min)
- Reading: chapter 3, 24 pages
- Group work: food web of a compost heap
- Quiz 2: life in soil

Week 4: Chemistry
- Lecture: acids and clays (50 min)
- Lab: pH of five samples (60 min)
- Problem set 2: exchange capacity, due Friday

Week 5: Mapping
- Lecture: how a soil map is made (35 min)
- Case: two maps of one valley
- Reading: chapter 5, 20 pages

Week 6: Erosion
- Lecture: wind and rain (45 min)
- Discussion: plough or no plough?
- Problem set 3: loss of topsoil, due Friday

Week 7: First test
- Review session (30 min)
- Test 1 (60 min)

Week 8: Salt
- Lecture: irrigation and salt (45 min)
- Reading: chapter 7, 22 pages
- Debate: drain it or leave it?

Week 9: Forest soils
- Lecture: under trees (40 min)
- Video: a profile in the Black Forest (15 min)
- Discussion: what the video leaves out

Week 10: City soils
- Lecture: lead, rubble and gardens (45 min)
- Group work: plan a school garden
- Problem set 4: dilution, due Friday

Week 11: Carbon
- Lecture: how much carbon stays (50 min)
- Reading: chapter 10, 26 pages
- Poll: would you pay a farmer for carbon?

Week 12: Law
- Guest talk: a mediator for land disputes (45 min)
- Essay draft: one page on a local dispute
- Peer review of drafts

Week 13: Projects
- Project work in groups
- Consultation with the teacher (20 min)

Week 14: Looking back
- Presentations (60 min)
- Essay: final version, due Friday
- Reflection: what you would dig up next
"""

Clean = Callable[[Page], None]


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """What `meantime worker` does, on connections of its own."""
    ended = threading.Event()

    def run() -> None:
        try:
            work(lambda: not ended.is_set(), pause=0.1, others=(take,))
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, name="worker")
    thread.start()
    yield
    ended.set()
    thread.join()


@pytest.fixture
def clean(axe_violations: Callable[[Page], list[str]]) -> Clean:
    """Nothing that axe objects to, in either theme."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert (theme, page.url, axe_violations(page)) == (theme, page.url, [])

    return check


def test_from_a_pasted_outline_to_an_adopted_plan_and_a_calendar(worker, open_page, clean, tmp_path):
    page = sign_in(open_page, clean)
    page.click("a:has-text('New course')")
    clean(page)
    page.get_by_label("A syllabus or a plain list").fill(OUTLINE)
    page.click("button:has-text('Read the outline')")
    expect(page.locator("h1")).to_have_text("What will be made", timeout=PATIENCE)
    expect(page.locator(".counts .total")).to_have_text(re.compile(r"42\s+activities"))
    # Neither a text to read nor a quiz: the two that were taken for something else.
    put_right(page, "Introductions: a soil you have stood on", taken_for="Reading", kind="Community")
    put_right(page, "Test 1", taken_for="Check", kind="Exam")
    clean(page)

    page.click("button:has-text('Next: term and meetings')")
    page.get_by_label("First day of the term").fill("2027-09-06")
    page.get_by_label("Learners").fill("28")
    thanksgiving = page.get_by_role("group", name="Break 1")
    thanksgiving.get_by_label("From").fill("2027-11-25")
    thanksgiving.get_by_label("Name").fill("Thanksgiving")
    expect(page.locator("[data-line]")).to_contain_text("27 meetings, 7 Sep to 9 Dec 2027")
    clean(page)
    page.click("button:has-text('Next: credit and priorities')")
    page.get_by_label("from").fill("2")
    page.get_by_label("to", exact=True).fill("4")
    page.get_by_role("group", name="Flexibility").get_by_label("more than usual").check()
    clean(page)
    make_the_plan(page, clean)

    problems = page.locator(".card[title='Problem set 2: exchange capacity']")
    carry(page, problems, "ArrowUp")
    expect(problems.locator("xpath=ancestor::*[@data-at]")).to_have_attribute("data-at", "m8")
    expect(page.locator("#said")).to_contain_text(re.compile(r"Thu 30 Sep holds \d+ minutes .* more than its 65"))
    expect(page.locator("#broken")).to_contain_text("Thu 30 Sep holds")
    hold(page, problems)
    carry(page, page.locator(".card[title='Review session']"), "ArrowDown")
    clean(page)
    improve(page, clean, refused="Review session")
    expect(page.locator("#broken")).to_have_count(0)
    expect(page.locator("[data-at=m8]").locator(problems).locator("[data-mark=place]")).to_be_visible()
    expect(page.locator(".own .card[title='Review session'] [data-mark=place]")).to_be_visible()

    adopt(page, clean)
    taken = calendar_of(page, clean, tmp_path)
    zone = ZoneInfo("America/New_York")
    days = [date(2027, 9, 7) + timedelta(weeks=week, days=day) for week in range(14) for day in (0, 2)]
    starts = [datetime(day.year, day.month, day.day, 10, 0, tzinfo=zone) for day in days if day != date(2027, 11, 25)]
    assert meetings_of(taken) == [(start, start + timedelta(minutes=75)) for start in starts]
    change_list(page, clean)
    expect(page.locator(".changes li:has-text('Problem set 2')")).to_contain_text(["Thu 30 Sep"])


@pytest.mark.skipif(not CANVAS.is_file(), reason="no real courses here: set MEANTIME_REAL_COURSES to a folder of exports")
def test_from_a_canvas_export_and_a_timetable_to_the_same(worker, open_page, clean, tmp_path):
    page = sign_in(open_page, clean)
    page.click("a:has-text('New course')")
    page.get_by_label("One file of at most").set_input_files(CANVAS)
    page.click("button:has-text('Read the file')")
    expect(page.locator("h1")).to_have_text("What will be made", timeout=PATIENCE)
    expect(page.locator(".counts .total")).to_have_text(re.compile(r"17\s+activities"))
    put_right(page, "Badge: ALLY Badge", taken_for="Link", kind="Assignment")
    put_right(page, "Ally Questions and Answers", taken_for="Discussion", kind="Questions and answers")
    clean(page)

    page.click("button:has-text('Next: term and meetings')")
    expect(page.get_by_label("Time zone")).to_have_value("America/New_York")
    timetable = a_timetable()
    (tmp_path / "timetable.ics").write_bytes(timetable.to_ical())
    page.get_by_label("Or upload the timetable").set_input_files(tmp_path / "timetable.ics")
    page.click("button:has-text('Next: credit and priorities')")
    # The timetable was read, and it knows better where the course takes place.
    expect(page.get_by_label("As the timetable timetable.ics says")).to_be_checked(timeout=PATIENCE)
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Paris")
    expect(page.get_by_role("group", name="Break 1").get_by_label("Name")).to_have_value("Spring break")
    expect(page.locator("[data-line]")).to_contain_text("30 meetings, 11 Jan to 28 Apr 2027")
    clean(page)
    page.click("button:has-text('Next: credit and priorities')")
    clean(page)
    make_the_plan(page, clean)

    here = page.locator(".card[title^='Share your']:has(i:has-text('discuss'))")
    carry(page, here, "ArrowDown", *["ArrowLeft"] * 3)
    expect(page.locator("#said")).to_contain_text(re.compile(r"Week \d+ has no activity in which learners meet"))
    hold(page, here)
    for title in ("Accessibility in your life", "Your courses, Accessible"):
        carry(page, page.locator(f".card[title='{title}']:has(i:has-text('discuss'))"), "ArrowDown")
    clean(page)
    improve(page, clean, refused="Accessibility in your life")
    expect(page.locator(".own").locator(here).locator("[data-mark=place]")).to_be_visible()

    adopt(page, clean)
    assert meetings_of(calendar_of(page, clean, tmp_path)) == meetings_of(timetable)
    change_list(page, clean)


def a_timetable() -> icalendar.Calendar:
    """Fifteen weeks on both sides of a break, and of the night in which the clocks go forward."""
    calendar, zone = icalendar.Calendar(), ZoneInfo("Europe/Paris")
    calendar.add("prodid", "-//Example University//Timetable//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-timezone", zone.key)
    weeks = [date(2027, 1, 11) + timedelta(weeks=week) for week in range(16)]
    for day in [monday + timedelta(days=days) for monday in weeks if monday != date(2027, 3, 1) for days in (0, 2)]:
        start = datetime(day.year, day.month, day.day, 13, 0, tzinfo=zone)
        calendar.add_component(an_event("Accessible courses", start, start + timedelta(minutes=75)))
    calendar.add_component(an_event("Spring break", date(2027, 3, 1), date(2027, 3, 6)))
    return calendar


def an_event(title: str, start: date, end: date) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{start.isoformat()}@timetable.example.org")
    event.add("dtstamp", datetime(2026, 12, 1, tzinfo=ZoneInfo("UTC")))
    event.add("summary", title)
    event.add("dtstart", start)
    event.add("dtend", end)
    return event


def sign_in(open_page: Callable[..., Page], clean: Clean) -> Page:
    testing.a_person("Tara")
    page = open_page("/login/", timezone_id="America/New_York")
    clean(page)
    page.get_by_label("E-mail").fill("tara@example.org")
    page.get_by_label("Password").fill(testing.PASSWORD)
    page.click("button:has-text('Sign in')")
    expect(page.locator("h1")).to_have_text("Courses")
    clean(page)
    return page


def put_right(page: Page, title: str, *, taken_for: str, kind: str) -> None:
    chosen = page.locator(f"tr:has(input[value='{title}'])").get_by_label("Kind")
    assert chosen.evaluate("select => select.selectedOptions[0].text") == taken_for
    chosen.select_option(label=kind)


def make_the_plan(page: Page, clean: Clean) -> None:
    page.click(".foot button:has-text('Make the plan')")
    expect(page.locator("term-map[data-ready]")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".heading")).to_contain_text("Proven: no plan is better")
    clean(page)


def carry(page: Page, card: Locator, over: str, *further: str) -> None:
    """By keys: lift the card, go over the axis with it and further, and put it down."""
    keys = page.keyboard
    card.focus()
    keys.press("Space")
    other = page.locator(".together .slot" if over == "ArrowUp" else ".own .slot")
    for _ in range(10):
        if not other.count():
            keys.press(over)
    expect(other).to_be_visible()
    for arrow in further:
        keys.press(arrow)
    keys.press("Space")
    expect(page.locator("[data-saved]")).to_have_attribute("data-saved", "saved")
    expect(card).to_be_focused()


def hold(page: Page, card: Locator) -> None:
    page.keyboard.press("l")
    expect(card.locator("[data-mark=place]")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("held")


def improve(page: Page, clean: Clean, *, refused: str) -> None:
    page.click("#improve button:has-text('Improve')")
    page.locator("#improve a:has-text('proposed moves')").click(timeout=PATIENCE)
    moves = page.locator("input[name=move]")
    count = moves.count()
    assert count > 1
    page.get_by_role("checkbox", name=refused).uncheck()
    page.get_by_label("Hold what I refuse where it stands").check()
    clean(page)
    page.click(f"button:has-text('Accept {count - 1} of {count}')")
    expect(page.locator("term-map[data-ready]")).to_be_visible()
    clean(page)


def adopt(page: Page, clean: Clean) -> None:
    expect(page.locator(".adopted")).to_contain_text("Learners see no plan yet.")
    page.click("button:has-text('Adopt')")
    expect(page.locator(".adopted")).to_contain_text("Learners see this plan, adopted")
    clean(page)


def calendar_of(page: Page, clean: Clean, folder: Path) -> icalendar.Calendar:
    page.click("a:has-text('Take it with you')")
    clean(page)
    with page.expect_download() as download:
        page.click("a:has-text('Calendar .ics')")
    download.value.save_as(folder / "calendar.ics")
    return icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes())


def meetings_of(calendar: icalendar.Calendar) -> list[tuple[datetime, datetime]]:
    """What takes time of somebody's day: neither due times nor days off."""
    events = [event for event in calendar.walk("VEVENT") if isinstance(event["dtstart"].dt, datetime)]
    events = [event for event in events if event.get("transp") != "TRANSPARENT"]
    return sorted((event["dtstart"].dt, event["dtend"].dt) for event in events)


def change_list(page: Page, clean: Clean) -> None:
    page.click("a:has-text('Open the list')")
    expect(page.locator("h1")).to_have_text("Change list")
    assert page.locator(".changes li").count() > 10
    clean(page)
