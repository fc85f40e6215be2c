"""What a person posted of one activity: only the fields that the form had, and what the form had shown."""

import json
from dataclasses import dataclass

from django.http import QueryDict

from meantime.editing.activity_texts import FULL, SEVERAL, Texts
from meantime.editing.digests import digest
from meantime.editing.phase_texts import rows_text
from meantime.editing.plain import line, plain

_PHASE = ("phase_name", "phase_role", "phase_minutes", "phase_clock")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedActivity:
    texts: Texts
    shown: str

    @property
    def touched(self) -> bool:
        return digest(self.texts) != self.shown


def posted_activity(data: QueryDict) -> PostedActivity:
    fields = [name for name in FULL if name in data.get("fields", "").split()]
    return PostedActivity(texts={name: _text(data, name) for name in fields}, shown=data.get("shown", ""))


def _text(data: QueryDict, name: str) -> str:
    if name == "phases":
        return rows_text([list(row) for row in zip(*(data.getlist(column) for column in _PHASE), strict=False)])
    if name in SEVERAL:
        return json.dumps(sorted(set(data.getlist(name))))
    return line(data.get(name, "")) if name == "title" else plain(data.get(name, ""))
