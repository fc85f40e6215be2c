"""The words around a duration that tell whether it is the time an activity takes. English and French."""

import re

# How far a word may stand from the duration and still speak of it, in characters.
_REACH = 48


def _before(words: str) -> re.Pattern[str]:
    """One of `words`, then at most three small words, then the duration."""
    small = (
        r"about|around|approximately|approx\.?|roughly|you|up to|at least|at most|only|just|over|under|the|a|an|is|are|be|"
        r"to|of|on|for|some|between|no more than|less than|maximum|max\.?|environ|estim[eé]e?|de|entre|est|d'"
    )
    return re.compile(rf"(?:\b(?:{words})\b)[\s:=~≈(]*(?:(?:{small})[\s:]+){{0,3}}[~≈(]?$", re.IGNORECASE)


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"^[\s)\],]*(?:{words})", re.IGNORECASE)


_WEEK = r"(?:weeks?|wk|semaines?)"
_PER_WEEK_AFTER = _after(
    rf"(?:of\s+(?:\w+\s+){{1,2}}|de\s+travail\s+)?(?:(?:per|a|an|each|every|/|par)\s*{_WEEK}\b|weekly\b|hebdomadaires?\b)"
)
_PER_WEEK_BEFORE = re.compile(
    rf"\b(?:(?:each|every|per|par|chaque)\s+{_WEEK}|weekly)\b[^.]{{0,12}}\b(?:spend|plan|expect|work|workload|effort|study|"
    r"commitment|devote|budget|time|pr[eé]voir|pr[eé]voyez|travail)\b[^.]{0,20}$",
    re.IGNORECASE,
)
# Whatever else is said, these are not the time that work takes.
_NEVER_BEFORE = re.compile(
    r"\b(?:office hours?|meets|meetings?|permanence|penalt\w+|p[eé]nalit\w+|late|retard|"
    r"extension|grace period|turnaround|response time)\b"
    r"[^.]*$"
    # A part of something else: "the last 10 minutes of class".
    r"|\b(?:the|its|your|les)\s+(?:\w+\s+)?(?:first|final|last|next|premi[eè]res|derni[eè]res)\s*$",
    re.IGNORECASE,
)
_NEVER_AFTER = _after(
    r"(?:of\s+)?(?:late|before|after|prior|in advance|early|earlier|ago|later|from now|notice|grace|window|extension|old|"
    r"away|beforehand|ahead|delay|penalt\w*|avant|apr[eè]s|plus t[oô]t|[aà] l['’]avance|de retard|"
    r"of (?:the|its|your|this) (?:due|deadline|start|end|class|post|submission|request)\w*|"
    r"(?:per|a|an|each|every|/|par)\s*(?:weeks?|days?|months?|semesters?|terms?|credits?|points?|semaines?|jours?|mois)\b|"
    r"(?:weekly|daily|hebdomadaires?)\b)"
)

# Words that speak of doing the activity, right before or right after the duration.
_SURELY_BEFORE = _before(
    r"takes?|taking|took|lasts?|lasting|spend(?:ing)?|allow|allot|allocate|plan|budget|reserve|set aside|devote|"
    r"estimated?(?: (?:completion )?time)?|time (?:to complete|needed|required|commitment|limit)|completion time|"
    r"duration|length|run(?:ning)? ?time|limited to|requires?|needs?|expect|"
    r"dur[eé]e|dure|durent|pr[eé]voir|pr[eé]voyez|compter|comptez|consacre[rz]?|prendre?|prend"
)
_SURELY_AFTER = _after(
    r"long\b|in length|to (?:complete|read|watch|finish|do|answer|write|view|work|prepare)\b|time limit|"
    r"(?:video|lecture|recording|podcast|quiz|test|exam|discussion|activity|exercise|reading|talk|presentation)\b|"
    r"of (?:reading|work|writing|video|discussion|your time)\b|on (?:this|it)\b|pour (?:lire|faire|r[eé]pondre)|"
    r"de (?:lecture|travail|vid[eé]o)\b"
)

# A window, a deadline, a rhythm; weaker than what surely speaks of work.
_NOT_BEFORE = re.compile(
    r"\b(?:open(?:s|ed)?|available|accessible|within|next|every|each|later than|expires?|closes?|last|past|after|before|"
    r"until|by|grace|window|notice|respon[ds]e?\w*|repl(?:y|ies)|returned|wait|locked|arrive|worth|sleep|slept|overtime|idle|"
    r"ouverte?s?|disponible|sous|dans les|apr[eè]s|avant|d[eé]lai|toutes les)\b[\s:(,]*(?:\w+[\s:(]+){0,3}$",
    re.IGNORECASE,
)
# Enough for a length that an activity commonly has; longer ones are as often a window or a shift.
_PLAIN = 180
_MAYBE_BEFORE = _before(
    r"about|around|approximately|approx\.?|roughly|just over|just under|nearly|almost|no more than|less than|have|for|time|"
    r"video|lecture|recording|podcast|reading|activity|quiz|test|exam|environ|pendant|temps|passe[rz]|vid[eé]o"
)
_BARE_BEFORE = re.compile(
    r"(?:[(\[]\s*(?:approx\.?|about|ca\.?|c\.|time:|environ)?\s*|(?:^|[^\d\s])\s*[–—:|-]\s+)$", re.IGNORECASE
)
_BARE_AFTER = re.compile(r"^\s*(?:[)\]]|$)")
# At the start of a line: "10 minutes: think, pair, share".
_LABEL_AFTER = re.compile(r"^\.?\s*[:–—-]\s|^\.\s")
_TOTAL = re.compile(r"\b(?:total|altogether|in all|overall|entire|whole|au total|en tout)\b", re.IGNORECASE)


def is_per_week(before: str, after: str) -> bool:
    return bool(_PER_WEEK_AFTER.search(after) or _PER_WEEK_BEFORE.search(before))


def is_work(before: str, after: str, *, minutes: int) -> bool:
    """Whether a duration of `minutes` between `before` and `after` is the time that the activity takes."""
    near = before[-_REACH:]
    if is_per_week(before, after) or _NEVER_BEFORE.search(near) or _NEVER_AFTER.search(after):
        return False
    # "Within 24 hours", "open for 48 hours": whole days are windows, however they are worded.
    if minutes % (24 * 60) == 0:
        return False
    if _SURELY_BEFORE.search(near) or _SURELY_AFTER.search(after):
        return True
    if _NOT_BEFORE.search(near):
        return False
    if minutes <= _PLAIN and _MAYBE_BEFORE.search(near):
        return True
    label = not before.strip() and _LABEL_AFTER.search(after)
    return bool(label or _BARE_BEFORE.search(near) or _BARE_AFTER.search(after))


def is_total(before: str, after: str) -> bool:
    return bool(_TOTAL.search(before[-_REACH:]) or _TOTAL.search(after[:_REACH]))
