"""The pages as a browser without JavaScript gets them."""

import json
import re
from dataclasses import replace

import pytest

from meantime import testing
from meantime.courses.models import Course
from meantime.planner.plan import Status
from meantime.planner.problem import Stretch, StretchType
from meantime.plans.actions import claim_request, keep_failure, keep_plan, request_plan
from meantime.plans.changes import move
from meantime.plans.moving import Move
from meantime.terms.message import message
from meantime.terms.modality import Clock
from meantime.testing import NOW


@pytest.fixture
def planned(world):
    keep_plan(world.section, testing.an_answer(), NOW)
    return world


@pytest.fixture
def page(planned, client) -> str:
    client.force_login(planned.tara)
    return client.get(f"/sections/{planned.section.key}/").content.decode()


@pytest.mark.parametrize("address", ["/", "/sections/{key}/", "/sections/{key}/state"])
def test_nobody_sees_anything_without_signing_in(planned, client, address):
    answer = client.get(address.format(key=planned.section.key))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


@pytest.mark.parametrize("name", ["otto", "lena"])
def test_a_plan_does_not_exist_for_those_who_do_not_teach(planned, client, name):
    client.force_login(getattr(planned, name))
    assert client.get(f"/sections/{planned.section.key}/").status_code == 404
    assert client.get(f"/sections/{planned.section.key}/state").status_code == 404
    assert "Rivers and people" not in client.get("/").content.decode()


def test_every_card_stands_at_its_stretch_and_leads_to_its_page(planned, page):
    key = planned.section.plans.get().key
    for number in range(1, 9):
        assert page.count(f'id="card-{number}"') == 1
        assert f'<a href="/plans/{key}/cards/{number}/" id="card-{number}"' in page
    meeting = page[page.index('id="at-m2"') : page.index('id="week-2"')]
    assert re.findall(r'id="card-(\d)"', meeting) == ["3", "4"]


def test_a_stretch_is_named_by_its_neighbours(page):
    for name in ("Tue 16 Mar", "before Tue 16 Mar", "before Thu 18 Mar", "after Wed 31 Mar"):
        assert f"<span>{name}</span>" in page


def test_a_meeting_says_how_many_of_its_minutes_are_used(page):
    # Ten minutes and twenty, with one for the changeover.
    assert re.search(r"<span data-used>31</span> of 45<span", page)


def test_a_sentence_leads_to_its_place(page):
    shortfalls = page[page.index('id="shortfalls"') :]
    assert re.search(r'<a [^>]*href="[^"]*#week-2"[^>]*>Week 2</a>', shortfalls)


def test_what_is_wrong_is_marked_at_its_card_and_at_its_week(page):
    card = page[page.index('id="card-7"') :]
    assert 'data-mark="badge"' in card[: card.index("</li>")]
    week = page[page.index('id="week-2"') :]
    assert 'class="mark soft" data-mark="badge"' in week[: week.index("</header>")]
    assert 'data-mark="badge"' not in page[page.index('id="week-1"') : page.index('id="week-2"')]


def test_a_card_says_how_far_people_decided_where_it_stands(planned, client):
    plan = planned.section.plans.get()
    for phase, at, hold in (("dam/1", "m3", "place"), ("hello/1", "m1", "clock")):
        move(plan, planned.tara, NOW, [Move(phase=phase, at=at, hold=hold)])
    client.force_login(planned.tara)
    page = client.get(f"/sections/{planned.section.key}/").content.decode()
    for number, mark in ((6, "place"), (5, "clock")):
        card = page[page.index(f'id="card-{number}"') :]
        assert f'data-mark="{mark}"' in card[: card.index("</li>")]


def test_the_script_gets_what_it_needs_to_add_up(planned, page):
    boot, state, words = (
        json.loads(re.search(rf'<script id="map-{name}" type="application/json">(.*?)</script>', page, re.S)[1])
        for name in ("boot", "state", "words")
    )
    assert boot["phases"]["flow/1"]["listening"] == 20
    assert state["placements"]["bed/1"] == {"at": "m2", "order": 2, "hold": ""}
    assert state["telling"] == ""
    assert "{title}" in words["lifted"]


def opened(world, client, answer) -> str:
    keep_plan(world.section, answer, NOW)
    client.force_login(world.tara)
    return client.get(f"/sections/{world.section.key}/").content.decode()


def test_where_no_plan_fits_the_page_says_what_stands_in_the_way(world, client):
    plan = replace(
        testing.a_plan(), status=Status.INFEASIBLE, placements=(), shortfalls=(), conflicts=(message("tests.no_room"),)
    )
    page = opened(world, client, replace(testing.an_answer(), plan=plan))
    assert "No plan satisfies these rules." in page
    assert "tests.no_room" in page[page.index('id="conflicts"') :]
    assert 'class="card' not in page


def test_a_course_that_never_meets_has_only_own_time(world, client):
    problem = testing.a_problem()
    weeks = tuple(Stretch(id=f"t{n}", type=StretchType.MEANTIME, week=n, minutes=300) for n in (1, 2, 3))
    plan = replace(
        testing.a_plan(),
        problem=replace(problem, timeline=weeks, week_range=None),
        placements=tuple(
            replace(placement, clock=Clock.OWN, at="t2", order=n)
            for n, placement in enumerate(testing.a_plan().placements, start=1)
        ),
    )
    page = opened(world, client, replace(testing.an_answer(), plan=plan))
    assert "<span>week 2</span>" in page
    assert 'class="room"' not in page
    assert "Meeting time in use" not in page
    assert page.count('class="card own"') == 8


def test_what_people_wrote_cannot_become_markup(planned, client):
    Course.objects.update(title="<script>alert(1)</script>")
    client.force_login(planned.tara)
    for address in ("/", f"/sections/{planned.section.key}/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_plan_in_the_making_reloads_itself_without_script(world, client):
    request_plan(world.section, world.tara, NOW)
    client.force_login(world.tara)
    page = client.get(f"/sections/{world.section.key}/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert client.get(f"/sections/{world.section.key}/state").json() == {"planning": True}


def test_a_plan_that_failed_says_why_and_stops_reloading(world, client):
    request_plan(world.section, world.tara, NOW)
    keep_failure(claim_request("one", NOW), "No policy of that name.", NOW)
    client.force_login(world.tara)
    page = client.get(f"/sections/{world.section.key}/").content.decode()
    assert "No policy of that name." in page
    assert "http-equiv" not in page
    assert "No policy of that name." in client.get("/").content.decode()


def test_the_course_list_shows_the_balance(planned, client):
    client.force_login(planned.tara)
    page = client.get("/").content.decode()
    assert "1 h 50 together, 2 h 10 in own time" in page


def test_the_pages_speak_the_language_of_the_browser_and_its_direction(planned, client):
    client.force_login(planned.tara)
    page = client.get("/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_a_term_map_takes_few_queries(planned, client, django_assert_max_num_queries):
    client.force_login(planned.tara)
    with django_assert_max_num_queries(28):
        client.get(f"/sections/{planned.section.key}/")
