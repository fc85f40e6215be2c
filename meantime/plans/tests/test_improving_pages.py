"""The pages on which plans are improved: whole without a script, in pieces for it, nothing for strangers."""

import pytest
from django.urls import reverse

from meantime.plans import worker
from meantime.plans.actions import claim_request, keep_failure, request_plan
from meantime.plans.changes import move
from meantime.plans.improving import request_improvement
from meantime.plans.models import Plan, PlanRequest, State, Task
from meantime.plans.moving import Move
from meantime.plans.queries import current_plan, open_request
from meantime.plans.tests.improved import a_good_plan, improved, made_worse, places, proposed
from meantime.testing import NOW

PIECE = {"X-Fragment": "improve"}


@pytest.fixture
def plan(world, client) -> Plan:
    client.force_login(world.tara)
    plan = a_good_plan(world)
    made_worse(plan, world)
    return plan


def page_of(request: PlanRequest) -> str:
    return reverse("plans:proposal", args=[request.plan_asked.key, request.pk])


def test_a_press_leads_to_the_page_that_waits(plan, client):
    answer = client.post(reverse("plans:improve", args=[plan.key]), follow=True)
    page = answer.content.decode()
    assert "Improving the plan" in page
    assert 'http-equiv="refresh"' in page
    assert PlanRequest.objects.get(task=Task.IMPROVE).state == State.WAITING


def test_the_script_gets_the_bar_and_then_the_link(plan, world, client):
    going = client.post(reverse("plans:improve", args=[plan.key]), headers=PIECE).content.decode()
    assert "data-going" in going
    assert "<html" not in going
    worker.answer_request(claim_request("one", NOW))
    bar = client.get(reverse("plans:improving", args=[plan.key]), headers=PIECE).content.decode()
    assert "data-going" not in bar
    assert "proposed moves" in bar


def test_stages_go_by_and_the_page_hears_of_the_end(plan, world, client):
    request = request_improvement(plan, world.tara, NOW)
    claim_request("one", NOW)
    PlanRequest.objects.filter(pk=request.pk).update(stage="shortfalls")
    stages = client.get(page_of(request), headers=PIECE).content.decode()
    assert 'aria-current="step"' in stages.split("time together")[0].rsplit("<li", 1)[1]
    PlanRequest.objects.filter(pk=request.pk).update(state=State.ANSWERED)
    assert client.get(page_of(request), headers=PIECE).status_code == 204


def test_every_move_says_from_where_to_where_and_what_it_gains(plan, world, client):
    request = improved(plan, world)
    page = client.get(page_of(request)).content.decode()
    moves = proposed(request, plan).diff.moves
    assert page.count('name="move"') == len(moves)
    assert "better spent together" in page
    assert "A dam: who pays?" in page


def test_accepting_leads_back_to_the_map(plan, world, client):
    request = improved(plan, world)
    moves = [one.phase for one in proposed(request, plan).diff.moves]
    answer = client.post(page_of(request), {"shown": moves, "move": moves, "do": "accept"})
    assert answer.url == reverse("plans:section", args=[world.section.key])
    assert proposed(request, plan).finished


def test_refusing_all_changes_nothing(plan, world, client):
    request = improved(plan, world)
    before, moves = places(plan), [one.phase for one in proposed(request, plan).diff.moves]
    client.post(page_of(request), {"shown": moves, "move": moves, "do": "refuse"})
    assert places(plan) == before
    assert proposed(request, plan).diff.moves == ()
    assert "You refused" in client.get(page_of(request)).content.decode()


