"""Stage 1: live minutes go where they are worth most."""

from meantime.planner.choices import Choices, Term
from meantime.terms.modality import Clock

NAME = "worth"


def worth_terms(choices: Choices) -> list[Term]:
    """Each live choice with its worth, in well-spent live minutes."""
    return [
        (phase.worth, unknown)
        for phase, places in choices.placed()
        if phase.worth
        for cell, unknown in places.items()
        if choices.cells[cell].clock is Clock.LIVE
    ]
