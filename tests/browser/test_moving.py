"""Cards moved by hand: by keys, by mouse, by finger, by two people at once, and without a connection."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from meantime import testing
from meantime.accounts.models import User
from meantime.activities.queries import document_for
from meantime.courses.models import Enrollment, Role
from meantime.plans.actions import keep_plan
from meantime.plans.changes import edit
from meantime.plans.models import Plan
from meantime.plans.standing import spots_of, stamp_of

PHONE = {"viewport": {"width": 375, "height": 812}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
# Every number on the page that a move can change, and every bar.
NUMBERS = """[...document.querySelectorAll('[data-used], [data-hours], [data-live], [data-verdict], [data-figure]')]
    .map(one => one.textContent.trim())
    .concat([...document.querySelectorAll('.bar-of-week, .overview svg')].map(svg => svg.getAttribute('viewBox')
        + [...svg.querySelectorAll('rect, path')].map(
            shape => ['x', 'y', 'width', 'height', 'd'].map(name => shape.getAttribute(name) || 0))))"""


@pytest.fixture
def plan(world: testing.World) -> Plan:
    Enrollment.objects.create(section=world.section, user=world.otto, role=Role.INSTRUCTOR)
    return keep_plan(world.section, testing.an_answer(), testing.NOW, stamp=stamp_of(document_for(world.section)))


Come = Callable[..., Page]


@pytest.fixture
def come(browser: Browser, server: str, plan: Plan) -> Iterator[Come]:
    """`come(person)`: the map, opened by somebody; an error of its script fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def come(person: User, *, deaf: bool = False, **options: object) -> Page:
        context = browser.new_context(base_url=server, **{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        client = Client()
        client.force_login(person)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
        if deaf:
            context.route("**/stream", lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"/plans/{plan.key}/")
        page.wait_for_selector("term-map[data-ready]")
        return page

    yield come
    for context in contexts:
        context.close()
    assert troubles == []


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_have_attribute("data-saved", "saved")


def place_of(plan: Plan, phase: str) -> str:
    return spots_of(plan)[phase].at


def carry(page: Page, card: str, *keys: str) -> None:
    page.locator(f"#{card}").focus()
    for key in (" ", *keys):
        page.keyboard.press(key)


def test_a_card_is_carried_to_the_other_clock_by_keys(plan, come, world):
    page = come(world.tara)
    before = page.evaluate(NUMBERS)
    carry(page, "card-1", "ArrowUp")
    # Forty minutes more beside ten and twenty, with two changeovers.
    meeting = page.locator("[data-at=m1]")
    expect(meeting.locator("[data-used]")).to_have_text("72")
    expect(meeting.locator(".delta")).to_have_text("+41")
    expect(meeting.locator(".slot")).to_contain_text("reading together")
    expect(page.locator("#said")).to_contain_text("27 min too much for this meeting")
    page.keyboard.press("Escape")
    assert page.evaluate(NUMBERS) == before
    expect(page.locator(".delta, .slot")).to_have_count(0)
    page.keyboard.press(" ")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press(" ")
    saved(page)
    # The sentence of the rule that this breaks was in the answer to the save.
    expect(page.locator("#said")).to_contain_text("Tue 16 Mar")
    expect(meeting.locator("h3 [data-mark=badge]")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "card-1"
    moved = page.evaluate(NUMBERS)
    page.reload()
    assert page.locator("[data-at=m1] .card").evaluate_all("cards => cards.map(card => card.id)") == [
        "card-5",
        "card-1",
        "card-2",
    ]
    assert page.evaluate(NUMBERS) == moved
    assert (place_of(plan, "map/1"), before == moved) == ("m1", False)


def test_a_preview_takes_less_than_a_frame(come, world):
    page = come(world.tara)
    page.evaluate("document.took = []; addEventListener('meantime:preview', event => document.took.push(event.detail.ms))")
    carry(page, "card-1", *["ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft"] * 5)
    took = sorted(page.evaluate("document.took"))
    assert len(took) >= 20
    assert took[len(took) // 2] < 16


def test_a_card_is_dragged_between_others(plan, come, world):
    page = come(world.tara)
    card, target = page.locator("#card-6"), page.locator("#card-4")
    target.scroll_into_view_if_needed()
    start, end = card.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + 30, steps=6)
    expect(page.locator("[data-at=m2] .slot")).to_be_visible()
    # The stack has made room upwards.
    end = target.bounding_box()
    page.mouse.move(end["x"] + 30, end["y"] + 4, steps=3)
    expect(page.locator("[data-at=m2] .delta")).to_have_text("+26")
    page.mouse.up()
    saved(page)
    assert page.locator("[data-at=m2] .card").evaluate_all("cards => cards.map(card => card.id)") == [
        "card-3",
        "card-6",
        "card-4",
    ]
    assert place_of(plan, "dam/1") == "m2"
    expect(page.locator("#sheet")).to_be_hidden()


def test_a_finger_lifts_a_card_by_a_long_press(plan, come, world):
    page = come(world.tara, **PHONE)
    page.locator("#card-5").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#card-5').scrollIntoView({block: 'center'})")
    box, target = page.locator("#card-5").bounding_box(), page.locator("[data-at=t1] h3").bounding_box()
    touch = page.context.new_cdp_session(page)

    def put(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = box["x"] + 30, box["y"] + 8
    put("touchStart", x, y)
    page.wait_for_selector("#card-5.lifted")
    scrolled = page.evaluate("scrollY")
    for step in range(1, 9):
        put("touchMove", x, y + (target["y"] + 6 - y) * step / 8)
    expect(page.locator("[data-at=t1] .slot")).to_contain_text("introductions in a thread")
    assert page.evaluate("scrollY") == scrolled
    put("touchEnd", x, y)
    saved(page)
    assert place_of(plan, "hello/1") == "t1"


def test_a_swipe_is_no_long_press(plan, come, world):
    page = come(world.tara, **PHONE)
    page.evaluate("document.querySelector('#card-5').scrollIntoView({block: 'center'})")
    box = page.locator("#card-5").bounding_box()
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 200, "y": box["y"] + 8}]})
    for x in (180, 120, 60):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": box["y"] + 8}]})
    page.wait_for_timeout(450)
    expect(page.locator(".lifted")).to_have_count(0)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_undo_and_redo_reach_over_a_reload(plan, come, world):
    page = come(world.tara)
    carry(page, "card-6", "ArrowLeft", " ")
    saved(page)
    page.keyboard.press("l")
    expect(page.locator("#card-6 [data-mark=place]")).to_be_visible()
    saved(page)
    page.reload()
    page.wait_for_selector("term-map[data-ready]")
    expect(page.locator("[data-do=undo] .what")).to_contain_text("A dam: who pays?")
    page.keyboard.press("z")
    expect(page.locator("#card-6 [data-mark=place]")).to_have_count(0)
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-at=m3] #card-6")).to_be_visible()
    saved(page)
    page.locator("[data-do=redo]").click()
    expect(page.locator("[data-at=m2] #card-6")).to_be_visible()
    saved(page)
    assert place_of(plan, "dam/1") == "m2"


