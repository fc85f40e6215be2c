"""What guides advise, and what the words of a text say about when."""

import pytest

from meantime.matching.match import match

TOGETHER = [
    "small-group discussion",
    "breakout rooms",
    "live polling",
    "practice problem-solving in teams",
    "role play",
    "community building",
    "clarifying misconceptions",
    "discussion of a sensitive topic",
    "ATTEND: Week 4 Synchronous Class Session via ZOOM",
    "oral exam",
    "jigsaw",
    "gallery walk",
    "fishbowl",
    "mentoring",
    "students share reflections in small groups",
    "language conversation practice",
]
IN_OWN_TIME = [
    "recorded lecture",
    "students complete readings before class",
    "discussion board posts",
    "reflective journal",
    "self-paced module",
    "podcast",
    "individual research task",
    "peer review in writing",
    "quiz before class",
    "collaborative writing in a shared document",
    "virtual lab",
    "written feedback on drafts",
    "asynchronous discussion",
    "announcements",
    "flashcards",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_what_needs_others_now_is_done_together(text: str) -> None:
    assert match(text).recommendation.mode == "sync"


@pytest.mark.parametrize("text", IN_OWN_TIME)
def test_what_needs_time_or_nobody_else_is_done_in_own_time(text: str) -> None:
    assert match(text).recommendation.mode == "async"


def test_said_outright_counts_strongly() -> None:
    assert match("synchronous lecture").recommendation.mode == "sync"
    assert match("discussion done asynchronously").recommendation.mode == "async"


def test_little_of_something_does_not_count_as_it() -> None:
    assert (
        match("lectures with little interaction").recommendation.margin
        < match("lectures with interaction").recommendation.margin
    )


def test_what_was_done_before_does_not_say_when_this_is_done() -> None:
    assert match("students discuss videos watched at home").recommendation.mode == "sync"
    assert match("students watch videos at home").recommendation.mode == "async"


def test_phases_of_one_activity_may_want_different_clocks() -> None:
    modes = {phase.name: phase.recommendation.mode for phase in match("brainstorming").phases}
    assert modes == {"generate": "async", "converge": "sync"}


# In a course on web programming these words are what it is about.
CODE = [
    "Asynchronous JavaScript",
    "async/await",
    "Callbacks, promises and async functions",
    "Synchronous requests in Node",
    "Programmation asynchrone en JavaScript",
    "Synchronous vs asynchronous replication",
    "Real-time operating systems",
]


@pytest.mark.parametrize("title", CODE)
def test_code_is_no_modality(title: str) -> None:
    assert match(title).kind is None


@pytest.mark.parametrize(
    ("about_code", "plain"),
    [
        ("Lecture 12: asynchronous JavaScript", "Lecture 12"),
        ("Lab 5: asynchronous requests", "Lab 5"),
        ("Quiz: promises and async/await", "Quiz"),
        ("Discussion: synchronous and asynchronous callbacks", "Discussion"),
    ],
)
def test_an_activity_on_code_is_like_any_other_of_its_kind(about_code: str, plain: str) -> None:
    assert match(about_code).kind == match(plain).kind
    assert match(about_code).recommendation.mode == match(plain).recommendation.mode
    assert match(about_code).recommendation.margin == pytest.approx(match(plain).recommendation.margin)


def test_modality_is_heard_even_in_a_course_on_code() -> None:
    assert match("Asynchronous discussion of JavaScript promises").recommendation.mode == "async"
    assert match("Recorded lecture: promises").recommendation.margin < match("Lecture: promises").recommendation.margin
