"""Lines that are no activities: prose, policies, grade scales, facts about the course and its people."""

import re

from meantime.formats.outline.lines import OutlineLine, Sort
from meantime.formats.people import without_people

# How sentences begin that tell rather than name: they are no activities, even behind a bullet.
_TELLS = re.compile(
    r"^(?:this|these|there|we|you|your|the|in this|in the|it|students|all|our|each|please note|note that|welcome|if"
    r"|as|by|i|my|he|she|they|most|some"
    r"|no|cette|ce|ces|nous|vous|votre|les|le|la|il|elle|dans|chaque|bienvenue|si)\s",
    re.IGNORECASE,
)
_ASSERTS = re.compile(
    r"^(?:\S+\s+){1,7}?(?:must|will|is|are|does|do|should|can|cannot|may|was|were|has|have|est|sont|doit|doivent|sera"
    r"|seront|peut)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 14  # words; a longer plain line is prose
_LETTER = r"[A-F](?:[+\-−–]|(?!\w))"
_PERCENT = r"(?:below|above|under|over|less than|at least|[<>≤≥]=?)?\s*\d{1,3}(?:[.,]\d{1,2})?\s*%?"
_RANGE = rf"{_PERCENT}\s*(?:(?:-|–|—|to)\s*{_PERCENT})?"
_SCALE = re.compile(rf"^(?:{_RANGE}\s*[:=]?\s*{_LETTER}|{_LETTER}\s*[:=(]?\s*{_RANGE}\)?)\W*$", re.IGNORECASE)
# "Homework: 20% of the grade", "3% for the draft": shares of a grade, unless they stand in a week.
_SHARE = re.compile(
    r"\b\d{1,3}(?:[.,]\d+)?\s?% of (?:the |your )?(?:final |total |overall |course )*(?:grade|mark|score)"
    r"|^(?:and\s+)?\d{1,3}(?:[.,]\d+)?\s?% (?:for|of)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:late days?|grace (?:days?|period)|hard deadline"
    r"|late (?:work|submissions?|assignments?|homeworks?|papers?|penalt\w+)"
    r"|penalt(?:y|ies)|letter grade|per day late|extra credit|extensions?|make-?up exams?|plagiari\w+|academic integrity"
    r"|jours? de (?:gr[âa]ce|retard)|p[ée]nalit[ée]s?|plagiat)\b|\b(?:is|are) not (?:allowed|permitted|accepted)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:is|are|equals?|loses?|must|may|cannot|can|will|do(?:es)? not|don['’]t|appl(?:y|ies)|allowed|accepted|without"
    r"|est|sont|doit|doivent|perd|sera|seront)\b",
    re.IGNORECASE,
)
# "HW 2 (no late days)" is work, whatever policy stands beside it.
_WORK = re.compile(
    r"^(?:hw|homework|assignment|essay|paper|project|quiz|lab|exam|midterm|problem set|devoir|labo|travail)\s?#?\d",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"^(?:semester|term|department|faculty|instructors?|professors?|lecturers?|teachers?|teaching assistants?|TAs?"
    r"|office|rooms?|location|classroom|meeting times?(?: and (?:location|place))?|time and (?:location|place)|credits?"
    r"|title|course (?:title|number|code|name|website)|pre-?requisites?|textbooks?|e-?mail|phone|website|contact"
    r"|(?:first|last) day of (?:instruction|class(?:es)?)|important links|CRN"
    r"|session(?=\s*:\s*(?:automne|hiver|printemps|[ée]t[ée]|fall|spring|summer|winter))|enseignant(?:e|s)?|professeure?s?|local|salle|courriel|t[ée]l[ée]phone|pr[ée]alables?)\s*:(?:\s|$)",
    re.IGNORECASE,
)
_OFFICE_HOURS = re.compile(r"^(?:office hours?|heures de bureau|disponibilit[ée]s)\s*:", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:please\s+)?(?:contact|e-?mail|call|write to|[ée]crivez|contacte[rz])\b", re.IGNORECASE)


def is_prose(line: OutlineLine) -> bool:
    """Whether a line tells something rather than names something."""
    words = len(line.text.split())
    if line.sort is Sort.ITEM:
        return (tells(line.text) and words >= 6) or words > 45
    return tells(line.text) or words > _LONGEST_NAME or (words >= 3 and line.text.endswith((".", "!", "?")))


def tells(text: str) -> bool:
    ends = bool(re.search(r"[.!?:]$", text))
    asserts = (ends or len(text.split()) > 12) and bool(_ASSERTS.match(text))
    return (ends and bool(_TELLS.match(text))) or asserts


def is_remark(text: str, *, in_week: bool) -> bool:
    """Whether a line is about grades, policies, places or people, even behind a bullet; `in_week`: of a numbered week."""
    if _SCALE.match(text) or _FACT.match(text):
        return True
    if not in_week and (_SHARE.search(text) or _OFFICE_HOURS.match(text)):
        return True
    if _CONTACT.match(text) and without_people(text) != text:
        return True
    said = re.sub(r"\([^()]*\)", "", text)
    return not _WORK.match(said) and bool(_POLICY.search(said)) and bool(_RULES.search(said))