def test_the_other_sees_it_within_a_second(come, world):
    here, there = come(world.tara), come(world.otto)
    carry(here, "card-6", "ArrowLeft", " ")
    saved(here)
    expect(there.locator("[data-at=m2] #card-6")).to_be_visible(timeout=1_000)
    expect(there.locator("#said")).to_contain_text("Tara: “A dam: who pays?” to Thu 18 Mar")
    assert here.evaluate(NUMBERS) == there.evaluate(NUMBERS)


def test_who_comes_second_is_told_and_overwrites_nothing(plan, come, world):
    here, there = come(world.tara), come(world.otto, deaf=True)
    carry(here, "card-6", "ArrowLeft", " ")
    saved(here)
    carry(there, "card-6", "ArrowRight", " ")
    expect(there.locator("#said")).to_contain_text("was changed by somebody else in the meantime")
    expect(there.locator("[data-at=m2] #card-6")).to_be_visible()
    assert place_of(plan, "dam/1") == "m2"
    # From what is shown now it can be carried on.
    carry(there, "card-6", "ArrowRight", " ")
    saved(there)
    assert place_of(plan, "dam/1") == "m3"


def test_what_could_not_be_sent_is_said_and_sent_again(plan, come, world):
    page = come(world.tara)
    page.context.set_offline(True)
    carry(page, "card-6", "ArrowLeft", " ")
    expect(page.locator("[data-saved]")).to_have_text("Not saved yet – trying again")
    page.locator("#card-7").focus()
    carry(page, "card-7", "ArrowLeft", " ")
    assert place_of(plan, "dam/1") == "m3"
    page.context.set_offline(False)
    saved(page)
    assert (place_of(plan, "dam/1"), place_of(plan, "sheet/1")) == ("m2", "t4")


def test_an_answer_that_got_lost_is_no_conflict(plan, come, world):
    page = come(world.tara)
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(json.loads(route.request.post_data or "{}"))
        route.fetch()
        route.abort()

    page.route("**/changes", lose)
    carry(page, "card-6", "ArrowLeft", " ")
    saved(page)
    assert [move["at"] for move in lost[0]["moves"]] == ["m2"]
    assert place_of(plan, "dam/1") == "m2"
    assert plan.changes.count() == 1
    expect(page.locator("#said")).not_to_contain_text("somebody else")


def test_a_course_that_changes_under_the_map_is_drawn_anew_at_the_same_place(plan, come, world):
    page = come(world.tara)
    page.locator("#card-6").focus()
    page.evaluate("scrollTo(0, 300)")
    course = document_for(world.section)
    dam = next(activity for activity in course.activities if activity.id == "dam")
    edit(plan, world.otto, testing.NOW, activities={"dam": replace(dam, title="Who pays for a dam?")})
    expect(page.locator("#said")).to_contain_text("Otto")
    expect(page.locator(".card[title='Who pays for a dam?']")).to_be_focused()
    assert page.evaluate("scrollY") == 300


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_lifted_card_is_fit_for_everybody(come, world, axe_violations, theme):
    page = come(world.tara, color_scheme=theme)
    carry(page, "card-4", "ArrowLeft", "ArrowLeft")
    # It stands before what it needs: the thread to it is broken.
    expect(page.locator(".threads .broken")).to_have_count(1)
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".tools > [popovertarget=keys]").click()
    expect(page.locator("#keys")).to_be_visible()
    assert axe_violations(page) == []


def test_arrows_follow_the_direction_of_the_script(come, world):
    page = come(world.tara, locale="ar")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    carry(page, "card-6", "ArrowRight")
    expect(page.locator("[data-at=m2] .slot")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".slot")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-at=m4] .slot")).to_be_visible()


def test_every_card_is_reached_with_the_arrow_keys(come, world):
    page = come(world.tara)
    ids = page.evaluate("[...document.querySelectorAll('term-map .card')].map(card => card.id)")
    waiting, reached = [ids[0]], {ids[0]}
    while waiting:
        card = waiting.pop()
        for key in ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
            page.focus(f"#{card}")
            page.keyboard.press(key)
            there = page.evaluate("document.activeElement.id")
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(ids)
