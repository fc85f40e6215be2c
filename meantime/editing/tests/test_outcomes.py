"""Outcomes and the activities that serve them: what is never practised, never checked, and who ticked what."""

import re
from dataclasses import replace

import pytest

from meantime.activities.actions import write_frame
from meantime.activities.queries import document_for
from meantime.courses.models import Outcome as Row
from meantime.editing.tests.pages import fields_of
from meantime.formats.document import Outcome
from meantime.plans.patch import frame_of
from meantime.testing import a_person

MATRIX, LIST = "//form[@id='matrix']", "//form[@class='aims']"


@pytest.fixture
def address(world, client) -> str:
    client.force_login(world.tara)
    with_outcomes(world, "flow", "why")
    return f"/sections/{world.section.key}/outcomes/"


def with_outcomes(world, *keys):
    outcomes = tuple(Outcome(id=key, title=f"Can say {key}") for key in keys)
    write_frame(world.section, replace(frame_of(document_for(world.section)), outcomes=outcomes))
    world.section.course.refresh_from_db()


def cell(world, activity, outcome) -> str:
    course = world.section.course
    return f"{course.activities.get(key=activity).pk}.{course.outcomes.get(key=outcome).pk}"


def outcomes_of(world, key):
    return next(one for one in document_for(world.section).activities if one.id == key).outcomes


def page(client, address) -> str:
    return client.get(address).content.decode()


def test_the_foot_counts_what_practises_and_what_checks_each_outcome(world, client, address):
    foot = re.search(r"<tfoot>.*</tfoot>", page(client, address), re.S)[0]
    practised, checked = foot.split("checked")
    assert re.findall(r">(\d+)<", practised) == ["1"]
    assert "never" in practised
    assert re.findall(r">(\d+)<", checked) == ["1"]
    assert "1 is never practised" in page(client, address)


def test_ticks_are_saved_and_what_was_left_alone_stays(world, client, address):
    posted = fields_of(page(client, address), MATRIX)
    posted["link"] = [*posted["link"], cell(world, "map", "why"), cell(world, "bed", "why")]
    assert client.post(address, posted).status_code == 302
    assert outcomes_of(world, "map") == ("why",)
    assert outcomes_of(world, "bed") == ("flow", "why")
    assert outcomes_of(world, "dam") == ()


def test_two_who_tick_at_once_do_not_undo_each_other(world, client, address):
    first, second = (fields_of(page(client, address), MATRIX) for _ in range(2))
    client.post(address, {**first, "link": [*first["link"], cell(world, "bed", "why")]})
    client.post(address, {**second, "link": [cell(world, "map", "flow")]})
    assert outcomes_of(world, "bed") == ("why",)
    assert outcomes_of(world, "map") == ("flow",)


def test_outcomes_are_renamed_added_reordered_and_removed(world, client, address):
    posted = fields_of(page(client, address), LIST)
    why = Row.objects.get(key="why").pk
    client.post(address, {**posted, f"title-{why}": "Can  say why", "new": "Can say when\n\nCan say who\n", "do": "save"})
    assert titles(world) == ["Can say flow", "Can say why", "Can say when", "Can say who"]
    client.post(address, {**fields_of(page(client, address), LIST), "do": f"up-{why}"})
    assert titles(world)[:2] == ["Can say why", "Can say flow"]
    flow = Row.objects.get(key="flow").pk
    client.post(address, {**fields_of(page(client, address), LIST), "do": f"remove-{flow}"})
    assert titles(world) == ["Can say why", "Can say when", "Can say who"]
    assert outcomes_of(world, "bed") == ()


def titles(world):
    return [outcome.title for outcome in document_for(world.section).outcomes]


def test_the_later_of_two_who_rename_an_outcome_is_asked(world, client, address):
    posted = fields_of(page(client, address), LIST)
    row = Row.objects.get(key="why")
    Row.objects.filter(pk=row.pk).update(title="Can say where")
    answer = client.post(address, {**posted, f"title-{row.pk}": "Can say why not", "do": "save"})
    assert answer.status_code == 409
    assert "Now Can say where" in answer.content.decode()
    again = fields_of(answer.content.decode(), LIST)
    assert again[f"title-{row.pk}"] == ["Can say why not"]
    client.post(address, {**again, "do": "save"})
    assert titles(world)[1] == "Can say why not"


@pytest.mark.parametrize(
    ("name", "text"), [("title", " "), ("title", "x" * 1001), ("new", "x" * 1001), ("new", "x\n" * 301)]
)
def test_what_cannot_be_an_outcome_is_refused_and_kept_in_its_field(world, client, address, name, text):
    key = Row.objects.get(key="why").pk
    field = f"title-{key}" if name == "title" else "new"
    answer = client.post(address, {**fields_of(page(client, address), LIST), field: text, "do": "save"})
    assert answer.status_code == 422
    assert fields_of(answer.content.decode(), LIST)[field][0].strip() == text.strip()
    assert titles(world) == ["Can say flow", "Can say why"]


def test_many_outcomes_go_down_and_activities_across(world, client, address):
    with_outcomes(world, "flow", *(f"o{i}" for i in range(13)))
    first = page(client, address)
    assert first.count('scope="row"') == 14
    assert "Floods" in first
    group = re.search(r'href="\?group=([^"#]+)#matrix" dir="auto">Floods', first)[1]
    posted = fields_of(page(client, f"{address}?group={group}"), MATRIX)
    assert len(posted["row"]) == 3
    client.post(f"{address}?group={group}", {**posted, "link": [cell(world, "dam", "o3")]})
    assert outcomes_of(world, "dam") == ("o3",)
    assert outcomes_of(world, "bed") == ("flow",)


def test_strangers_find_nothing(world, client, address):
    client.force_login(a_person("Mallory"))
    assert client.get(address).status_code == 404
    assert client.post(address, {"new": "Mine", "do": "save"}).status_code == 404
