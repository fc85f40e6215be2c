"""The world that the tests of every part share: people whose name is their access, a small course and its plan."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from meantime.formats.document import Activity, Break, CourseDocument, Module, Outcome, Term
from meantime.matching.recommendation import Flip, Reason
from meantime.planner.plan import PlacedMinutes, Placement, Plan, Status, Violation
from meantime.planner.problem import Phase, Problem, Stretch, StretchType
from meantime.terms.message import message
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock, Mode, PhaseRole

if TYPE_CHECKING:
    from meantime.accounts.models import User
    from meantime.courses.models import Section
    from meantime.plans.answer import Answer

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Zurich")
PASSWORD = "a long and quiet river"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Tara teaches the course, Lena learns in it, Otto has nothing to do with it."""

    tara: "User"
    lena: "User"
    otto: "User"
    section: "Section"


def world() -> World:
    from meantime.courses.models import Enrollment, Role
    from meantime.interchange.actions import import_document

    tara, lena, otto = (a_person(name) for name in ("Tara", "Lena", "Otto"))
    section = import_document(a_document(), tara, NOW).section
    Enrollment.objects.create(section=section, user=lena, role=Role.LEARNER)
    return World(tara=tara, lena=lena, otto=otto, section=section)


def a_person(name: str) -> "User":
    from meantime.accounts.models import User

    return User.objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name)


def a_document() -> CourseDocument:
    """Two weeks with two meetings each, a break between them, seven activities."""
    return CourseDocument(
        title="Rivers and people",
        code="GEO 7",
        term=Term(
            start=datetime(2027, 3, 15, tzinfo=UTC).date(),
            weeks=2,
            zone=ZONE.key,
            breaks=(
                Break(
                    start=datetime(2027, 3, 22, tzinfo=UTC).date(),
                    end=datetime(2027, 3, 26, tzinfo=UTC).date(),
                    title="Easter",
                ),
            ),
        ),
        students=24,
        patterns=("Tue,Thu 10:00 50",),
        outcomes=(Outcome(id="flow", title="Measure how much water a river carries"),),
        modules=(
            Module(id="m1", title="Where rivers go", position=1, week=1),
            Module(id="m2", title="Floods", position=2, week=2),
        ),
        activities=(
            _activity("map", "Reading: The map of a river", 1, "reading", "m1", minutes=40),
            _activity("flow", "Lecture: how water flows", 2, "lecture", "m1", minutes=20),
            _activity("bed", "Measure a river bed", 3, "problem", "m1", minutes=30, after=("flow",), outcomes=("flow",)),
            _activity("hello", "Which river is yours?", 4, "community", "m1", minutes=10),
            _activity("dam", "A dam: who pays?", 5, "discussion", "m2", minutes=25),
            _activity("sheet", "Problem sheet", 6, "assignment", "m2", minutes=90, after=("bed",)),
            _activity("check", "Check: floods", 7, "check", "m2", minutes=15),
        ),
    )


def _activity(
    id: str,
    title: str,
    position: int,
    kind: str,
    module: str,
    *,
    minutes: int,
    after: tuple[str, ...] = (),
    outcomes: tuple[str, ...] = (),
) -> Activity:
    return Activity(
        id=id,
        title=title,
        position=position,
        kind=kind,
        module=module,
        minutes=Minutes.exactly(minutes),
        after=after,
        outcomes=outcomes,
    )


def a_problem() -> Problem:
    """The question of `a_document`, made by hand: four meetings of 45 usable minutes."""
    timeline: list[Stretch] = []
    last = datetime(2027, 3, 15, tzinfo=ZONE)
    for number, (week, day) in enumerate(((1, 16), (1, 18), (2, 30), (2, 31)), start=1):
        start = datetime(2027, 3, day, 10, 0, tzinfo=ZONE)
        end = start + timedelta(minutes=50)
        timeline += (
            Stretch(id=f"t{number}", type=StretchType.MEANTIME, week=week, minutes=90, start=last, end=start),
            Stretch(id=f"m{number}", type=StretchType.MEETING, week=week, minutes=45, start=start, end=end),
        )
        last = end
    timeline.append(
        Stretch(id="t5", type=StretchType.MEANTIME, week=2, minutes=90, start=last, end=datetime(2027, 4, 5, tzinfo=ZONE))
    )
    return Problem(
        title="Rivers and people",
        zone=ZONE.key,
        timeline=tuple(timeline),
        phases=tuple(_phase(*row) for row in _PHASES),
        week_range=(60, 108),
    )


