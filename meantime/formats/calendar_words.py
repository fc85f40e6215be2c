"""What titles of calendar entries tell, in English and French: days off, deadlines, edges of the term."""

import re

_OFF = re.compile(
    r"\b(?:breaks?|holidays?|day off|no (?:class(?:es)?|school|lectures?|meetings?)|recess|reading (?:week|days?)"
    r"|study week"
    r"|(?:university|campus|college|school) closed|thanksgiving|christmas|xmas|new year'?s|easter|good friday|labou?r day"
    r"|memorial day|martin luther king|mlk|juneteenth|independence day|veterans day|presidents'? day|spring week"
    r"|victoria day|canada day|columbus day|indigenous peoples'? day|family day|bank holiday"
    r"|cong[ée]s?|f[ée]ri[ée]e?s?|rel[âa]che|vacances|pas de (?:cours|classe)|semaine de lecture|no[ëe]l|p[âa]ques"
    r"|toussaint|pont|suspension des cours)\b",
    re.IGNORECASE,
)
# "Coffee break" and "break-out rooms" are no days off.
_NOT_OFF = re.compile(
    r"\b(?:coffee|lunch|tea) break|\bbreak[- ]?outs?\b|\bbefore (?:the )?break\b|\bafter (?:the )?break\b", re.I
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
    return bool(_OFF.search(title)) and not _NOT_OFF.search(title)


def is_deadline(title: str) -> bool:
    return bool(_DUE.search(title))


def is_term_start(title: str) -> bool:
    return bool(_START.search(title))


def is_term_end(title: str) -> bool:
    return bool(_END.search(title))


def is_edge(title: str) -> bool:
    """A mark in the year at which nobody does anything: terms and examination periods begin and end."""
    return is_term_start(title) or is_term_end(title) or bool(_EDGE.search(title))
