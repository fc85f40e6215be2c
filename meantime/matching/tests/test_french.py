"""French texts, with and without accents."""

import pytest

from meantime.matching.match import match

TITLES = [
    ("Labo 2", "external", "lab", "sync"),
    ("TP 1", "external", "lab", "sync"),
    ("Devoir 1", "assignment", None, "async"),
    ("Remise du rapport", "assignment", None, "async"),
    ("Examen oral", "external", "exam", "sync"),
    ("Discussion en petits groupes", "discussion", None, "sync"),
    ("Forum de discussion : présentez un exemple", "discussion", None, "async"),
    ("Visionner la capsule vidéo avant le cours", "lecture", None, "async"),
    ("Lecture du chapitre 3", "reading", None, "async"),
    ("Les étudiants échangent leurs points de vue", "discussion", None, "sync"),
    ("Remue-méninges", "brainstorm", None, "sync"),
    ("Journal de bord", "reflection", None, "async"),
    ("Évaluation par les pairs", "peer_review", None, "sync"),
    ("Étude de cas en classe", "case", None, "sync"),
    ("Période de questions avec l'enseignant", "questions", None, "sync"),
    ("Classe inversée", "flipped", None, "sync"),
]


@pytest.mark.parametrize(("title", "kind", "form", "mode"), TITLES)
def test_a_french_title_is_understood(title: str, kind: str, form: str | None, mode: str) -> None:
    found = match(title)
    assert (found.kind, found.form, found.recommendation.mode) == (kind, form, mode)


@pytest.mark.parametrize(
    ("written", "plain"), [("Réflexion individuelle", "Reflexion individuelle"), ("Étude de cas", "ETUDE DE CAS")]
)
def test_accents_may_be_missing(written: str, plain: str) -> None:
    assert match(written).kind == match(plain).kind is not None
    assert match(written).recommendation == match(plain).recommendation


def test_lecture_is_reading_in_french_and_lecturing_in_english() -> None:
    assert match("Lecture du manuel").kind == "reading"
    assert match("Lecture on the textbook").kind == "lecture"
    assert match("Lecture 5").kind == "lecture"


def test_an_examen_final_is_an_exam() -> None:
    assert match("Examen final").form == match("Final exam").form == "exam"
