"""What surrounds an activity and changes what fits it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from meantime.policies.principles import Priority
from meantime.terms.message import UserError, message

Room = Literal["web", "room", "hybrid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`infeasible_share`: of the learners, 0..1, for whom live is not feasible. `week` is 1-based, of `weeks`.

    `room`: where live happens; a good connection matters on the web and half as much in a hybrid.
    `priorities` scale the principles (1.0 neutral, 2.0 doubles): community, flexibility, feedback, access.
    Raises UserError on a share outside 0..1, an unknown priority, or a priority below zero.
    """

    students: int | None = None
    infeasible_share: float = 0.0
    room: Room = "web"
    week: int | None = None
    weeks: int | None = None
    priorities: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.infeasible_share <= 1:
            raise UserError(message("matching.share_out_of_range", value=self.infeasible_share))
        known = {priority.value for priority in Priority}
        for name, factor in self.priorities.items():
            if name not in known:
                raise UserError(message("matching.unknown_priority", name=name, known=", ".join(sorted(known))))
            if not 0 <= factor <= MOST_PRIORITY:
                raise UserError(message("matching.priority_out_of_range", name=name, value=factor, most=MOST_PRIORITY))


# A larger factor would let one priority decide every activity, whatever it is.
MOST_PRIORITY = 10
