"""How far the worker is with what it was asked, as pages show it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from meantime.plans.models import Plan, PlanRequest, State, Task

# What the planner does in turn, and after which of its stages (planner.limits.Progress) each is done.
_STEPS: tuple[tuple[Lazy, str], ...] = (
    (_("a first plan"), "first"),
    (_("what falls short"), "shortfalls"),
    (_("time together"), "even"),
    (_("evenness"), "done"),
)
_ORDER = ("", "first", "shortfalls", "worth", "even", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`state`: done, current or empty."""

    name: Lazy
    state: str


def steps_of(stage: str) -> list[Step]:
    reached = _ORDER.index(stage) if stage in _ORDER else 0
    done = [reached >= _ORDER.index(end) for _name, end in _STEPS]
    current = done.index(False) if False in done else len(done)
    return [
        Step(name=name, state="done" if i < current else "current" if i == current else "")
        for i, (name, _end) in enumerate(_STEPS)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Improving:
    """The newest request to improve a plan. `moves`: how many are open, None where it has no answer yet."""

    number: int
    state: str
    stage: str
    asked_at: datetime
    error: str
    moves: int | None
    fresh: bool  # the plan is still as it was asked about

    @property
    def going(self) -> bool:
        return self.state in (State.WAITING, State.WORKING)

    @property
    def failed(self) -> bool:
        return self.state == State.FAILED

    @property
    def nothing_better(self) -> bool:
        return self.moves == 0 and self.fresh

    @property
    def steps(self) -> list[Step]:
        return steps_of(self.stage)


def improving_of(plan: Plan) -> Improving | None:
    """Without the plans that question and answer hold: they are large, and pages need none of them."""
    columns = ("pk", "state", "stage", "asked_at", "error", "answer__moves", "question__version")
    newest = PlanRequest.objects.filter(plan_asked=plan, task=Task.IMPROVE).order_by("-pk").values(*columns).first()
    if newest is None or newest["state"] == State.CANCELLED:
        return None
    return Improving(
        number=newest["pk"],
        state=newest["state"],
        stage=newest["stage"],
        asked_at=newest["asked_at"],
        error=newest["error"],
        moves=newest["answer__moves"],
        fresh=newest["question__version"] == plan.version,
    )
