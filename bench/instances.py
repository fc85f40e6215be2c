"""Seeded synthetic courses for the planner: 10 to 600 phases, normal and tight live time, normal and wide windows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from meantime.planner.problem import Phase, Problem, RuleSettings, Spacing, Stretch, StretchType
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock, PhaseRole

ZONE = ZoneInfo("America/New_York")
TERM_START = datetime(2027, 2, 1, tzinfo=ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of phase: its share of a course, live and own minutes, margin toward live."""

    kind: str
    share: int
    live: tuple[int, int] | None
    own: tuple[int, int] | None
    margin: tuple[float, float]
    one_way: bool = False
    touchpoint: bool = False


SORTS = (
    Sort(kind="lecture", share=18, live=(10, 20), own=(10, 20), margin=(-0.6, 0.1), one_way=True),
    Sort(kind="reading", share=14, live=None, own=(20, 60), margin=(-1, -0.5)),
    Sort(kind="assignment", share=10, live=None, own=(40, 90), margin=(-1, -0.5)),
    Sort(kind="discussion", share=14, live=(15, 30), own=(30, 40), margin=(0.1, 0.9), touchpoint=True),
    Sort(kind="peer_instruction", share=10, live=(10, 15), own=(10, 20), margin=(0.3, 0.9), touchpoint=True),
    Sort(kind="problem", share=12, live=(15, 40), own=(20, 40), margin=(-0.2, 0.6)),
    Sort(kind="brainstorm", share=8, live=(10, 25), own=(15, 20), margin=(0.1, 0.8), touchpoint=True),
    Sort(kind="check", share=8, live=(5, 15), own=(5, 15), margin=(-0.6, 0.2)),
    Sort(kind="external", share=3, live=(15, 25), own=None, margin=(0.5, 1)),
    Sort(kind="questions", share=3, live=(5, 15), own=(10, 20), margin=(0.3, 0.8), touchpoint=True),
)
# Weeks, meetings per week and usable minutes of each, by number of phases.
SIZES = {10: (4, 1, 50), 40: (8, 1, 65), 150: (15, 2, 60), 600: (15, 3, 110)}


def instance(phases: int, seed: int, *, live: float = 1.0, wider: int = 0) -> Problem:
    """`live` scales the minutes of meetings; `wider` widens each window by so many weeks on both sides."""
    random = Random(f"{phases} {seed}")
    weeks, per_week, minutes = SIZES[phases]
    timeline = _timeline(weeks, per_week, int(minutes * live) // 5 * 5, phases)
    made: list[Phase] = []
    while len(made) < phases:
        made += _activity(random, made, min(phases - len(made), random.choice((1, 1, 2, 3))), timeline, wider)
    return Problem(
        title=f"{phases} phases, seed {seed}",
        zone=str(ZONE),
        timeline=timeline,
        phases=tuple(made),
        rules=RuleSettings(own_ceiling=_own_minutes(phases, weeks)),
    )


def _own_minutes(phases: int, weeks: int) -> int:
    return max(240, 36 * phases // weeks)


def _timeline(weeks: int, per_week: int, minutes: int, phases: int) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    own = _own_minutes(phases, weeks) // per_week
    last = TERM_START
    for week in range(1, weeks + 1):
        for meeting in range(per_week):
            start = TERM_START + timedelta(weeks=week - 1, days=1 + 2 * meeting, hours=10)
            name = f"{week}.{meeting + 1}"
            stretches.append(
                Stretch(id=f"t{name}", type=StretchType.MEANTIME, week=week, minutes=own, start=last, end=start)
            )
            last = start + timedelta(minutes=minutes + 10)
            stretches.append(
                Stretch(id=f"m{name}", type=StretchType.MEETING, week=week, minutes=minutes, start=start, end=last)
            )
    return tuple(stretches)


def _activity(random: Random, made: list[Phase], count: int, timeline: tuple[Stretch, ...], wider: int) -> list[Phase]:
    activity = f"a{len(made):03}"
    weeks = timeline[-1].week
    week = random.randint(1, weeks)
    phases: list[Phase] = []
    for part in range(count):
        earlier = [p.id for p in made if _week(timeline, p) == week - 1]
        after = [phases[-1].id] if phases else random.sample(earlier, 1) if earlier and random.random() < 0.5 else []
        phases.append(_phase(random, activity, part, week, timeline, wider, tuple(after), count))
    return phases


def _week(timeline: tuple[Stretch, ...], phase: Phase) -> int:
    return timeline[phase.home].week


def _phase(
    random: Random,
    activity: str,
    part: int,
    week: int,
    timeline: tuple[Stretch, ...],
    wider: int,
    after: tuple[str, ...],
    count: int,
) -> Phase:
    sort = random.choices(SORTS, [sort.share for sort in SORTS])[0]
    live = None if sort.live is None else _minutes(random, *sort.live)
    own = None if sort.own is None else _minutes(random, *sort.own)
    margin = round(random.uniform(*sort.margin), 2)
    before, later = (wider + extra for extra in random.choice(((0, 0), (0, 1), (1, 0), (1, 1))))
    inside = [i for i, s in enumerate(timeline) if week - before <= s.week <= week + later]
    home = random.choice([i for i in inside if timeline[i].week == week])
    spaced = after and sort.kind == "check" and part == 0
    same_activity = part > 0
    return Phase(
        id=f"{activity}.{part}",
        activity=activity,
        title=f"{sort.kind.capitalize()} {activity}",
        name=sort.kind,
        kind=sort.kind,
        role=PhaseRole.ENGAGE if count == 1 else (PhaseRole.PREPARE, PhaseRole.ENGAGE, PhaseRole.FOLLOW_UP)[part],
        live=live,
        own=own,
        worth=0 if live is None else round(live.typical * margin),
        margin=margin,
        window=(inside[0], inside[-1]),
        home=home,
        after=after,
        follows=after if same_activity else (),
        spacing=Spacing(of=after[0], days=random.choice((7, 10, 14))) if spaced else None,
        one_way=live.typical if sort.one_way and live is not None else 0,
        ends_active=sort.one_way and random.random() < 0.3,
        touchpoint=(Clock.LIVE, Clock.OWN) if sort.touchpoint else (),
    )


def _minutes(random: Random, low: int, high: int) -> Minutes:
    typical = random.randint(low, high)
    return Minutes(max(1, round(typical * 0.8)), typical, round(typical * 1.2), MinutesSource.COMPUTED)
