"""Advice that applies with one press and is undone with one."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.formats.document import Activity
from meantime.plans.actions import keep_plan
from meantime.plans.advising import pieces_for
from meantime.plans.answer import answer_of
from meantime.plans.changes import edit, move, undo
from meantime.plans.models import Plan
from meantime.plans.moving import Move
from meantime.plans.queries import answer_in, plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.plans.telling import telling_of
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock
from meantime.testing import NOW, World

TALK = Activity(id="talk", title="Lecture: a century of dams", position=8, kind="lecture", week=1)


@pytest.fixture
def plan(world: World) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


@pytest.fixture
def talking(plan: Plan, world: World) -> Plan:
    """With a lecture that its author wants together."""
    talk = replace(TALK, clock=Clock.LIVE, minutes=Minutes.exactly(30))
    edit(plan, world.tara, NOW, activities={"talk": talk})
    return again(plan)


def again(plan: Plan) -> Plan:
    return Plan.objects.select_related("section__course").get(pk=plan.pk)


def key_of(plan: Plan, topic: str) -> str:
    return next(
        piece.advice.key for piece in pieces_for(plan, answer_in(plan), plan_now(plan)) if piece.advice.topic == topic
    )


def follow(client: Client, plan: Plan, piece: str, **headers: str):
    return client.post(reverse("plans:advice", args=[plan.key]), {"piece": piece}, headers=headers)


def broken(plan: Plan) -> list[str]:
    return [line.text for line in telling_of(answer_in(plan), plan_now(plan), plan).broken]


def test_a_lecture_goes_to_own_time_with_one_press_and_back_with_one(talking, world, client):
    client.force_login(world.tara)
    before, document = spots_of(talking), document_for(world.section)
    answer = follow(client, talking, key_of(talking, "record"))
    assert answer.status_code == 302
    assert spots_of(talking)["talk/1"].at.startswith("t")
    assert spots_of(talking)["talk/1"].hold == "clock"
    undo(again(talking), world.tara, NOW)
    assert spots_of(talking) == before
    assert document_for(world.section) == document


def test_what_people_broke_is_mended_where_it_is_said(plan, world, client):
    client.force_login(world.tara)
    last = next(s.id for s in reversed(plan_now(plan).problem.timeline) if s.id.startswith("t"))
    move(plan, world.tara, NOW, [Move(phase="flow/1", at=last)])
    telling = telling_of(answer_in(again(plan)), plan_now(again(plan)), again(plan))
    offers = [line.offer for line in telling.broken if line.offer and line.offer.possible]
    assert offers
    before = broken(again(plan))
    assert follow(client, again(plan), offers[0].key).status_code == 302
    assert len(broken(again(plan))) < len(before)


def test_an_added_check_is_part_of_the_course_until_it_is_undone(plan, world, client):
    client.force_login(world.tara)
    extra = Activity(id="lake", title="Reading: lakes", position=9, kind="reading", week=3, minutes=Minutes.exactly(20))
    gone: dict[str, Activity | None] = dict.fromkeys(("bed", "sheet", "check"))
    edit(plan, world.tara, NOW, activities={**gone, "lake": extra})
    piece = key_of(again(plan), "unchecked")
    assert follow(client, again(plan), piece).status_code == 302
    new = [a for a in document_for(world.section).activities if a.id.startswith("check-")]
    assert [(a.kind, a.clock) for a in new] == [("check", Clock.OWN)]
    assert f"{new[0].id}/1" in spots_of(plan)
    undo(again(plan), world.tara, NOW)
    assert not any(a.id.startswith("check-") for a in document_for(world.section).activities)


def test_a_script_gets_the_plan_as_it_then_stands(talking, world, client):
    client.force_login(world.tara)
    answer = follow(client, talking, key_of(talking, "record"), Accept="application/json")
    assert answer.status_code == 200
    state = answer.json()
    assert state["version"] == again(talking).version
    assert state["placements"]["talk/1"]["at"].startswith("t")
    assert state["undo"] == "advice followed: lectures to record"
    assert state["said"].startswith(state["undo"])


def test_advice_that_no_longer_holds_changes_nothing(talking, world, client):
    client.force_login(world.tara)
    piece = key_of(talking, "record")
    move(talking, world.otto, NOW, [Move(phase="talk/1", at="t1")])
    version = again(talking).version
    for headers in ({}, {"Accept": "application/json"}):
        answer = follow(client, again(talking), piece, **headers)
        assert answer.status_code == 409
        assert "no longer holds" in answer.content.decode()
    assert again(talking).version == version


@pytest.mark.parametrize("piece", ["", "nothing", "x" * 10_000, "\x00"])
def test_a_piece_that_nobody_advised_is_refused_with_a_sentence(plan, world, client, piece):
    client.force_login(world.tara)
    assert follow(client, plan, piece).status_code == 409


def test_strangers_may_not_know_of_it(plan, world, client):
    client.force_login(world.otto)
    for name in ("plans:advice", "plans:script"):
        assert client.get(reverse(name, args=[plan.key])).status_code == 404
    assert follow(client, plan, "anything").status_code == 404


def test_the_pages_say_what_each_piece_would_do_and_what_to_record(talking, world, client):
    client.force_login(world.tara)
    page = client.get(reverse("plans:advice", args=[talking.key])).content.decode()
    assert "One lecture goes to own time, before its meeting." in page
    assert f'value="{key_of(talking, "record")}"' in page
    script = client.get(reverse("plans:script", args=[talking.key])).content.decode()
    assert "Lecture: a century of dams" in script
    assert "Part 1 of" in script


def test_where_nothing_can_be_done_there_is_a_reason_and_no_button(plan, world, client):
    client.force_login(world.tara)
    telling = telling_of(answer_in(plan), plan_now(plan), plan)
    (spare,) = [line.offer for line in telling.advice if line.offer and "spare" in line.text]
    assert not spare.possible
    assert spare.effects[0].startswith("Nothing that is in own time now would gain")
    assert spare.key not in _forms(client.get(reverse("plans:advice", args=[plan.key])).content.decode())


def _forms(page: str) -> list[str]:
    return re.findall(r'name="piece" value="(\w+)"', page)
