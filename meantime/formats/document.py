"""The neutral document that every format is read into and written from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from meantime.terms.message import Message
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, Mode, PhaseRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Days without meetings and without work, both ends included."""

    start: date
    end: date
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """When the course runs. Everything may be unknown; `zone` is an IANA name."""

    start: date | None = None
    end: date | None = None
    weeks: int | None = None
    zone: str | None = None
    zone_inferred: bool = False  # guessed from due times, to be confirmed
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One scheduled live session. `start` and `end` are aware."""

    id: str
    start: datetime
    end: datetime
    title: str = ""
    place: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A unit of the course as its source orders it; `week` (1-based) where the source says so."""

    id: str
    title: str
    position: int
    week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPhase:
    """A phase as an author wrote it; what is None is left to matching and workload."""

    name: str
    role: PhaseRole
    minutes: Minutes | None = None
    mode: Mode | None = None  # recommended by the author
    clock: Clock | None = None  # locked to this clock by the author


class ItemType(StrEnum):
    """What the source calls it: a hint to matching, and what `counts` counts."""

    PAGE = "page"
    ASSIGNMENT = "assignment"
    QUIZ = "quiz"
    DISCUSSION = "discussion"
    LINK = "link"
    TOOL = "tool"
    FILE = "file"
    EVENT = "event"
    TEXT = "text"  # a line of an outline, a row of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One learning activity of a course. `title` is never empty; `text` is plain, at most 4,000 characters."""

    id: str
    title: str
    position: int
    item_type: ItemType = ItemType.TEXT
    kind: str | None = None  # stated by the author; a name of terms.kinds.Kind
    form: str | None = None  # with kind external; a name of terms.kinds.Form
    text: str = ""
    module: str | None = None  # Module.id
    week: int | None = None  # 1-based, where the source says so
    minutes: Minutes | None = None  # stated, read from prose, or computed from a time limit
    words: int | None = None  # to read
    pages: int | None = None  # to read
    write_words: int | None = None  # to write
    media_minutes: int | None = None
    questions: int | None = None  # items of a quiz
    opens: datetime | None = None  # aware
    due: datetime | None = None  # aware
    closes: datetime | None = None  # aware
    phases: tuple[StatedPhase, ...] = ()
    after: tuple[str, ...] = ()  # Activity.id of prerequisites
    outcomes: tuple[str, ...] = ()
    clock: Clock | None = None  # locked to this clock by the author
    meeting: str | None = None  # locked to this meeting: Meeting.id or its date as ISO
    graded: bool = False
    points: float | None = None
    group_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDocument:
    """A course as any format can carry it. Ids are unique within their tuple and stable across readings."""

    title: str
    code: str = ""
    term: Term = Term()
    students: int | None = None
    credits: float | None = None
    policy: str | None = None
    hours_per_week: tuple[float, float] | None = None  # as the course states it: "8-10 hours per week"
    priorities: tuple[tuple[str, float], ...] = ()
    patterns: tuple[str, ...] = ()  # meeting patterns not yet turned into meetings: "Tue,Thu 10:00 75"
    outcomes: tuple[Outcome, ...] = ()
    modules: tuple[Module, ...] = ()
    activities: tuple[Activity, ...] = ()
    meetings: tuple[Meeting, ...] = ()


class Level(StrEnum):
    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the reading that a person should know; `where` names a file or line of the source."""

    message: Message
    level: Level = Level.INFO
    where: str = ""


# The keys of Reading.counts, in the order in which they are printed.
COUNTS = ("modules", "pages", "assignments", "quizzes", "discussions", "links", "events", "meetings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found: the document, what the source holds by type, and what a person should know."""

    format: str
    document: CourseDocument
    counts: dict[str, int] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