def test_what_somebody_moved_since_is_said_and_the_rest_is_shown(plan, world, client):
    request = improved(plan, world)
    moves = [one.phase for one in proposed(request, plan).diff.moves]
    move(plan, world.tara, NOW, [Move(phase=moves[0], at="t5")])
    answer = client.post(page_of(request), {"shown": moves, "move": moves, "do": "accept"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "nothing was accepted" in page
    assert page.count('name="move"') < len(moves)


def test_a_body_that_says_nothing_is_unusable(plan, world, client):
    assert client.post(page_of(improved(plan, world)), {"do": "accept", "move": "no such phase"}).status_code == 422


def test_a_call_off_leads_back_and_stays(plan, world, client):
    request = request_improvement(plan, world.tara, NOW)
    assert client.post(reverse("plans:cancel", args=[request.pk])).url == reverse("plans:section", args=[world.section.key])
    assert "Called off" in client.get(page_of(request)).content.decode()


@pytest.mark.parametrize("name", ["improve", "improving", "price", "proposal", "cancel", "ask", "planning"])
def test_strangers_find_nothing(plan, world, client, name):
    request = request_improvement(plan, world.tara, NOW)
    keys = {"proposal": [plan.key, request.pk], "cancel": [request.pk]}
    keys |= {key: [world.section.key] for key in ("ask", "planning")}
    address = reverse(f"plans:{name}", args=keys.get(name, [plan.key]))
    reads = name in ("improving", "proposal", "planning")
    for person in (world.otto, world.lena):
        client.force_login(person)
        assert (client.get if reads else client.post)(address).status_code == 404
    client.logout()
    assert (client.get if reads else client.post)(address).url.startswith("/login/")
    request.refresh_from_db()
    assert request.state == State.WAITING


@pytest.mark.parametrize("name", ["improve", "cancel", "ask"])
def test_reading_asks_for_nothing(plan, world, client, name):
    args = {"ask": [world.section.key], "cancel": [1]}.get(name, [plan.key])
    assert client.get(reverse(f"plans:{name}", args=args)).status_code == 405


def test_a_proposal_of_another_plan_is_not_there(plan, world, client):
    request = request_improvement(plan, world.tara, NOW)
    other = a_good_plan(world)
    assert client.get(reverse("plans:proposal", args=[other.key, request.pk])).status_code == 404


def test_a_price_is_asked_on_the_line_and_answered_there(plan, world, client):
    address = reverse("plans:price", args=[plan.key])
    assert "data-going" in client.post(address, {"at": "m1", "minutes": "10"}, headers=PIECE).content.decode()
    worker.answer_request(claim_request("one", NOW))
    said = client.get(f"{address}?at=m1&minutes=10", headers=PIECE).content.decode()
    assert "10 more minutes would buy" in said
    assert "<html" in client.get(f"{address}?at=m1&minutes=10").content.decode()


@pytest.mark.parametrize("body", [{"at": "m1", "minutes": "many"}, {"at": "<b>", "minutes": "10"}, {}])
def test_a_price_of_nonsense_is_unusable(plan, client, body):
    answer = client.post(reverse("plans:price", args=[plan.key]), body)
    assert answer.status_code == 422
    assert "<b>" not in answer.content.decode().replace("<b>\n", "")


def test_a_failed_plan_is_asked_for_again(world, client):
    client.force_login(world.tara)
    request_plan(world.section, world.tara, NOW)
    keep_failure(claim_request("one", NOW), "It failed.", NOW)
    page = client.get(reverse("plans:section", args=[world.section.key])).content.decode()
    assert "It failed." in page
    assert "Ask again" in page
    waiting = client.post(reverse("plans:ask", args=[world.section.key]), follow=True).content.decode()
    assert "a first plan" in waiting
    assert open_request(world.section) is not None


def test_planning_anew_keeps_the_old_plan_and_opens_the_new(plan, world, client):
    client.post(reverse("plans:ask", args=[world.section.key]))
    client.post(reverse("plans:ask", args=[world.section.key]))
    worker.answer_request(claim_request("one", NOW))
    assert claim_request("one", NOW) is None
    assert current_plan(world.section) != plan
    assert Plan.objects.filter(section=world.section).count() == 2
    answer = client.get(reverse("plans:planning", args=[world.section.key]))
    assert answer.url == reverse("plans:section", args=[world.section.key])


def test_planning_can_be_called_off(world, client):
    client.force_login(world.tara)
    request = request_plan(world.section, world.tara, NOW)
    client.post(reverse("plans:cancel", args=[request.pk]))
    page = client.get(reverse("plans:section", args=[world.section.key])).content.decode()
    assert "Plan this course" in page
    assert claim_request("one", NOW) is None
