"""Small problems for tests: built by hand with defaults, or at random from a seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from meantime.planner.measure import clock_of, minutes_on, placed_minutes
from meantime.planner.plan import PlacedMinutes, Placement
from meantime.planner.problem import Known, Lock, Phase, Problem, RuleSettings, Spacing, Stretch, StretchType
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, PhaseRole

ELASTIC = {"touchpoints", "own_ceiling", "contact_floor", "workload", "staff_ceiling"}


def meeting(id: str, week: int = 1, minutes: int = 60, **more: Any) -> Stretch:
    return Stretch(id=id, type=StretchType.MEETING, week=week, minutes=minutes, **more)


def meantime(id: str, week: int = 1, minutes: int = 300, **more: Any) -> Stretch:
    return Stretch(id=id, type=StretchType.MEANTIME, week=week, minutes=minutes, **more)


def exactly(minutes: int | None) -> Minutes | None:
    return None if minutes is None else Minutes.exactly(minutes)


def phase(id: str, *, live: int | None = 20, own: int | None = 20, worth: int = 0, **more: Any) -> Phase:
    defaults: dict[str, Any] = {
        "activity": f"activity {id}",
        "title": id.capitalize(),
        "name": "engage",
        "kind": "discussion",
        "role": PhaseRole.ENGAGE,
        "margin": 0.0,
        "window": (0, 1),
        "home": 0,
    }
    return Phase(id=id, live=exactly(live), own=exactly(own), worth=worth, **{**defaults, **more})


def problem(timeline: Sequence[Stretch], phases: Sequence[Phase], **more: Any) -> Problem:
    rules = {"touchpoints": False, **more.pop("rules", {})}
    return Problem(
        title="A small course",
        zone=None,
        timeline=tuple(timeline),
        phases=tuple(phases),
        rules=RuleSettings(**rules),
        **more,
    )


def two_weeks(*phases: Phase, **more: Any) -> Problem:
    """Own time, meeting, own time, meeting; every phase may stand anywhere unless it says otherwise."""
    timeline = (meantime("before 1"), meeting("first"), meantime("before 2", 2), meeting("second", 2))
    return problem(timeline, phases, **more)


def placed(problem: Problem, spots: Mapping[int, int]) -> tuple[Placement, ...]:
    """Any placements at all, also impossible ones; in the order of the problem."""
    counts: dict[int, int] = {}
    made = []
    for index, spot in spots.items():
        phase, stretch = problem.phases[index], problem.timeline[spot]
        clock = clock_of(stretch)
        counts[spot] = counts.get(spot, 0) + 1
        nothing = PlacedMinutes(low=0, typical=0, high=0, planned=0)
        made.append(
            Placement(
                activity=phase.activity,
                phase=phase.id,
                kind=phase.kind,
                role=phase.role,
                clock=clock,
                at=stretch.id,
                order=counts[spot],
                minutes=nothing if minutes_on(phase, clock) is None else placed_minutes(phase, clock),
                locked=phase.lock is not None,
            )
        )
    return tuple(made)


def random_problem(seed: int, phases: int = 5) -> Problem:
    """Any rule may matter in it; often no plan exists."""
    random = Random(seed)
    timeline = _timeline(random)
    made: list[Phase] = []
    for number in range(phases):
        made.append(_phase(random, number, made, timeline))
    known = tuple(
        Known(phase=p.id, clock=clock_of(s), at=s.id)
        for p in made
        if p.lock is None and random.random() < 0.15
        for s in [random.choice(timeline)]
        if minutes_on(p, clock_of(s)) is not None and (not s.past or s.minutes)
    )
    return Problem(
        title=f"random {seed}",
        zone=None,
        timeline=timeline,
        phases=tuple(made),
        rules=_rules(random),
        known=known,
    )


def _timeline(random: Random) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    over = random.random() < 0.1
    for week in range(1, random.choice((1, 2, 2, 3)) + 1):
        for number in range(random.choice((1, 1, 2))):
            past = over and week == 1
            own = random.choice((0, 60, 120, 120))
            stretches.append(meantime(f"own {week}.{number}", week, own, past=past))
            stretches.append(meeting(f"live {week}.{number}", week, random.choice((20, 30, 50, 60)), past=past))
    return tuple(stretches)


def _phase(random: Random, number: int, made: list[Phase], timeline: tuple[Stretch, ...]) -> Phase:
    live, own = random.choice(((10, 10), (15, 20), (20, 30), (23, 12), (10, 5), (20, 20), (10, None), (None, 40), (7, 8)))
    first = random.randrange(len(timeline))
    last = min(len(timeline) - 1, first + random.randrange(4)) if random.random() < 0.5 else len(timeline) - 1
    first = first if random.random() < 0.3 else 0
    last = last if random.random() < 0.5 else len(timeline) - 1
    others = [p.id for p in made]
    lock = None
    if random.random() < 0.1:
        at = random.choice(timeline)
        clock = clock_of(at)
        lock = random.choice((Lock(at=at.id), Lock(clock=clock), Lock(clock=clock, at=at.id)))
    other = random.choice(others) if others else None
    return phase(
        f"p{number}",
        live=live,
        own=own,
        worth=random.randint(-10, 20) if live else 0,
        window=(first, last),
        home=random.randint(first, last),
        kind=random.choice(("lecture", "discussion", "poll")),
        after=tuple(random.sample(others, 1)) if others and random.random() < 0.5 else (),
        leads_to=(other,) if other and random.random() < 0.2 else (),
        follows=(other,) if other and random.random() < 0.2 else (),
        spacing=Spacing(of=other, days=random.choice((3, 7, 10))) if other and random.random() < 0.2 else None,
        one_way=random.choice((0, 0, 8, 12, 18, 25)) if live else 0,
        ends_active=random.random() < 0.3,
        touchpoint=random.choice(((), (), (Clock.LIVE,), (Clock.LIVE, Clock.OWN))),
        contact_live=live or 0,
        contact_own=random.choice((0, 5)),
        staff_live=random.choice((5, 30)),
        staff_own=random.choice((0, 20)),
        lock=lock,
    )


def _rules(random: Random) -> RuleSettings:
    return RuleSettings(
        changeover=random.choice((0, 1, 5)),
        one_way_run=20,
        own_ceiling=random.choice((None, 60)),
        touchpoints=random.random() < 0.5,
        contact_floor=random.choice((None, 30, 80)),
        workload_floor=random.choice((None, 90)),
        workload_ceiling=random.choice((None, 80)),
        staff_ceiling=random.choice((None, 30)),
        hard=tuple(sorted(random.sample(sorted(ELASTIC), 1))) if random.random() < 0.1 else (),
    )


def course(phases: int, seed: int = 0, *, weeks: int = 15, minutes: int = 50) -> Problem:
    """A believable course with two meetings a week, in which every rule can be satisfied."""
    random = Random(seed)
    timeline = [
        stretch
        for week in range(1, weeks + 1)
        for number in (1, 2)
        for stretch in (meantime(f"own {week}.{number}", week, 240), meeting(f"live {week}.{number}", week, minutes))
    ]
    made: list[Phase] = []
    for number in range(phases):
        week = number * weeks // phases
        first, last = 4 * week, min(len(timeline) - 1, 4 * week + random.choice((3, 3, 7)))
        live = random.choice((None, 10, 15, 20, 30))
        listens = live is not None and live <= 20 and random.random() < 0.3
        made.append(
            phase(
                f"p{number}",
                live=live,
                own=random.choice((10, 20, 40)),
                worth=0 if live is None else random.randint(-live // 2, live),
                window=(first, last),
                home=random.randint(first, last),
                kind=random.choice(("lecture", "discussion", "poll", "problem")),
                after=(made[-1].id,) if number % 3 == 2 else (),
                one_way=live if listens and live else 0,
                touchpoint=(Clock.LIVE, Clock.OWN) if number % 4 == 0 else (),
            )
        )
    return problem(timeline, made, rules={"touchpoints": True, "own_ceiling": 480})
