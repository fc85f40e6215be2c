"""Contact data and secrets of people, taken out of every text of a course before it leaves a reader.

What is looked for: e-mail addresses, telephone numbers, passwords and access codes behind their label, keys and
tokens, and what links carry behind their "?". Every pattern has bounded repetition, so that no text can stall it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from meantime.formats.document import Activity, CourseDocument, Meeting, Module, Outcome

_EMAIL = re.compile(
    r"(?:mailto:\s?)?"
    # Only from the start of a word: from every letter of it, long texts would take long.
    r"(?<![^\s@<>()\[\]\"',;:|/\\=])[^\s@<>()\[\]\"',;:|/\\=]{1,320}(?:@|＠|%40|&#64;|\s?[\[({]\s?(?:at|arobase|arroba)\s?[\])}]\s?)"
    r"[\w-]{1,63}(?:(?:\.|\s?[\[({]\s?(?:dot|point|punto)\s?[\])}]\s?)[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_URL = re.compile(r"\b(?:https?|ftp|webcal|zoommtg|msteams)://[^\s<>\"']{1,2000}", re.IGNORECASE)
# Queries that only say what is shown; any other key may carry a token, a verifier or a person.
_HARMLESS_KEYS = frozenset(("v", "t", "list", "page", "chapter", "lang"))
_PHONE = re.compile(
    r"(?<![\w.])(?:"
    r"\+\d{1,3}[ .()-]{0,2}(?:\d{1,4}[ .()/-]{1,2}){1,5}\d{2,4}|\+\d{8,14}"  # +49 30 1234 567, +15551234567
    r"|(?:1[ .-])?\(\d{3}\)[ -]?\d{3}[ .-]\d{4}"  # (555) 123-4567
    r"|(?:1[ .-])?\d{3}([.-])\d{3}\1\d{4}|\d{3} \d{3}[ -]\d{4}"  # 555-123-4567, 555 123-4567
    r"|0[1-9](?:[ .-]\d{2}){4}|0\d{2,4} \d{3,4} \d{3,4}"  # 01 23 45 67 89, 0161 496 0000
    r")(?![\w-])"
)
_LABELLED_PHONE = re.compile(
    r"\b(tel|tél|telephone|téléphone|teléfono|telefono|phone|mobile|cell|fax|whatsapp|sms)\b"
    r"(\.?\s?(?:number|no\.?|#)?\s?[:.]?\s{0,2})\+?\(?\d[\d .()/-]{5,20}\d",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(pass ?word|pass ?code|pass ?phrase|pwd|pin code|access code|enrol?lment key|meeting id|zoom id|api[ _-]?key"
    r"|consumer[ _-]?key|secret[ _-]?key|shared[ _-]?secret|client[ _-]?secret|secret|access[ _-]?token|token"
    r"|mot de passe|code d[’']accès|contraseña|código de acceso|passwort|kennwort)"
    r"([\"']?\s?(?:[:=]|(?:is|est|es|ist)\b(?: ?:|(?= \S{0,200}\d)))\s{0,2}[\"']?)"
    r"(?:\d{3,4}(?: \d{3,4}){2}|[^\s,;<>\"']{3,200})",
    re.IGNORECASE,
)
_JSON_WEB_TOKEN = re.compile(r"\beyJ[\w-]{8,2000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?")
# 32 and more letters and digits in one piece are a key or a digest, never a word.
_LONG_TOKEN = re.compile(r"\b(?=[A-Za-z]{0,64}\d)(?=\d{0,64}[A-Za-z])[A-Za-z0-9]{32,}\b")
# Most texts hold none of these: looking for a word is a hundred times faster than looking for a pattern.
_SIGNS_OF_ADDRESS = ("@", "＠", "%40", "&#64;", "[at", "(at", "{at", "[ at", "( at", "{ at", "arob", "arrob")
_SIGNS_OF_PHONE = ("tel", "tél", "phone", "téléphone", "mobile", "cell", "fax", "whatsapp", "sms")
_SIGNS_OF_SECRET = (
    "pass",
    "pwd",
    "pin code",
    "key",
    "secret",
    "token",
    "meeting id",
    "zoom id",
    "code d",
    "contrase",
    "acceso",
    "wort",
)
# Where something was taken out, with the brackets around it: "Jane <>" says nothing.
_HOLE = re.compile(r"<\s?\0\s?>|\(\s?\0\s?\)|\[\s?\0\s?\]|\{\s?\0\s?\}|\0")
_GAP = re.compile(r"[ \t]{2,}")
# What still looks like an address after that, for example because two were joined, loses its sign.
_AT = re.compile(r"(?<=[\w.+-])[@＠](?=[\w-]{1,320}\.)")


def without_people(text: str) -> str:
    """`text` without contact data and secrets; their labels stay. The text itself where nothing was found."""
    cleaned = text
    lower = text.lower()
    if "://" in lower:
        cleaned = _URL.sub(lambda match: _plain_url(match[0]), cleaned)
    if any(sign in lower for sign in _SIGNS_OF_ADDRESS):
        cleaned = _without_addresses(cleaned)
    if any(c.isdigit() for c in cleaned):
        if any(sign in lower for sign in _SIGNS_OF_PHONE):
            cleaned = _LABELLED_PHONE.sub(r"\1\2", cleaned)
        cleaned = _LONG_TOKEN.sub("", _taken_out(_PHONE, cleaned))
    if "eyj" in lower:
        cleaned = _JSON_WEB_TOKEN.sub("", cleaned)
    if any(sign in lower for sign in _SIGNS_OF_SECRET):
        cleaned = _SECRET.sub(r"\1\2", cleaned)
    return text if cleaned == text else _GAP.sub(" ", cleaned).strip()


def document_without_people(document: CourseDocument) -> tuple[CourseDocument, int]:
    """The document with every text cleaned, and how many texts were changed."""
    changed = 0

    def clean(text: str) -> str:
        nonlocal changed
        cleaned = without_people(text)
        changed += cleaned != text
        return cleaned

    return (
        replace(
            document,
            title=clean(document.title),
            code=clean(document.code),
            outcomes=tuple(_outcome(outcome, clean) for outcome in document.outcomes),
            modules=tuple(_module(module, clean) for module in document.modules),
            activities=tuple(_activity(activity, clean) for activity in document.activities),
            meetings=tuple(_meeting(meeting, clean) for meeting in document.meetings),
        ),
        changed,
    )


_Clean = Callable[[str], str]


def _outcome(outcome: Outcome, clean: _Clean) -> Outcome:
    return replace(outcome, title=clean(outcome.title))


def _module(module: Module, clean: _Clean) -> Module:
    return replace(module, title=clean(module.title))


def _activity(activity: Activity, clean: _Clean) -> Activity:
    # A title that was nothing but an address must still not be empty.
    title = clean(activity.title) or f"{activity.item_type.value.capitalize()} {activity.position}"
    return replace(activity, title=title, text=clean(activity.text))


def _meeting(meeting: Meeting, clean: _Clean) -> Meeting:
    return replace(meeting, title=clean(meeting.title), place=clean(meeting.place))


def _without_addresses(text: str) -> str:
    return _AT.sub(" ", _taken_out(_EMAIL, text))


def _taken_out(pattern: re.Pattern[str], text: str) -> str:
    """`text` without what matches; brackets that held nothing else go with it."""
    return _HOLE.sub("", pattern.sub("\0", text.replace("\0", "")))


def _plain_url(url: str) -> str:
    """Scheme, host and path; the query only where all of it is harmless."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        keys = {key.lower() for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    except ValueError:
        return ""
    query = f"?{parts.query}" if keys and keys <= _HARMLESS_KEYS else ""
    return f"{parts.scheme}://{host}{parts.path}{query}"
