"""A plan as its page keeps it: what every card, meeting and week needs to be drawn, added up and warned of."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meantime.accounts.models import User
from meantime.planner import check
from meantime.planner.measure import listening, planned_minutes
from meantime.planner.plan import Plan as Planned
from meantime.planner.plan import Violation
from meantime.planner.preferences.even_workload import even_ranges
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.plans.answer import Answer
from meantime.plans.becoming import becomes
from meantime.plans.changes import turnables
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan, PlanChange
from meantime.plans.sentences import sentence
from meantime.plans.stretch_names import stretch_names
from meantime.plans.telling import telling_of
from meantime.terms.message import Message
from meantime.terms.modality import Clock
from meantime.words.say import say


def boot_of(plan: Plan, planned: Planned) -> dict[str, Any]:
    """What does not change while cards are moved: addresses, stretches, weeks, and each phase on both clocks."""
    problem = planned.problem
    names = stretch_names(problem.timeline, problem.zone)
    ranges = even_ranges(problem) if problem.week_range else {}
    return {
        "stamp": plan.stamp,
        "changeover": problem.rules.changeover,
        "urls": {
            name: reverse(f"plans:{name}", args=[plan.key])
            for name in ("state", "changes", "undo", "redo", "stream", "improve")
        },
        "stretches": [
            {
                "id": stretch.id,
                "live": stretch.type is StretchType.MEETING,
                "week": stretch.week,
                "minutes": stretch.minutes,
                "name": names[stretch.id],
                "past": stretch.past,
            }
            for stretch in problem.timeline
        ],
        "weeks": {str(week): list(expected) for week, expected in ranges.items()},
        "phases": {phase.id: _phase(phase, i) for i, phase in enumerate(problem.phases, start=1)},
    }


def _phase(phase: Phase, number: int) -> dict[str, Any]:
    """`live` and `own`: planned minutes, None where that clock is not possible yet; `as`: what it is on each clock."""
    live = planned_minutes(phase, Clock.LIVE) if phase.live else None
    own = planned_minutes(phase, Clock.OWN) if phase.own else None
    return {
        "card": f"card-{number}",
        "title": phase.title,
        "live": live,
        "own": own,
        "listening": min(listening(phase), live or 0),
        "worth": phase.worth,
        "window": list(phase.window),
        "after": list(phase.after),
        "as": {"live": becomes(phase.kind, Clock.LIVE), "own": becomes(phase.kind, Clock.OWN)},
    }


def state_of(plan: Plan, planned: Planned, answer: Answer, person: User, said: str = "") -> dict[str, Any]:
    """What changes with every move. `said`: what a screen reader says of it."""
    problem = planned.problem
    holds = dict(plan.placements.values_list("phase", "hold"))
    undo, redo = turnables(plan, person)
    last = plan.changes.select_related("by").defer("patch").order_by("-number").first()
    telling = {"telling": telling_of(answer, planned, plan), "plan": plan}
    return {
        "version": plan.version,
        "stamp": plan.stamp,
        "placements": {p.phase: {"at": p.at, "order": p.order, "hold": holds.get(p.phase, "")} for p in planned.placements},
        "warnings": [
            {"at": v.at, "text": text, "hard": hard}
            for v, text, hard in warnings_of(planned, stretch_names(problem.timeline, problem.zone))
        ],
        "telling": render_to_string("plans/telling.html", telling),
        "chips": render_to_string("plans/chips.html", telling),
        "undo": label_of(undo),
        "redo": label_of(redo),
        "last": _last(last, person),
        "said": said,
    }


def _last(change: PlanChange | None, person: User) -> dict[str, Any] | None:
    """What was done last, and by whom: for the one who did not do it."""
    if change is None:
        return None
    return {"by": str(change.by or _("Somebody")), "mine": change.by_id == person.pk, "label": label_of(change)}


def warnings_of(planned: Planned, names: Mapping[str, str]) -> list[tuple[Violation, str, bool]]:
    """Broken rules first, then what falls short, each as a sentence; True for what no plan of the planner would do."""
    broken = check.violations(planned.problem, planned.placements) if planned.placements else ()
    return [
        *((violation, sentence(violation.message, names), True) for violation in broken),
        *((violation, sentence(violation.message, names), False) for violation in planned.shortfalls),
    ]


def news(before: Sequence[str], after: Sequence[str]) -> str:
    """What a change brought about, for those who do not see the page."""
    new = [text for text in after if text not in before]
    gone = len([text for text in before if text not in after])
    parts = [*new[:3]]
    if len(new) > 3:
        parts.append(_("And %(n)d more.") % {"n": len(new) - 3})
    if gone and not new:
        said = ngettext(
            "Nothing new is wrong, and %(n)d warning is gone.", "Nothing new is wrong, and %(n)d warnings are gone.", gone
        )
        parts.append(said % {"n": gone})
    return " ".join(parts)


def label_of(change: PlanChange | None) -> str:
    """What was done, as people call it."""
    if change is None:
        return ""
    label = say(thaw(change.label, Message), _)
    if change.of_id is None:
        return label
    return (_("undone: %(label)s") if change.undoes else _("done again: %(label)s")) % {"label": label}


def names_of(problem: Problem) -> dict[str, str]:
    return stretch_names(problem.timeline, problem.zone)
