"""What is known of an activity that tells how long it takes."""

from dataclasses import dataclass

from meantime.terms.minutes import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Plain values, None where unknown. `minutes` is what a field or a reader of files says already, with its own source.

    `words` and `pages` are to read, `write_words` to write, `posts` and `replies` to contribute to a discussion,
    `recorded_minutes` to record for it. `media_minutes` is the run time, `time_limit` in minutes.
    """

    title: str = ""
    text: str = ""
    minutes: Minutes | None = None
    words: int | None = None
    pages: int | None = None
    write_words: int | None = None
    media_minutes: int | None = None
    questions: int | None = None
    time_limit: int | None = None
    posts: int | None = None
    replies: int | None = None
    recorded_minutes: int | None = None
