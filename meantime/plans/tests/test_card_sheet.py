"""What opens with a card, and moving it from there, as a browser without JavaScript gets them."""

import re

import pytest

from meantime import testing
from meantime.plans.actions import keep_plan
from meantime.plans.changes import move
from meantime.plans.models import Plan
from meantime.plans.moving import Move
from meantime.plans.standing import spots_of
from meantime.testing import NOW

# Numbers of a_problem's phases.
MAP, FLOW, BED, DAM, CHECK = 1, 2, 4, 6, 8


@pytest.fixture
def plan(world, client) -> Plan:
    client.force_login(world.tara)
    return keep_plan(world.section, testing.an_answer(), NOW)


def sheet(client, plan, number, **headers) -> str:
    answer = client.get(f"/plans/{plan.key}/cards/{number}/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def posted(client, plan, number, **fields):
    phase = plan.placements.get(phase=testing.a_problem().phases[number - 1].id)
    return client.post(
        f"/plans/{plan.key}/cards/{number}/place", {"phase": phase.phase, "seen_at": phase.at, "at": phase.at, **fields}
    )


def test_a_card_tells_why_with_strength_source_and_what_would_change_it(plan, client):
    page = sheet(client, plan, DAM)
    for text in ("Somebody can answer at once.", "evidence: moderate", "A study, 2020", "Why together"):
        assert text in page
    assert "20–25 min, planned 25 · stated by the author" in page
    assert "Own time, if the difference in pace between learners rose from 0.20 to 0.80" in page


def test_a_card_says_what_it_becomes_on_the_other_clock(plan, client):
    page = sheet(client, plan, DAM)
    assert "discussion in groups" in page
    assert "thread: post first, then reply" in page


def test_a_card_leads_to_what_comes_before_and_after_it(plan, client):
    assert re.search(r'Comes after.*cards/3/"[^>]*>Lecture: how water flows: questions</a>', sheet(client, plan, BED), re.S)
    assert re.search(r'Comes before.*cards/4/"[^>]*>Measure a river bed</a>', sheet(client, plan, 3), re.S)


def test_a_card_names_what_would_stand_in_its_place(world, plan, client):
    # The meeting in which a river bed is measured lacks a single minute for the check, the others more.
    places = {"map/1": "m1", "flow/1": "m2", "flow/2": "m2", "bed/1": "m3", "dam/1": "m4", "hello/1": "m4", "check/1": "t5"}
    move(plan, world.tara, NOW, [Move(phase=phase, at=at) for phase, at in places.items()])
    assert re.search(r'What would stand here instead.*cards/8/"[^>]*>Check: floods</a>', sheet(client, plan, BED), re.S)
    assert "What would stand here instead" not in sheet(client, plan, DAM)


def test_a_warning_stands_on_the_card_that_it_is_about(world, plan, client):
    move(plan, world.tara, NOW, [Move(phase="bed/1", at="t1")])
    assert re.search(r'class="hard".*Measure a river bed', sheet(client, Plan.objects.get(), BED), re.S)


def test_the_script_gets_the_sheet_alone(plan, client):
    page = sheet(client, plan, DAM, x_fragment="sheet")
    assert page.lstrip().startswith("<article")
    assert "<html" not in page
    assert "A dam: who pays?" in page


def test_a_card_is_moved_held_and_explained_without_script(world, plan, client):
    answer = posted(client, plan, MAP, at="m1", hold="place", reason="We read it aloud")
    assert answer.status_code == 302
    assert answer["Location"] == f"/sections/{world.section.key}/#card-{MAP}"
    spot = spots_of(plan)["map/1"]
    assert (spot.at, spot.hold) == ("m1", "place")
    page = sheet(client, plan, MAP)
    for text in ("How it came here", "Tara", "We read it aloud", "held right here"):
        assert text in page


def test_a_button_leads_to_the_nearest_place_on_the_other_clock(plan, client):
    across = re.search(r'name="to" value="(\w+)">To own time', sheet(client, plan, DAM))
    assert across is not None
    posted(client, plan, DAM, to=across[1])
    assert spots_of(plan)["dam/1"].at == "t3"


def test_the_order_within_a_meeting_can_be_chosen(plan, client):
    assert "first" in sheet(client, plan, FLOW)
    posted(client, plan, FLOW, order="1")
    assert spots_of(plan)["flow/1"].order == 1
    assert spots_of(plan)["hello/1"].order == 2


def test_who_was_slower_learns_it_and_keeps_the_reason(world, plan, client):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t2")])
    answer = posted(client, plan, MAP, seen_at="t1", at="m1", reason="We read it aloud")
    assert answer.status_code == 409
    assert "was changed by somebody else" in answer.content.decode()
    assert "We read it aloud" in answer.content.decode()
    assert spots_of(plan)["map/1"].at == "t2"


@pytest.mark.parametrize("fields", [{"at": "m99"}, {"order": "-1"}, {"hold": "forever"}, {"at": ""}, {"phase": ""}])
def test_a_move_that_cannot_be_is_refused_with_a_sentence(plan, client, fields):
    before = spots_of(plan)
    answer = posted(client, plan, MAP, **fields)
    assert answer.status_code in (409, 422)
    assert 'role="alert"' in answer.content.decode()
    assert spots_of(plan) == before


@pytest.mark.parametrize("number", [0, 9, 999999])
def test_there_is_no_card_beyond_the_last(plan, client, number):
    assert client.get(f"/plans/{plan.key}/cards/{number}/").status_code == 404


def test_a_strangers_card_does_not_exist(world, plan, client):
    client.force_login(world.otto)
    assert client.get(f"/plans/{plan.key}/cards/1/").status_code == 404
    assert posted(client, plan, MAP, at="m1").status_code == 404


def test_a_link_back_never_leads_to_another_host(plan, client):
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        assert posted(client, plan, MAP, at="m1", back=back)["Location"].startswith("/sections/")
