"""The stages as goals over choices, in their order of importance."""

from collections.abc import Sequence

from meantime.planner import check
from meantime.planner.choices import Choices
from meantime.planner.plan import Placement
from meantime.planner.preferences import changes, even_workload, nearness, spacing, variety, worth
from meantime.planner.stage import Goal

# To add a preference to stage 3: its file with `cost` and `score`, and its line here.
ARRANGEMENT = (nearness, spacing, variety)
# The share of its value that a stage may lose to later ones.
GIVE_BACK = 0.005


def shortfalls_goal(choices: Choices) -> Goal:
    """Stage 0: elastic rules fall as little short as they must; kept exactly."""
    problem = choices.problem
    return Goal(name="shortfalls", terms=choices.shortfalls, score=lambda placed: check.shortfall(problem, placed))


def worth_goal(choices: Choices) -> Goal:
    """Stage 1, as a cost: the worth of what is live, negated. Only stability may cost some of it."""
    problem = choices.problem
    terms = [(-gain, unknown) for gain, unknown in worth.worth_terms(choices)]
    return Goal(
        name=worth.NAME,
        terms=terms,
        score=lambda placed: -check.objective(problem, placed),
        # Measured: a hint keeps this search near itself, for minutes where it needs a fifth of a second without.
        hinted=False,
        give_back=GIVE_BACK if problem.known else 0.0,
    )


def even_goal(choices: Choices) -> Goal:
    """Stage 2."""
    problem = choices.problem
    return Goal(
        name=even_workload.NAME,
        terms=even_workload.cost(choices),
        score=lambda placed: even_workload.score(problem, placed),
        give_back=GIVE_BACK,
    )


def arrangement_goal(choices: Choices) -> Goal:
    """Stage 3: nearness, spacing and variety, in one unit near a day."""
    problem = choices.problem

    def score(placed: Sequence[Placement]) -> int:
        return sum(preference.score(problem, placed) for preference in ARRANGEMENT)

    terms = [term for preference in ARRANGEMENT for term in preference.cost(choices)]
    return Goal(name="arrangement", terms=terms, score=score, give_back=GIVE_BACK)


def changes_goal(choices: Choices) -> Goal:
    """Stage 4."""
    problem = choices.problem
    known = {phase.id for phase in problem.phases} & {known.phase for known in problem.known}
    return Goal(
        name=changes.NAME,
        terms=changes.cost(choices),
        score=lambda placed: changes.score(problem, placed),
        constant=len(known),
    )


def best_worth(choices: Choices) -> int:
    """What all that may be live would be worth: no plan has more."""
    return sum(
        max(phase.worth if phase.live is not None else 0, 0 if phase.own is not None else phase.worth)
        for phase in choices.problem.phases
    )
