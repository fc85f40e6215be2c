"""The two temporal modalities, as recommended and as placed."""

from enum import StrEnum


class Mode(StrEnum):
    """What matching recommends for a phase, in the words of teaching guides."""

    SYNC = "sync"
    ASYNC = "async"
    EITHER = "either"


class Clock(StrEnum):
    """How a phase is placed and run: live (together, led) or in one's own time."""

    LIVE = "live"
    OWN = "own"


class PhaseRole(StrEnum):
    """What a phase is to its activity."""

    PREPARE = "prepare"
    ENGAGE = "engage"
    FOLLOW_UP = "follow_up"
