"""Carried to a clock on which matching saw no place for it: people's word counts, and can be taken back."""

from dataclasses import replace

import pytest

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.formats.document import Activity
from meantime.planner.problem import Phase
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.changes import edit, move, undo
from meantime.plans.models import Plan
from meantime.plans.moving import Move
from meantime.plans.queries import plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock
from meantime.testing import NOW, World

# Too long to listen to in one go, and in no meeting wanted: matching gives it no minutes together.
LECTURE = Activity(id="long", title="Lecture: all of hydrology", position=8, kind="lecture", week=1)
STATED = Minutes.exactly(40)
COMPUTED = Minutes(30, 40, 50, MinutesSource.COMPUTED)


@pytest.fixture(params=[STATED, COMPUTED], ids=["stated", "computed"])
def plan(world: World, request: pytest.FixtureRequest) -> Plan:
    document = document_for(world.section)
    kept = keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))
    edit(kept, world.tara, NOW, activities={"long": replace(LECTURE, minutes=request.param)})
    return Plan.objects.get(pk=kept.pk)


def phases_of(plan: Plan, activity: str) -> list[Phase]:
    return [p for p in plan_now(Plan.objects.get(pk=plan.pk)).problem.phases if p.activity == activity]


def carry(plan: Plan, world: World, phase: str, at: str) -> None:
    move(Plan.objects.get(pk=plan.pk), world.tara, NOW, [Move(phase=phase, at=at)])


def live_less(plan: Plan) -> Phase:
    return next(phase for phase in phases_of(plan, "long") if phase.live is None)


def test_a_lecture_that_nobody_wanted_together_gets_minutes_there(plan, world):
    lecture = live_less(plan)
    carry(plan, world, lecture.id, "m2")
    forced = next(phase for phase in phases_of(plan, "long") if phase.id == lecture.id)
    assert forced.live is not None
    placed = next(p for p in plan_now(Plan.objects.get(pk=plan.pk)).placements if p.phase == lecture.id)
    assert (placed.at, placed.clock) == ("m2", Clock.LIVE)
    assert placed.minutes.planned > 0


def test_the_other_phases_of_the_activity_keep_their_minutes_and_their_place(plan, world):
    lecture = live_less(plan)
    (other,) = (phase for phase in phases_of(plan, "long") if phase.id != lecture.id)
    places = {phase: spot.at for phase, spot in spots_of(plan).items() if phase != lecture.id}
    carry(plan, world, lecture.id, "m2")
    now = next(phase for phase in phases_of(plan, "long") if phase.id == other.id)
    assert (now.name, now.role, now.lock) == (other.name, other.role, None)
    assert now.own == other.own
    assert now.live == other.live
    assert {phase: spot.at for phase, spot in spots_of(plan).items() if phase != lecture.id} == places


def test_it_goes_back_to_own_time_as_it_came(plan, world):
    lecture = live_less(plan)
    here = spots_of(plan)[lecture.id].at
    carry(plan, world, lecture.id, "m2")
    carry(plan, world, lecture.id, here)
    placed = next(p for p in plan_now(Plan.objects.get(pk=plan.pk)).placements if p.phase == lecture.id)
    assert (placed.at, placed.clock) == (here, Clock.OWN)


def test_undo_restores_what_the_author_wrote(plan, world):
    document, places = document_for(world.section), {p: s.at for p, s in spots_of(plan).items()}
    carry(plan, world, live_less(plan).id, "m2")
    assert document_for(world.section) != document
    undo(Plan.objects.get(pk=plan.pk), world.tara, NOW)
    assert document_for(world.section) == document
    assert {p: s.at for p, s in spots_of(plan).items()} == places


def test_what_its_author_wrote_of_the_phases_stays_written(plan, world):
    carry(plan, world, live_less(plan).id, "m2")
    written = next(a for a in document_for(world.section).activities if a.id == "long").phases
    names = [phase.name for phase in written]
    stated = tuple(replace(phase, minutes=Minutes.exactly(60), clock=None) for phase in written)
    long = next(a for a in document_for(world.section).activities if a.id == "long")
    edit(Plan.objects.get(pk=plan.pk), world.tara, NOW, activities={"long": replace(long, phases=stated)})
    lecture = next((phase for phase in phases_of(plan, "long") if phase.live is None), None)
    assert lecture is not None
    carry(plan, world, lecture.id, "m2")
    now = next(a for a in document_for(world.section).activities if a.id == "long").phases
    assert [phase.name for phase in now] == names
    assert [phase.minutes for phase in now] == [Minutes.exactly(60)] * len(now)
    assert [phase.clock for phase in now if phase.clock] == [Clock.LIVE]


def test_an_activity_of_one_phase_that_is_only_together_gets_own_time(plan, world):
    talk = Activity(id="talk", title="Guest: a river keeper", position=9, kind="external", form="guest", week=1)
    edit(plan, world.tara, NOW, activities={"talk": replace(talk, clock=Clock.LIVE, minutes=Minutes.exactly(30))})
    guest = phases_of(plan, "talk")[0]
    carry(plan, world, guest.id, "t3")
    placed = next(p for p in plan_now(Plan.objects.get(pk=plan.pk)).placements if p.phase == guest.id)
    assert (placed.at, placed.clock) == ("t3", Clock.OWN)
