"""All rules, in explicit tuples. To add a rule: its file, and its line here or in `where`."""

from meantime.planner.choices import Choices
from meantime.planner.rules import (
    contact,
    meeting_minutes,
    one_way,
    order,
    own_ceiling,
    placed_once,
    staff,
    touchpoints,
    workload,
)
from meantime.planner.rules.where import OF_ONE_PHASE

# Between phases; a plan that breaks one is no plan.
HARD = (placed_once, meeting_minutes, order, one_way)
# Stage 0 makes their shortfall small, in minutes (`WEIGHT` per unit); a policy may harden them by NAME.
ELASTIC = (touchpoints, own_ceiling, contact, workload, staff)
ALWAYS = (*OF_ONE_PHASE, *HARD)


def add_rules(choices: Choices) -> None:
    for rule in (*HARD, *ELASTIC):
        rule.constraints(choices)
