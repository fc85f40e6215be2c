"""What is kept of an answer: the plan, and what `balance` had to say about it, as values that go into one column."""

from dataclasses import dataclass, field

from meantime.balance.advice import Advice
from meantime.balance.planned import Report
from meantime.balance.problem import Course
from meantime.formats.document import Notice
from meantime.matching.recommendation import Flip
from meantime.planner.explain import Binding, prices, why
from meantime.planner.plan import Plan
from meantime.terms.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`flips`: what would turn the recommendation, and `said`: what binds a phase to its clock, by Phase.id.

    `answered`: `plan.problem` is the question that the planner answered; else the course was changed since.
    `held`: what people held when it was answered, a models.Hold by Phase.id; None: what the locks of the problem say.
    `prices`: what ten more live minutes at a meeting would buy, in well-spent live minutes, by Stretch.id.
    """

    plan: Plan
    binding: tuple[Binding, ...] = ()
    advice: tuple[Advice, ...] = ()
    notices: tuple[Notice, ...] = ()
    flips: dict[str, tuple[Flip, ...]]
    said: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    prices: dict[str, float] = field(default_factory=dict)
    answered: bool = True
    held: dict[str, str] | None = None
    version: int = 1


def answer_of(report: Report) -> Answer:
    plan = report.plan
    return Answer(
        plan=plan,
        binding=report.binding,
        advice=report.advice,
        notices=report.course.notices,
        flips=flips_of(report.course),
        said={placement.phase: why(plan, placement.phase, exact=False).messages for placement in plan.placements},
        prices=dict(prices(plan.problem, plan)) if plan.placements else {},
    )


def flips_of(course: Course) -> dict[str, tuple[Flip, ...]]:
    """The flips of the part of the activity that a phase came from; of the whole activity where parts were joined."""
    matches = {size.activity.id: size.match for size in course.sizes}
    found = {}
    for phase in course.problem.phases:
        match = matches[phase.activity]
        part = next((part for part in match.phases if part.name == phase.name), None)
        found[phase.id] = (part or match).recommendation.flips
    return found
