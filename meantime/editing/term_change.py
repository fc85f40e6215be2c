"""What a changed term would do to the meetings and to the plan, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meantime.balance.carry import Carried, carried, notes_on
from meantime.balance.problem import problem_for
from meantime.courses.models import Section
from meantime.formats.document import CourseDocument, Meeting
from meantime.planner import check
from meantime.planner.plan import Plan
from meantime.planner.problem import Problem
from meantime.plans.queries import current_plan, plan_now
from meantime.plans.state import warnings_of
from meantime.plans.stretch_names import stretch_names
from meantime.words.say import say

# More of them would hide what matters.
_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    title: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """`meetings` and `cards` are sentences; `carries`: the first of the cards that move; `more`: how many others.

    `warnings`: the first of what would be wrong then and is not wrong now.
    """

    meetings: tuple[str, ...]
    cards: tuple[str, ...]
    carries: tuple[Carry, ...]
    more: int
    warnings: tuple[str, ...]
    more_warnings: int
    planned: bool

    @property
    def nothing(self) -> bool:
        return not (self.meetings or self.cards or self.warnings)


def term_change(section: Section, before: CourseDocument, after: CourseDocument) -> TermChange:
    """UserError where the course as it would be cannot be planned at all."""
    meetings = tuple(_meetings(before.meetings, after.meetings))
    row = current_plan(section)
    new = problem_for(after).problem
    if row is None:
        return TermChange(meetings=meetings, cards=(), carries=(), more=0, warnings=(), more_warnings=0, planned=False)
    plan = plan_now(row)
    over = carried(plan.problem, plan.placements, new)
    carries, warnings = tuple(_carries(plan, over, new)), _new_warnings(plan, over, new)
    return TermChange(
        meetings=meetings,
        cards=tuple(say(note, _) for note in notes_on(over, plan.problem, new)),
        carries=carries[:_MOST_SHOWN],
        more=max(0, len(carries) - _MOST_SHOWN),
        warnings=tuple(warnings[:_MOST_SHOWN]),
        more_warnings=max(0, len(warnings) - _MOST_SHOWN),
        planned=True,
    )


def _meetings(before: tuple[Meeting, ...], after: tuple[Meeting, ...]) -> list[str]:
    old, new = ({meeting.id: meeting for meeting in meetings} for meetings in (before, after))
    both = [(old[key], new[key]) for key in old if key in new]
    counts = {
        "cancelled": sum(not was.cancelled and now.cancelled for was, now in both),
        "restored": sum(was.cancelled and not now.cancelled for was, now in both),
        "moved": sum((was.start, was.end) != (now.start, now.end) for was, now in both),
        "added": sum(key not in old for key in new),
        "removed": sum(key not in new for key in old),
    }
    return [_sentence(what, n) for what, n in counts.items() if n]


def _sentence(what: str, n: int) -> str:
    return {
        "cancelled": ngettext("%(n)d meeting is cancelled", "%(n)d meetings are cancelled", n),
        "restored": ngettext("%(n)d meeting takes place after all", "%(n)d meetings take place after all", n),
        "moved": ngettext("%(n)d meeting moves", "%(n)d meetings move", n),
        "added": ngettext("%(n)d meeting is added", "%(n)d meetings are added", n),
        "removed": ngettext("%(n)d meeting is removed", "%(n)d meetings are removed", n),
    }[what] % {"n": n}


def _carries(plan: Plan, over: Carried, new: Problem) -> list[Carry]:
    was, becomes = stretch_names(plan.problem.timeline, plan.problem.zone), stretch_names(new.timeline, new.zone)
    old = {placement.phase: placement.at for placement in plan.placements}
    now = {placement.phase: placement.at for placement in over.placements}
    titles: Mapping[str, str] = {phase.id: phase.title for phase in new.phases}
    return [Carry(title=titles[phase], was=was[old[phase]], becomes=becomes[now[phase]]) for phase in over.moved]


def _new_warnings(plan: Plan, over: Carried, new: Problem) -> list[str]:
    """What would be wrong then and is not wrong now."""
    then = replace(
        plan, problem=new, placements=over.placements, shortfalls=check.shortfalls(new, over.placements), conflicts=()
    )
    known = {text for _at, text, _hard in warnings_of(plan, stretch_names(plan.problem.timeline, plan.problem.zone))}
    said = [text for _at, text, _hard in warnings_of(then, stretch_names(new.timeline, new.zone))]
    return [text for text in dict.fromkeys(said) if text not in known]