# id, activity, title, name, kind, minutes, one-way
_PHASES = (
    ("map/1", "map", "Reading: The map of a river", "read", "reading", 40, 0),
    ("flow/1", "flow", "Lecture: how water flows", "watch", "lecture", 20, 20),
    ("flow/2", "flow", "Lecture: how water flows", "questions", "lecture", 10, 0),
    ("bed/1", "bed", "Measure a river bed", "solve", "problem", 30, 0),
    ("hello/1", "hello", "Which river is yours?", "greet", "community", 10, 0),
    ("dam/1", "dam", "A dam: who pays?", "discuss", "discussion", 25, 0),
    ("sheet/1", "sheet", "Problem sheet", "work", "assignment", 90, 0),
    ("check/1", "check", "Check: floods", "answer", "check", 15, 0),
)
# Phase.id to its stretch.
_PLACES = {
    "map/1": "t1",
    "hello/1": "m1",
    "flow/1": "m1",
    "flow/2": "m2",
    "bed/1": "m2",
    "dam/1": "m3",
    "check/1": "m4",
    "sheet/1": "t5",
}


def _phase(id: str, activity: str, title: str, name: str, kind: str, minutes: int, one_way: int) -> Phase:
    estimate = Minutes(minutes - 5, minutes, minutes, MinutesSource.STATED)
    return Phase(
        id=id,
        activity=activity,
        title=title,
        name=name,
        kind=kind,
        role=PhaseRole.ENGAGE,
        live=estimate,
        own=estimate,
        worth=5,
        margin=0.3,
        window=(0, 8),
        home=1,
        one_way=one_way,
        after=("flow/2",) if id == "bed/1" else (),
        reasons=(
            Reason(
                principle="immediacy",
                toward=Mode.SYNC,
                weight=0.3,
                why="Somebody can answer at once.",
                evidence="moderate",
                source="A study, 2020",
            ),
        ),
    )


def a_plan() -> Plan:
    problem = a_problem()
    orders: dict[str, int] = {}
    placements = []
    for phase in (next(p for p in problem.phases if p.id == id) for id in _PLACES):
        at = _PLACES[phase.id]
        orders[at] = orders.get(at, 0) + 1
        minutes = phase.own or phase.live
        assert minutes
        placements.append(
            Placement(
                activity=phase.activity,
                phase=phase.id,
                kind=phase.kind,
                role=phase.role,
                clock=Clock.LIVE if at.startswith("m") else Clock.OWN,
                at=at,
                order=orders[at],
                minutes=PlacedMinutes(low=minutes.low, typical=minutes.typical, high=minutes.high, planned=minutes.typical),
            )
        )
    return Plan(
        problem=problem,
        status=Status.OPTIMAL,
        objective=40,
        bound=40.0,
        gap=0.0,
        seed=0,
        solver="by hand",
        placements=tuple(placements),
        shortfalls=(
            Violation(rule="own_ceiling", at="week:2", amount=30, message=message("tests.too_much", week=2)),
            Violation(rule="touchpoints", at="sheet/1", amount=1, message=message("tests.alone")),
        ),
    )


def an_answer() -> "Answer":
    from meantime.plans.answer import Answer

    flip = Flip(change="pace", from_=0.2, to=0.8, mode=Mode.ASYNC)
    longer = message("planner.with_more_minutes", title="Check: floods", n=10, at="m3", week=2)
    return Answer(plan=a_plan(), flips={"dam/1": (flip,)}, said={"check/1": (longer,)}, prices={"m1": 0.0, "m3": 4.5})
