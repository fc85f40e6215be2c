"""The advice of a plan as it stands, after people have moved phases by hand. Nothing is solved."""

from collections.abc import Iterable

from meantime.balance.advice import Advice, outcomes, spare, unchecked
from meantime.balance.authored import Authored
from meantime.balance.recording import lectures_in, piece_count
from meantime.planner.check import violations
from meantime.planner.measure import week_totals
from meantime.planner.plan import Placement, Plan, Violation
from meantime.planner.preferences.even_workload import even_ranges
from meantime.planner.rules import meeting_minutes, one_way, order, own_ceiling, touchpoints, windows
from meantime.planner.rules.where import open_weeks
from meantime.terms.message import message

# Rules with a remedy, by what the advice is called.
TOPICS = {
    order.NAME: "order",
    windows.NAME: "window",
    meeting_minutes.NAME: "overfull",
    one_way.NAME: "listening",
    own_ceiling.NAME: "ceiling",
    touchpoints.NAME: "touchpoint",
}
# A week this many minutes beyond what may be expected is as good as within it.
_EVEN_ENOUGH = 15


def advice_now(plan: Plan, authored: Authored, made: Iterable[Advice] = ()) -> tuple[Advice, ...]:
    """What breaks a rule first, then what would help. `made`: the planner's own advice, which knows what is worth most."""
    if not plan.placements:
        return ()
    return (
        *_mending(plan),
        *_recordings(plan, authored, made),
        *_heavy_weeks(plan),
        *unchecked(authored, plan),
        *outcomes(authored),
        *spare(plan),
    )


def _mending(plan: Plan) -> list[Advice]:
    """One piece for each place with a broken rule: several sentences about a card have one remedy."""
    broken: dict[tuple[str, str], Violation] = {}
    for violation in (*violations(plan.problem, plan.placements), *plan.shortfalls):
        if violation.rule in TOPICS:
            broken.setdefault((TOPICS[violation.rule], violation.at), violation)
    activities = {phase.id: phase.activity for phase in plan.problem.phases}
    return [
        Advice(
            topic=topic,
            message=violation.message,
            activities=(activities[at],) if at in activities else (),
            week=int(at.removeprefix("week:")) if at.startswith("week:") else None,
            at=at,
        )
        for (topic, at), violation in broken.items()
    ]


def _recordings(plan: Plan, authored: Authored, made: Iterable[Advice]) -> list[Advice]:
    live, moved = lectures_in(plan, authored)
    wanted = tuple(dict.fromkeys(used for one in made if one.topic == "record" for used in one.used_for))
    own = {p.activity for p in plan.placements} - {p.activity for p in live}
    advice = []
    if live:
        used = tuple(activity for activity in wanted if activity in own)
        advice.append(_record("balance.record_held_spare", plan, authored, live, used))
    if moved:
        advice.append(_record("balance.record_moved_spare", plan, authored, moved, ()))
    return advice


def _record(code: str, plan: Plan, authored: Authored, lectures: list[Placement], used: tuple[str, ...]) -> Advice:
    activities = tuple(dict.fromkeys(placement.activity for placement in lectures))
    frees = sum(p.minutes.planned for p in lectures if code == "balance.record_held_spare")
    pieces = piece_count(authored, plan, lectures)
    return Advice(
        topic="record" if frees else "recorded",
        message=message(code, n=len(activities), pieces=pieces, frees=frees),
        activities=activities,
        frees=frees,
        used_for=used,
    )


def _heavy_weeks(plan: Plan) -> list[Advice]:
    """Weeks with more work than credits or the course itself expect; what is over its ceiling is said already."""
    problem = plan.problem
    if problem.week_range is None:
        return []
    said = {violation.at for violation in plan.shortfalls if violation.rule == own_ceiling.NAME}
    ranges, weeks = even_ranges(problem), open_weeks(problem)
    over = {week: minutes - ranges[week][1] for week, minutes in week_totals(problem, plan.placements).items()}
    return [
        Advice(topic="heavy", message=message("balance.heavy_week", week=week, minutes=minutes), week=week)
        for week, minutes in over.items()
        if minutes > _EVEN_ENOUGH and week in weeks and f"week:{week}" not in said
    ]
