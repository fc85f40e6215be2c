"""Many activities edited at once: only what was typed is written, nothing typed is lost, nobody is overwritten."""

import time
from dataclasses import replace

import pytest

from meantime.activities.actions import write_activities
from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.editing.tests.pages import fields_of, row_number
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.changes import undo
from meantime.plans.models import Plan
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.testing import NOW

FORM = "//form[@data-grid]"


@pytest.fixture
def address(world, client) -> str:
    client.force_login(world.tara)
    return f"/sections/{world.section.key}/activities/"


@pytest.fixture
def plan(world) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def activity(world, key):
    return next(one for one in document_for(world.section).activities if one.id == key)


def change(client, address, row, do="save", **cells):
    """Open the grid, write into the cells of one row, press the button."""
    page = client.get(address).content.decode()
    number = row_number(page, row)
    return client.post(address, {**fields_of(page, FORM), **{f"{name}-{number}": v for name, v in cells.items()}, "do": do})


def test_every_activity_has_a_row_with_what_is_stated_of_it(world, client, address):
    page = client.get(address).content.decode()
    assert page.count('name="row"') == 7
    fields = fields_of(page, FORM)
    number = row_number(page, "Problem sheet")
    assert (fields[f"minutes-{number}"], fields[f"kind-{number}"]) == (["90"], ["assignment"])


def test_what_is_not_stated_shows_what_meantime_takes_it_for(world, client, address):
    Activity.objects.filter(key="check").update(
        kind="", minutes_low=None, minutes_typical=None, minutes_high=None, minutes_source=""
    )
    page = client.get(address).content.decode()
    number = row_number(page, "Check: floods")
    assert fields_of(page, FORM)[f"minutes-{number}"] == [""]
    assert f'name="minutes-{number}" value="" placeholder="8–10–15"' in page
    assert '<option value="" selected>Check?</option>' in page


def test_several_cells_are_saved_at_once_and_what_was_left_alone_stays(world, client, address):
    before = document_for(world.section)
    answer = change(client, address, "Problem sheet", minutes="60–80", due="2027-03-30T18:00", graded="1", group_size="3")
    assert answer.status_code == 302
    assert "saved=1" in answer["Location"]
    sheet = activity(world, "sheet")
    assert sheet.minutes == Minutes(60, 70, 80, MinutesSource.STATED)
    assert sheet.due.isoformat() == "2027-03-30T16:00:00+00:00"
    assert (sheet.graded, sheet.group_size) == (True, 3)
    assert document_for(world.section).activities[:5] == before.activities[:5]


def test_opening_and_saving_changes_nothing(world, client, address):
    Activity.objects.filter(key="map").update(minutes_source="prose")
    before = document_for(world.section)
    client.post(address, {**fields_of(client.get(address).content.decode(), FORM), "do": "save"})
    assert document_for(world.section) == before


def test_a_cell_that_cannot_be_used_says_why_and_nothing_typed_is_lost(world, client, address):
    before = document_for(world.section)
    page = client.get(address).content.decode()
    sheet, dam = row_number(page, "Problem sheet"), row_number(page, "A dam: who pays?")
    typed = {f"minutes-{sheet}": "long", f"title-{dam}": "A dam: who profits?"}
    answer = client.post(address, {**fields_of(page, FORM), **typed, "do": "save"})
    assert answer.status_code == 422
    again = answer.content.decode()
    assert "Write minutes: 20, or a range such as 15–25" in again
    assert {name: fields_of(again, FORM)[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert document_for(world.section) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", ""),
        ("title", "x" * 501),
        ("kind", "concert"),
        ("minutes", "0"),
        ("minutes", "30-20"),
        ("minutes", "99999"),
        ("week", "0"),
        ("week", "-1"),
        ("module", "none such"),
        ("due", "tomorrow"),
        ("due", "0001-01-01T00:00"),
        ("clock", "both"),
        ("group_size", "9" * 30),
    ],
)
def test_nothing_that_is_no_value_is_written(world, client, address, name, text):
    before = document_for(world.section)
    assert change(client, address, "Problem sheet", **{name: text}).status_code == 422
    assert document_for(world.section) == before


def test_an_hour_that_the_change_of_clocks_leaves_out_is_refused(world, client, address):
    answer = change(client, address, "Problem sheet", due="2027-03-28T02:30")
    assert answer.status_code == 422
    assert "clocks in Europe/Zurich are put forward and never show 02:30; write 03:30" in answer.content.decode()


def test_two_who_write_into_the_same_row_do_not_overwrite_each_other(world, client, address):
    page = client.get(address).content.decode()
    write_activities(world.section.course, {"sheet": replace(activity(world, "sheet"), minutes=Minutes.exactly(45))})
    number = row_number(page, "Problem sheet")
    answer = client.post(address, {**fields_of(page, FORM), f"minutes-{number}": "75", "do": "save"})
    assert answer.status_code == 409
    again = answer.content.decode()
    assert "Now 45" in again
    assert fields_of(again, FORM)[f"minutes-{number}"] == ["75"]
    assert activity(world, "sheet").minutes.typical == 45
    client.post(address, {**fields_of(again, FORM), "do": "save"})
    assert activity(world, "sheet").minutes.typical == 75


