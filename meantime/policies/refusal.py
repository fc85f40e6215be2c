"""From what msgspec says of a value to a message of ours."""

import re

from meantime.terms.message import Message, message

_AT = re.compile(r"(?P<what>.*?)(?: - at (?:`key(?:\.\.\.)?` in )?`\$\.?(?P<key>.*)`)?", re.DOTALL)
# Expected type to the code that says it in the words of a data file.
_TYPES = {
    "int": "policies.not_whole",
    "float": "policies.not_number",
    "str": "policies.not_text",
    "bool": "policies.not_boolean",
    "array": "policies.not_list",
    "object": "policies.not_table",
}
_PATTERNS = (
    (re.compile(r"Object contains unknown field `(?P<name>.+)`"), "policies.unknown_key"),
    (re.compile(r"Object missing required field `(?P<name>.+)`"), "policies.missing_key"),
    (re.compile(r"Invalid enum value (?P<value>.+)"), "policies.wrong_choice"),
    (re.compile(r"Expected `array` of at (?:least|most) length (?P<length>\d+), got \d+"), "policies.wrong_length"),
    (re.compile(r"Expected `(?:int|float)` (?P<limit>[<>].+)"), "policies.out_of_range"),
    (re.compile(r"policies\.incomplete (?P<name>.+)"), "policies.missing_key"),
)
_EXPECTED = re.compile(r"Expected `(?P<expected>.+)`, got `.+`")


def refusal(problem: str, file: str) -> Message:
    """`problem` is the text of a ValidationError; codes raised by our own structs pass through."""
    at = _AT.fullmatch(problem)
    what, key = (at["what"], at["key"] or "") if at else (problem, "")
    for pattern, code in _PATTERNS:
        found = pattern.fullmatch(what)
        if found:
            params = found.groupdict()
            if "name" in params:
                return message(code, file=file, key=f"{key}.{params['name']}" if key else params["name"])
            return message(code, file=file, key=key, **params)
    expected = _EXPECTED.fullmatch(what)
    if expected:
        return message(_TYPES.get(expected["expected"], "policies.wrong_value"), file=file, key=key)
    if what.startswith("policies."):
        return message(what, file=file, key=key)
    return message("policies.wrong_value", file=file, key=key)
