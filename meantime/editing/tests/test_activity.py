"""One activity edited in full: its own page, beside the map, new ones and those that go."""

from dataclasses import replace

import pytest

from meantime.activities.actions import write_activities
from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.editing.tests.pages import fields_of
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.models import Plan
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, PhaseRole
from meantime.testing import NOW

FORM = "//form[contains(@class, '-form')]"


@pytest.fixture
def course(world, client) -> str:
    client.force_login(world.tara)
    return f"/sections/{world.section.key}/activities/"


@pytest.fixture
def plan(world) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def activity(world, key):
    return next(one for one in document_for(world.section).activities if one.id == key)


def form(client, address, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return fields_of(answer.content.decode(), FORM)


def test_everything_about_an_activity_can_be_said(world, client, course):
    address = f"{course}dam/"
    answer = client.post(
        address,
        {
            **form(client, address),
            "text": "Who pays for a dam?\r\nWho gains?",
            "minutes": "1 h 30",
            "kind": "external:guest",
            "pages": "12",
            "points": "2,5",
            "opens": "2027-03-22T08:00",
            "closes": "2027-03-30T20:00",
            "after": ["map", "hello"],
            "outcomes": ["flow"],
            "phase_name": ["read", "meet", ""],
            "phase_role": ["prepare", "engage", "engage"],
            "phase_minutes": ["30", "45–60", ""],
            "phase_clock": ["own", "", ""],
        },
    )
    assert answer.status_code == 302
    dam = activity(world, "dam")
    assert (dam.text, dam.pages, dam.points) == ("Who pays for a dam?\nWho gains?", 12, 2.5)
    assert (dam.kind, dam.form, dam.minutes) == ("external", "guest", Minutes.exactly(90))
    assert (dam.after, dam.outcomes) == (("map", "hello"), ("flow",))
    assert [(p.name, p.role, p.clock) for p in dam.phases] == [
        ("read", PhaseRole.PREPARE, Clock.OWN),
        ("meet", PhaseRole.ENGAGE, None),
    ]
    assert dam.opens.isoformat() == "2027-03-22T07:00:00+00:00"
    assert dam.closes.isoformat() == "2027-03-30T18:00:00+00:00"


def test_opening_and_saving_changes_nothing(world, client, course):
    before = document_for(world.section)
    for one in before.activities:
        client.post(f"{course}{one.id}/", form(client, f"{course}{one.id}/"))
    assert document_for(world.section) == before


def test_activities_that_would_wait_for_each_other_are_refused_with_the_circle(world, client, course):
    address = f"{course}flow/"
    answer = client.post(address, {**form(client, address), "after": ["sheet"]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“Lecture: how water flows” → “Problem sheet” → “Measure a river bed” → “Lecture: how water flows”" in page
    assert fields_of(page, FORM)["after"] == ["sheet"]
    assert activity(world, "flow").after == ()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("due", "2027-03-28T02:30", "never show 02:30; write 03:30"),
        ("closes", "2027-03-01T00:00", "It closes before it opens."),
        ("text", "x" * 4001, "1 characters too long"),
        ("points", "nan", "Write a number from 0"),
        ("meeting", "m99", "This meeting is not there any more"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(world, client, course, name, text, said):
    address = f"{course}dam/"
    typed = {**form(client, address), "opens": "2027-03-22T08:00", name: text}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f'id="{name}-wrong"' in page
    assert activity(world, "dam").opens is None


def test_the_later_of_two_sees_both_values_and_decides(world, client, course):
    address = f"{course}dam/"
    mine = {**form(client, address), "title": "A dam: who gains?"}
    write_activities(world.section.course, {"dam": replace(activity(world, "dam"), title="A dam: who loses?")})
    answer = client.post(address, mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Now A dam: who loses?" in page
    assert fields_of(page, FORM)["title"] == ["A dam: who gains?"]
    assert activity(world, "dam").title == "A dam: who loses?"
    client.post(address, fields_of(page, FORM))
    assert activity(world, "dam").title == "A dam: who gains?"


def test_an_activity_that_was_removed_meanwhile_can_be_saved_as_a_new_one(world, client, course):
    mine = {**form(client, f"{course}dam/"), "title": "A dam: who gains?"}
    write_activities(world.section.course, {"dam": None})
    answer = client.post(f"{course}dam/", mine)
    assert answer.status_code == 409
    client.post(f"{course}new", fields_of(answer.content.decode(), FORM))
    assert document_for(world.section).activities[-1].title == "A dam: who gains?"


def test_beside_the_map_only_the_short_form_is_sent_and_the_rest_stays(world, client, course, plan):
    before = activity(world, "bed")
    address = f"{course}bed/"
    short = form(client, address, x_fragment="sheet")
    assert "due" not in short
    answer = client.post(address, {**short, "minutes": "20"}, headers={"x-fragment": "sheet"})
    assert answer.status_code == 204
    assert activity(world, "bed") == replace(before, minutes=Minutes.exactly(20))
    assert plan.placements.get(phase="bed/1").minutes_planned == 20


def test_a_new_activity_finds_its_place_in_the_plan(world, client, course, plan):
    answer = client.post(f"{course}new", {**form(client, f"{course}new"), "title": "Walk", "minutes": "30", "week": "1"})
    assert answer.status_code == 302
    walk = document_for(world.section).activities[-1]
    assert (walk.title, walk.position) == ("Walk", 8)
    assert any(phase.startswith(f"{walk.id}/") for phase in spots_of(plan))


def test_a_new_activity_without_a_title_is_asked_for_one(world, client, course):
    answer = client.post(f"{course}new", {**form(client, f"{course}new"), "minutes": "30"})
    assert answer.status_code == 422
    assert "An activity needs a title." in answer.content.decode()


def test_removing_asks_first_says_who_waits_for_it_and_can_be_undone(world, client, course, plan):
    before = document_for(world.section)
    asked = client.get(f"{course}flow/delete").content.decode()
    assert "Measure a river bed" in asked
    assert client.post(f"{course}flow/delete", {"back": course}).status_code == 302
    assert "flow" not in {one.id for one in document_for(world.section).activities}
    client.post(f"/sections/{world.section.key}/undo")
    assert document_for(world.section) == before


def test_the_way_back_leads_to_the_card_and_never_to_another_host(world, client, course):
    address = f"{course}dam/"
    back = f"/sections/{world.section.key}/#card-6"
    answer = client.post(address, {**form(client, f"{address}?back={back.replace('#', '%23')}"), "week": "2"})
    assert answer["Location"] == f"/sections/{world.section.key}/?saved=1#card-6"
    answer = client.post(address, {**form(client, f"{address}?back=https://elsewhere.example/"), "week": "1"})
    assert answer["Location"].startswith(course)


def test_keys_of_other_systems_may_hold_anything(world, client, course):
    odd = "unit/1?x=é #2"
    Activity.objects.filter(key="dam").update(key=odd)
    page = client.get(course).content.decode()
    assert "unit/1%3Fx%3D%C3%A9%20%232/" in page
    assert client.get(f"{course}unit/1%3Fx%3D%C3%A9%20%232/").status_code == 200


@pytest.mark.parametrize("way", ["dam/", "new", "dam/delete"])
def test_strangers_find_nothing(world, client, course, way):
    client.force_login(world.otto)
    assert client.get(f"{course}{way}").status_code == 404
    assert client.post(f"{course}{way}", {"title": "Mine", "fields": "title"}).status_code == 404