def test_two_who_write_into_different_rows_both_get_their_way(world, client, address):
    page = client.get(address).content.decode()
    write_activities(world.section.course, {"sheet": replace(activity(world, "sheet"), minutes=Minutes.exactly(45))})
    number = row_number(page, "A dam: who pays?")
    client.post(address, {**fields_of(page, FORM), f"minutes-{number}": "35", "do": "save"})
    assert (activity(world, "sheet").minutes.typical, activity(world, "dam").minutes.typical) == (45, 35)


def test_a_row_that_was_removed_meanwhile_is_named(world, client, address):
    page = client.get(address).content.decode()
    number = row_number(page, "Problem sheet")
    write_activities(world.section.course, {"sheet": None})
    answer = client.post(address, {**fields_of(page, FORM), f"title-{number}": "Problem sheet one", "do": "save"})
    assert answer.status_code == 409
    assert "“Problem sheet one” was removed." in answer.content.decode()


def test_ticked_rows_are_set_together(world, client, address):
    page = client.get(address).content.decode()
    ticked = [row_number(page, title) for title in ("Problem sheet", "Check: floods")]
    write_activities(world.section.course, {"sheet": replace(activity(world, "sheet"), due=NOW)})
    page = client.get(address).content.decode()
    bulk = {"tick": ticked, "bulk-minutes": "20", "bulk-week": "2", "bulk-shift": "7", "do": "bulk"}
    assert client.post(address, {**fields_of(page, FORM), **bulk}).status_code == 302
    for key in ("sheet", "check"):
        assert (activity(world, key).minutes.typical, activity(world, key).week) == (20, 2)
    assert activity(world, "sheet").due.date().isoformat() == "2027-03-08"
    assert activity(world, "check").due is None


def test_a_shift_that_is_no_number_of_days_is_refused_and_kept(world, client, address):
    page = client.get(address).content.decode()
    typed = {"tick": [row_number(page, "Problem sheet")], "bulk-minutes": "20", "bulk-shift": "a week", "do": "bulk"}
    answer = client.post(address, {**fields_of(page, FORM), **typed})
    assert answer.status_code == 422
    again = fields_of(answer.content.decode(), FORM)
    assert {name: again[name] for name in ("tick", "bulk-minutes", "bulk-shift")} == {
        name: value if isinstance(value, list) else [value] for name, value in typed.items() if name != "do"
    }
    assert activity(world, "sheet").minutes.typical == 90


def test_blanks_and_line_ends_that_no_field_keeps_are_no_change(world, client, address):
    Activity.objects.filter(key="map").update(title=" The  map\r\nof a river ", text="One\r\ntwo \n")
    before = document_for(world.section)
    client.post(address, {**fields_of(client.get(address).content.decode(), FORM), "do": "save"})
    assert document_for(world.section) == before


def test_a_filter_shows_some_rows_and_saving_comes_back_to_them(world, client, address):
    page = client.get(f"{address}?module={fields_of(client.get(address).content.decode(), FORM)['module-6'][0]}&text=dam")
    assert page.content.decode().count('name="row"') == 1
    answer = client.post(f"{address}?text=dam", {**fields_of(page.content.decode(), FORM), "do": "save"})
    assert answer["Location"] == f"{address}?text=dam&saved=0"


def test_the_plan_is_taken_along_and_undo_brings_both_back(world, client, plan, address):
    before, places = document_for(world.section), spots_of(plan)
    change(client, address, "Reading: The map of a river", minutes="35")
    plan.refresh_from_db()
    assert plan.placements.get(phase="map/1").minutes_planned == 35
    assert {phase: spot.at for phase, spot in spots_of(plan).items()} == {phase: spot.at for phase, spot in places.items()}
    undo(plan, world.tara, NOW)
    assert document_for(world.section) == before
    assert spots_of(plan) == places


def test_undo_is_offered_on_the_page_that_follows(world, client, plan, address):
    change(client, address, "Problem sheet", minutes="60")
    page = client.get(f"{address}?saved=1").content.decode()
    assert "Undo “Problem sheet” changed" in page
    assert client.post(f"/sections/{world.section.key}/undo", {"back": address})["Location"] == f"{address}?undone=1"
    assert activity(world, "sheet").minutes.typical == 90


@pytest.mark.parametrize("name", ["otto", "lena"])
def test_strangers_find_nothing_to_edit(world, client, address, name):
    client.force_login(getattr(world, name))
    assert client.get(address).status_code == 404
    assert client.post(address, {"do": "save"}).status_code == 404


def test_four_hundred_activities_open_in_less_than_a_second(world, client, address):
    document = document_for(world.section)
    many = {
        f"a{i}": replace(document.activities[i % 7], id=f"a{i}", title=f"Number {i}", position=i, kind=None, minutes=None)
        for i in range(8, 408)
    }
    write_activities(world.section.course, many)
    page, took = "", []
    for _again in range(2):
        begun = time.perf_counter()
        page = client.get(address).content.decode()
        took.append(time.perf_counter() - begun)
    assert min(took) < 1
    assert page.count('name="row"') == 407
