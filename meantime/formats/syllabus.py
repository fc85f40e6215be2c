"""A planned course as learners read it: week by week, before each meeting and in it. Page and writers share it."""

from dataclasses import dataclass
from datetime import datetime

from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the head: "Meetings" and "Tue, Thu 10:00 – 11:15"."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllabusLine:
    """One thing to do. `part` is empty where the activity is done in one go; `due_text` says `due` to people."""

    title: str
    part: str
    kind: str
    icon: str
    low: int
    high: int
    graded: bool = False
    due: datetime | None = None
    due_text: str = ""

    @property
    def minutes(self) -> str:
        return str(self.high) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllabusStretch:
    """A meeting, or the own time before it. `name` as people call it, `when` and `place` of a meeting."""

    name: str
    clock: Clock
    lines: tuple[SyllabusLine, ...]
    when: str = ""
    place: str = ""
    breaks: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        return self.clock is Clock.LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllabusWeek:
    """`together`: minutes in meetings; `own`: from, and to, minutes in own time."""

    number: int
    title: str
    together: int
    own: tuple[int, int]
    stretches: tuple[SyllabusStretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllabus:
    """Texts are in `language`, a tag such as "en"; `more`: titles of what the plan does not place."""

    title: str
    code: str
    language: str
    facts: tuple[Fact, ...]
    outcomes: tuple[str, ...]
    weeks: tuple[SyllabusWeek, ...]
    more: tuple[str, ...] = ()
    right_to_left: bool = False
