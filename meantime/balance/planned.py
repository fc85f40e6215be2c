"""From a document to a plan, and everything the plan has to say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from meantime.balance.advice import Advice, advice_for
from meantime.balance.problem import Course, Options, problem_for, without_live_wishes
from meantime.balance.summary import Summary, summary_of
from meantime.formats.document import CourseDocument, Level, Notice
from meantime.planner.explain import Binding, Why, binding, prices, why_own
from meantime.planner.limits import Limits, Progress
from meantime.planner.plan import Plan, Status
from meantime.planner.problem import Problem
from meantime.planner.solve import best_plan
from meantime.policies.policy import Policy
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock

# Where nothing fits near its home, first a little farther away, then anywhere in the term.
_WIDER = (3, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A plan with its course, its balance, the rules that bind, and advice.

    `displaced`: phases that would gain from being live and are not, with what stands in their way. `prices`: what ten
    more live minutes would buy at each meeting, by Stretch.id, in well-spent live minutes.
    """

    course: Course
    plan: Plan
    summary: Summary
    binding: tuple[Binding, ...]
    displaced: tuple[Why, ...]
    prices: Mapping[str, float]
    advice: tuple[Advice, ...]


def plan_document(
    document: CourseDocument,
    options: Options = Options(),
    limits: Limits = Limits(),
    policy: Policy | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Solve and explain. The same document, options, limits and seed give the same report."""
    course = problem_for(document, options, policy)
    plan = best_plan(course.problem, limits, progress)
    for attempt, said in _easier(document, options):
        if plan.status is not Status.INFEASIBLE:
            break
        easier = problem_for(attempt[0], attempt[1], policy)
        other = best_plan(easier.problem, limits, progress)
        if other.status is not Status.INFEASIBLE:
            course, plan = replace(easier, notices=(*easier.notices, Notice(said, Level.WARNING))), other
    return report_of(course, plan, lambda problem: best_plan(problem, limits))


def _easier(document: CourseDocument, options: Options) -> Iterator[tuple[tuple[CourseDocument, Options], Message]]:
    """What is tried where there is no plan, with the sentence that says so: wider windows, then looser wishes."""
    for slack in _WIDER:
        yield (document, replace(options, slack=slack)), message("balance.wider", slack=slack)
    wishes = [a for a in document.activities if a.meeting or a.clock is Clock.LIVE]
    if options.loosen and wishes:
        said = message("balance.loosened", n=len(wishes), title=wishes[0].title)
        for slack in (options.slack, *_WIDER):
            yield (without_live_wishes(document), replace(options, slack=slack)), said


def report_of(course: Course, plan: Plan, solve: Callable[[Problem], Plan]) -> Report:
    return Report(
        course=course,
        plan=plan,
        summary=summary_of(plan),
        binding=binding(plan),
        displaced=_displaced(plan),
        prices=prices(plan.problem, plan) if plan.placements else {},
        advice=advice_for(course, plan, solve),
    )


def _displaced(plan: Plan) -> tuple[Why, ...]:
    phases = {phase.id: phase for phase in plan.problem.phases}
    return tuple(
        why_own(plan, placement.phase, exact=False)
        for placement in plan.placements
        if placement.clock is Clock.OWN and phases[placement.phase].worth > 0 and not placement.locked
    )
