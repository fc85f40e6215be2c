"""What titles of calendar entries tell, in English and French: days off, deadlines, edges of the term."""

import re

_OFF = re.compile(
    r"\bno (?:class(?:es)?|school|lectures?|meetings?)\b|\b(?:university|campus|college|school) closed\b|\bday off\b"
    r"|\breading (?:week|days?)\b|\bstudy week\b|\brecess$"
    # "Spring break (no class)" is one; "Break-even analysis", "Holiday homework" and "before the break" are not.
    r"|(?<!coffee )(?<!lunch )(?<!tea )(?<!before )(?<!after )(?<!the )\b(?:breaks?|holidays?)\b"
    r"(?=\s*(?:\.?$|[(,;:!/]|[–—-]\s|weeks?\b|days?\b|no\b|observed\b|(?:next|this) week\b))"
    r"|\bcong[ée]s?\b|\bjours? f[ée]ri[ée]s?\b|\bf[ée]ri[ée]s?$|\brel[âa]che\b|\bvacances\b|\bpas de (?:cours|classe)\b"
    r"|\bsemaine de lecture\b|\bsuspension des cours\b",
    re.IGNORECASE,
)
# Feasts are days off where nothing else is said: "Easter Monday", but not "Easter Island".
_FEASTS = re.compile(
    r"\b(?:thanksgiving|christmas|xmas|new year(?:['’]?s)?|easter|good friday|labou?r day|memorial day|martin luther king"
    r"|mlk|juneteenth|independence day|veterans['’]? day|presidents?['’]?s? day|victoria day|canada day|columbus day"
    r"|indigenous peoples?['’]? day|family day|no[ëe]l|p[âa]ques|toussaint|ascension|pentec[ôo]te|pont)(?!\w)",
    re.IGNORECASE,
)
_BESIDE_FEASTS = re.compile(
    r"\b(?:jr\.?|junior|day|eve|monday|sunday|friday|lundi|jour|nouvel an|weekend|observed|happy|week|de|du"
    r"|la|le|of|the)(?!\w)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|deadlines?|submit(?:ted)? by|submissions?|hand[- ]?in|turn[- ]?in|closes"
    r"|remises?|rendus?|[àa] rendre|[àa] remettre|[ée]ch[ée]ances?|date limite|d[ée]p[ôo]ts?)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:beginning|start|first day)\b.*\b(?:terms?|semester|quarter|session|class(?:es)?|courses?|instruction)\b"
    r"|\b(?:class(?:es)?|instruction|term|semester|quarter) (?:begins?|starts?)\b"
    r"|\bd[ée]but\b.*\b(?:session|semestre|cours|trimestre)\b|\brentr[ée]e\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:end|last day)\b.*\b(?:terms?|semester|quarter|session|class(?:es)?|courses?|instruction)\b"
    r"|\b(?:class(?:es)?|instruction|term|semester|quarter) ends?\b"
    r"|\bfin\b.*\b(?:session|semestre|cours|trimestre)\b",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"\b(?:exams?|examens?|finals?)\b.*\b(?:begin|start|end|d[ée]but|fin)|^(?:d[ée]but|fin) des exam", re.IGNORECASE
)


def is_day_off(title: str) -> bool:
    if _OFF.search(title):
        return True
    rest = _FEASTS.sub("", title)
    return rest != title and not re.search(r"\w", _BESIDE_FEASTS.sub("", rest))


def is_deadline(title: str) -> bool:
    return bool(_DUE.search(title))


def is_term_start(title: str) -> bool:
    return bool(_START.search(title))


def is_term_end(title: str) -> bool:
    return bool(_END.search(title))


def is_edge(title: str) -> bool:
    """A mark in the year at which nobody does anything: terms and examination periods begin and end."""
    return is_term_start(title) or is_term_end(title) or bool(_EDGE.search(title))
