"""Sections of an outline that hold no activities, and lines that state facts about the whole course."""

import re

_OUTCOMES = re.compile(
    r"\b(?:learning (?:outcomes?|objectives?|goals?)|course (?:outcomes?|objectives?|goals?)|outcomes?|objectives?|goals?"
    r"|objectifs?|comp[ée]tences|acquis d['’]apprentissage|by the end of|at the (?:end|completion) of"
    r"|students? (?:will|should) be able)\b",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(
    r"\b(?:grading|grades?|polic(?:y|ies)|instructors?|staff|contact|textbooks?|required texts?|materials?|technology"
    r"|attendance"
    r"|accommodations?|academic (?:integrity|honesty)|honor code|prerequisites?|prereqs?|course description"
    r"|about (?:this|the) course"
    r"|communication|resources|faq|credits?|schedule and location|logistics|waitlist|format|office hours|late (?:work"
    r"|days?|policy|homeworks?|submissions?|assignments?)"
    r"|grace (?:days?|period)|course requirements|(?:basic|general|course|instructor|contact)(?: \w+)? information"
    r"|[ée]valuation|bar[èe]me|enseignants?|bibliographie|manuel|mat[ée]riel|politiques?|pr[ée]alables|pr[ée]requis"
    r"|description du cours"
    r"|plagiat|coordonn[ée]es|disponibilit[ée]s)\b",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"^(?:the )?(?:class(?:es)?|course|we|section|lectures?|meetings?|meeting times?|class times?|times?|when"
    r"|schedule|horaires?|cours"
    r"|s[ée]ances?|rencontres?)?\s*(?:meets?|met|held|:|are|is|se r[ée]unit|a lieu|ont lieu|on|–|-)\s*",
    re.IGNORECASE,
)
_STUDENTS = re.compile(
    r"\b(\d{1,5})\s+(?:students|learners|participants|[ée]tudiants|[ée]tudiantes|[ée]l[èe]ves)\b", re.IGNORECASE
)
_CREDITS = re.compile(
    r"\b(\d{1,2}(?:[.,]\d)?)\s*(?:ects\s*)?(?:credits?|credit hours?|cr[ée]dits?|ects)\b|\b(?:credits?|cr[ée]dits?"
    r"|ects)\s*:\s*(\d{1,2}(?:[.,]\d)?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"^((?:[A-Z]{2,6}[ -]?\d{2,5}[A-Z]?|[A-Z]{2,4}-[A-Z]{2,4}[ -]\d{2,5}))\s*(?:[:–—|.-]|\s)\s*(\S.*)$")
_ZONE = re.compile(r"^(?:time ?zone|fuseau horaire)\s*:\s*([A-Za-z_]+(?:/[A-Za-z_+-]+)+)", re.IGNORECASE)
_STARTS = re.compile(
    r"^(?:(?:term|course|class(?:es)?|semester|session|cours)\s+)?(?:starts?|begins?|start date"
    r"|first day of (?:instruction|class(?:es)?)"
    r"|d[ée]but(?:e)?)\b\s*(?:on|le|:)?\s*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^(?:(?:term|course|class(?:es)?|semester|session|cours)\s+)?(?:ends?|end date"
    r"|last day of (?:instruction|class(?:es)?)|fin|se termine)\b\s*(?:on|le|:)?\s*",
    re.IGNORECASE,
)


def is_outcomes(heading: str) -> bool:
    return len(heading) <= 120 and bool(_OUTCOMES.search(heading))


def is_administration(heading: str) -> bool:
    return bool(_ADMINISTRATION.search(heading))


def meets(line: str) -> str | None:
    """What follows "Meets", "Class:", "Horaire :" at the start of a line; None where it starts otherwise."""
    match = _MEETS.match(line)
    return line[match.end() :] if match and match[0].strip() else None


def students(line: str) -> int | None:
    match = _STUDENTS.search(line)
    return int(match[1]) if match and int(match[1]) else None


def credits(line: str) -> float | None:
    match = _CREDITS.search(line)
    return float((match[1] or match[2]).replace(",", ".")) if match else None


def code_and_title(title: str) -> tuple[str, str]:
    """ "BIO 214: Reading data" taken apart; the code is empty where there is none."""
    match = _CODE.match(title)
    return (match[1], match[2]) if match else ("", title)


def zone_stated(line: str) -> str | None:
    match = _ZONE.match(line)
    return match[1] if match else None


def after_starts(line: str) -> str | None:
    match = _STARTS.match(line)
    return line[match.end() :] if match else None


def after_ends(line: str) -> str | None:
    match = _ENDS.match(line)
    return line[match.end() :] if match else None
