"""How fast people read, write, watch and answer."""

from enum import StrEnum
from typing import Annotated

import msgspec

from meantime.policies.complete import check_complete
from meantime.policies.range import Range
from meantime.terms.kinds import Kind


class Purpose(StrEnum):
    """What a text is read for."""

    SURVEY = "survey"  # know what is in it
    UNDERSTAND = "understand"
    ENGAGE = "engage"  # evaluate it, work with it, answer it


class Difficulty(StrEnum):
    """How many concepts of a text are new to its readers."""

    NONE = "none"
    SOME = "some"
    MANY = "many"


class Density(StrEnum):
    """How full a page is."""

    PAPERBACK = "paperback"
    MONOGRAPH = "monograph"
    TEXTBOOK = "textbook"


class Drafting(StrEnum):
    """How much a text is rewritten before it is handed in."""

    NONE = "none"
    MINIMAL = "minimal"
    EXTENSIVE = "extensive"


class Genre(StrEnum):
    """What is written."""

    REFLECTION = "reflection"  # also narrative
    ARGUMENT = "argument"
    RESEARCH = "research"


_Speed = Annotated[float, msgspec.Meta(gt=0, le=5000)]
_Factor = Annotated[float, msgspec.Meta(gt=0, le=100)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class ReadingRates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`words_per_minute[purpose][difficulty]`; `purpose` by kind, `usual_purpose` for the others."""

    words_per_minute: dict[Purpose, dict[Difficulty, _Speed]]
    words_per_page: dict[Density, _Speed]
    usual_density: Density
    usual_purpose: Purpose
    purpose: dict[Kind, Purpose]

    def __post_init__(self) -> None:
        check_complete(self.words_per_minute, Purpose)
        check_complete(self.words_per_page, Density)
        for speeds in self.words_per_minute.values():
            check_complete(speeds, Difficulty)
            if not speeds[Difficulty.NONE] >= speeds[Difficulty.SOME] >= speeds[Difficulty.MANY]:
                raise ValueError("policies.speeds_order")


class WritingRates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hours = words / `words_per_hour` x `drafting` x `genre`; `genre_of` by kind, `usual_genre` for the others."""

    words_per_hour: _Speed
    drafting: dict[Drafting, _Factor]
    genre: dict[Genre, _Factor]
    usual_genre: Genre
    genre_of: dict[Kind, Genre]

    def __post_init__(self) -> None:
        check_complete(self.drafting, Drafting)
        check_complete(self.genre, Genre)
        if not self.drafting[Drafting.NONE] <= self.drafting[Drafting.MINIMAL] <= self.drafting[Drafting.EXTENSIVE]:
            raise ValueError("policies.drafting_order")


class DiscussionRates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a post and of a reply when the author says only how many; hours for one minute of a recorded post."""

    post_words: _Count
    reply_words: _Count
    recorded_hours_per_minute: _Factor


class Rates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`media`: minutes for a minute of audio or video. `question`: minutes for one question, by kind.

    `time_limit`: minutes used of a minute of the time limit.
    """

    reading: ReadingRates
    writing: WritingRates
    discussion: DiscussionRates
    media: Range
    time_limit: Range
    question: dict[Kind, Range]
    usual_question: Range
