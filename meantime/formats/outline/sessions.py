"""Lines of class sessions: "Tue: Lecture; film. Reading quiz 1." is a day, and the activities that it joins."""

import re
from dataclasses import dataclass

from meantime.formats.wording.weekdays import WEEKDAY, weekday

_LABEL = re.compile(rf"^[\s(\[]*(?P<day>{WEEKDAY})[)\]]?\s*(?::|[–—-](?=\s))\s*(?P<rest>\S.*)$", re.IGNORECASE)
# Words by which a sentence names an activity of its own.
_NAMES = re.compile(
    r"\b(?:lectures?|mini-?lectures?|readings?|read|quiz(?:zes)?|discuss(?:ions?)?|debates?|peer reviews?|exams?|midterms?"
    r"|labs?|homeworks?|hw|problem sets?|exercises?|presentations?|simulations?|workshops?|films?|videos?|screenings?|watch"
    r"|reviews?|games?|reflections?|essays?|papers?|posts?|projects?|polls?|case stud(?:y|ies)|group work|brainstorm\w*"
    r"|tests?|demos?|demonstrations?|guests?|field trips?|role[- ]plays?|ice[- ]?breakers?|tutorials?|seminars?|write"
    r"|drafts?|chapters?|ch\.|pp\."
    r"|cours magistral|lire|lectures?|d[ée]bats?|examens?|labos?|devoirs?|expos[ée]s?|ateliers?|r[ée]daction|vid[ée]os?"
    r"|exercices?|chapitres?)(?!\w)",
    re.IGNORECASE,
)
# Work around a meeting, even where a session's line names it.
_OUTSIDE = re.compile(
    r"\b(?:read|readings?(?! quiz)|ch\.|chapters?|pp?\.|homeworks?|hw|due|post|posts|discussion board|forum|assigned|watch"
    r"|submit|lire|lectures? obligatoires?|chapitres?|devoirs?|remettre|remise)(?!\w)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý\"“«])|;\s+")
# A full stop behind them ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:ch|chap|pp?|vol|ed|eds|dr|mr|mrs|ms|prof|vs|no|nos|fig|sec|st|approx|etc|min|hr|e\.g|i\.e)|\b[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Session:
    """`weekday`: 0 is Monday; `rest`: the line without its label."""

    weekday: int
    rest: str


def session_of(line: str) -> Session | None:
    """ "Tue: Debate" taken apart; None for a line without a weekday and a mark in front."""
    match = _LABEL.match(line)
    day = weekday(match["day"]) if match else None
    return Session(day, match["rest"].strip()) if match and day is not None else None


def joined_activities(line: str) -> list[str]:
    """The sentences of `line` that each name an activity; one that names none stays with the one before it."""
    pieces: list[str] = []
    for sentence, mark in _sentences(line):
        if pieces and not (_NAMES.search(sentence) and _NAMES.search(pieces[-1])):
            pieces[-1] = f"{pieces[-1]}{mark} {sentence}"
        else:
            pieces.append(sentence)
    return [piece.rstrip(" ;") for piece in pieces]


def outside_class(text: str) -> bool:
    """Whether a piece of a session's line is work before or after the meeting."""
    return bool(_OUTSIDE.search(text))


def _sentences(line: str) -> list[tuple[str, str]]:
    """Each sentence, with the semicolon that stood before it; brackets and shortened words hold together."""
    found: list[tuple[str, str]] = []
    start, mark = 0, ""
    for match in _END.finditer(line):
        before = line[start : match.start()]
        if _SHORTENED.search(before) or _open(before):
            continue
        found.append((before, mark))
        start, mark = match.end(), match[0].strip()
    return [*found, (line[start:], mark)]


def _open(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")
