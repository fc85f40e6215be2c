"""The tables of plans: requests to the worker, plans, how they were changed, with whom they are shared."""

from meantime.plans.models.change import PlanChange
from meantime.plans.models.plan import Adoption, Hold, Placement, Plan
from meantime.plans.models.request import LEASE, MOST_CLAIMS, PlanRequest, State, Task
from meantime.plans.models.sharing import Comment, ShareLink

__all__ = [
    "LEASE",
    "MOST_CLAIMS",
    "Adoption",
    "Comment",
    "Hold",
    "Placement",
    "Plan",
    "PlanChange",
    "PlanRequest",
    "ShareLink",
    "State",
    "Task",
]
