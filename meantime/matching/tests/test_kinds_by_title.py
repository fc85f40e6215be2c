"""Titles of real courses and short texts are taken for what they are."""

import pytest

from meantime.matching.match import match
from meantime.terms.message import UserError

TITLES = [
    ("Week 3 Discussion: the causes of the war", "discussion", None),
    ("Quiz 4", "check", None),
    ("Lecture 5: ER models", "lecture", None),
    ("Lecture 5 - ER models", "lecture", None),
    ("Chapter 6 reading", "reading", None),
    ("HW1", "assignment", None),
    ("hw03", "assignment", None),
    ("Problem Set 2", "problem", None),
    ("PS 3", "problem", None),
    ("Syllabus", "reading", None),
    ("Midterm exam", "external", "exam"),
    ("Lab 5", "external", "lab"),
    ("Office hours", "external", "office_hours"),
    ("Guest lecture: Jane Doe", "external", "guest"),
    ("Final project presentations", "external", "presentation"),
    ("Field trip to the museum", "external", "field_trip"),
    ("1-on-1 meeting", "external", "one_to_one"),
    ("Mock trial", "external", "role_play"),
    ("Introduce yourself", "community", None),
    ("Live Q&A", "questions", None),
    ("Peer review of drafts", "peer_review", None),
    ("Think-pair-share", "peer_instruction", None),
    ("Muddiest point", "reflection", None),
    ("Brainstorming ideas for the project", "brainstorm", None),
    ("Clicker questions", "poll", None),
    ("Case study: a hospital", "case", None),
    ("Group project", "project", None),
    ("Flipped class on enzymes", "flipped", None),
    ("read an article and annotate it together", "annotation", None),
    ("Post-workshop survey", "poll", None),
]


@pytest.mark.parametrize(("title", "kind", "form"), TITLES)
def test_a_title_names_its_kind(title: str, kind: str, form: str | None) -> None:
    found = match(title)
    assert (found.kind, found.form) == (kind, form)
    assert found.because


def test_what_an_activity_is_about_does_not_decide_its_kind() -> None:
    assert match("Discussion of the assigned reading").kind == "discussion"
    assert match("Quiz on the lecture videos").kind == "check"
    assert match("Reading: on the value of discussion").kind == "reading"


def test_a_description_does_not_outvote_its_title() -> None:
    text = "Quiz 2. It covers the reading, the lecture, the reading guide, the video and the discussion of chapter 3."
    assert match(text).kind == "check"


def test_a_kind_stated_by_the_author_is_kept_and_the_text_still_moves_it() -> None:
    live = match("done together in class", kind="assignment")
    own = match("done alone at home", kind="assignment")
    assert live.kind == own.kind == "assignment"
    assert live.recommendation.margin > own.recommendation.margin


def test_the_type_of_the_source_only_hints() -> None:
    assert match("Week 4", item_type="quiz").kind == "check"
    assert match("Week 4", item_type="link").form == "link"
    assert match("Week 4", item_type="event").kind is None
    assert match("Final essay", item_type="page").kind == "assignment"


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError) as caught:
        match("Quiz 4", kind="quizz")
    assert caught.value.message.code == "matching.unknown_kind"
    assert "check" in str(caught.value.message.params["known"])


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        match("Exam", kind="external", form="test")
    assert caught.value.message.code == "matching.unknown_form"


@pytest.mark.parametrize("text", ["", "   ", "Week 7", "xyzzy", "Recursion", "SQL joins", "14-Nov", "№ 5 · ∅"])
def test_an_unknown_text_says_so(text: str) -> None:
    found = match(text)
    assert found.kind is None
    assert found.recommendation.mode == "either"
    assert found.recommendation.margin == 0
    assert found.recommendation.reasons == ()
    assert [(phase.role, phase.share) for phase in found.phases] == [("engage", 1.0)]


TOPICS = ["Game theory", "Complex numbers", "Unit testing", "Decision trees", "Networking", "Organ systems", "Projections"]


@pytest.mark.parametrize("title", TOPICS)
def test_a_topic_that_sounds_like_an_activity_is_none(title: str) -> None:
    assert match(title).kind is None
