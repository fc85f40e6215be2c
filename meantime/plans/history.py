"""Who did what to a plan and when, newest first; and what of it still stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meantime.courses.models import Section
from meantime.plans.models import Plan, PlanChange
from meantime.plans.plan_names import moment
from meantime.plans.state import label_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """`turned`: "undone" or "done again" where the line turns an earlier one; `undone`: it no longer stands itself."""

    number: int
    label: str
    turned: str
    undone: bool
    by: str
    at: str
    reason: str


# Number of the change, primary key, of, undoes: all that is needed to know what stands.
Turn = tuple[int, int, int | None, bool]


def history_lines(plan: Plan, section: Section, changes: Iterable[PlanChange]) -> list[HistoryLine]:
    """`changes` with `by` and `of` selected: a page of the history."""
    undone = {pk for pk, stands in _standing(turns_of(plan)).items() if not stands}
    return [_line(change, section, undone) for change in changes]


def changes_since(turns: Sequence[Turn], version: int) -> int:
    """How many changes tell the plan from what it was at `version`: undone ones do not count, undone older ones do."""
    then, now = _standing([turn for turn in turns if turn[0] <= version]), _standing(turns)
    return sum(1 for pk, stands in now.items() if stands != then.get(pk, False))


def turns_of(plan: Plan) -> list[Turn]:
    return list(plan.changes.order_by("number").values_list("number", "pk", "of_id", "undoes"))


def _standing(turns: Iterable[Turn]) -> dict[int, bool]:
    """By primary key of what was done first: whether it stands after all that was undone and done again."""
    stands: dict[int, bool] = {}
    for _number, pk, of, undoes in turns:
        stands[pk if of is None else of] = not undoes
    return stands


def _line(change: PlanChange, section: Section, undone: set[int]) -> HistoryLine:
    turned = ""
    if change.of_id is not None:
        turned = _("Undone") if change.undoes else _("Done again")
    return HistoryLine(
        number=change.number,
        label=label_of(change),
        turned=turned,
        undone=change.pk in undone,
        by=str(change.by) if change.by else _("Somebody"),
        at=moment(change.at, section),
        reason=change.reason,
    )
