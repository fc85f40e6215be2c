"""What a plan must satisfy in an institution; the planner has one rule for each."""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

Off = Literal["off"]
OffOrCredit = Literal["off", "credit"]
# The elastic rules of the planner, by the names of the settings that switch them on.
Elastic = Literal["own_ceiling", "touchpoints", "contact_floor", "workload_floor", "workload_ceiling", "staff_ceiling"]
_Minutes = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of minutes, "credit" for what the course's credits ask, or "off".

    `own_ceiling` and `staff_ceiling` are per week, `contact_floor` over the term; `workload` is both floor and
    ceiling over the term. `one_way_run`: minutes of listening in a row in a meeting. `hard`: elastic rules that
    no plan may break here.
    """

    one_way_run: Annotated[int, msgspec.Meta(ge=5, le=600)]
    touchpoints: bool
    own_ceiling: _Minutes | OffOrCredit
    contact_floor: _Minutes | OffOrCredit
    workload: OffOrCredit
    staff_ceiling: _Minutes | Off
    hard: tuple[Elastic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNumbers:
    """The rules of a policy for one course, in minutes; None is off. Field names as in the planner's settings."""

    changeover: int
    one_way_run: int
    touchpoints: bool
    own_ceiling: int | None
    contact_floor: int | None
    workload_floor: int | None
    workload_ceiling: int | None
    staff_ceiling: int | None
    hard: tuple[str, ...]
