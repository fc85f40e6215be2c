"""What an outline states about its course outside the lists: meetings, hours, size, credits, dates."""

import re
from dataclasses import dataclass, field

from meantime.formats.outline import sections as sections
from meantime.formats.patterns import parse_pattern
from meantime.formats.timezones.iana import iana_zone
from meantime.formats.wording.dates import Written, find_dates
from meantime.formats.wording.weekly_hours import hours_per_week
from meantime.terms.message import UserError


@dataclass(slots=True)
class Facts:
    patterns: list[str] = field(default_factory=list)
    hours: tuple[float, float] | None = None
    students: int | None = None
    credits: float | None = None
    zone: str | None = None
    start: Written | None = None
    end: Written | None = None

    def take(self, line: str) -> bool:
        """Whether `line` states a fact and nothing but facts; what it states is kept."""
        taken = False
        if pattern := _pattern(line):
            self.patterns += [pattern] if pattern not in self.patterns else []
            taken = True
        if hours := hours_per_week(line):
            self.hours = self.hours or hours
            taken = True
        if (zone := sections.zone_stated(line)) and iana_zone(zone):
            self.zone, taken = zone, True
        for name, rest in (("start", sections.after_starts(line)), ("end", sections.after_ends(line))):
            dates = find_dates(rest) if rest else []
            if dates and dates[0].start < 12:
                setattr(self, name, getattr(self, name) or dates[0])
                taken = True
        if len(line) < 200 and (students := sections.students(line)):
            self.students = self.students or students
            taken = True
        if len(line) < 200 and (credits := sections.credits(line)):
            self.credits = self.credits or credits
            taken = True
        return taken


def _pattern(line: str) -> str | None:
    """The meeting pattern of "Meets Tue, Thu 10:00-11:15", written so that `patterns.parse_pattern` reads it again."""
    rest = sections.meets(line)
    for candidate in ([rest] if rest else []) + [line, *(line.split("|") if "|" in line else [])]:
        # A room or a name may follow behind a comma or a bracket.
        sentence = re.split(r"[.;]\s", candidate)[0]
        for piece in (sentence, sentence.split("(")[0], ",".join(sentence.split(",")[:-1])):
            if 0 < len(piece) <= 80 and _parses(piece.strip(" .;,")):
                return piece.strip(" .;,")
    return None


def _parses(text: str) -> bool:
    try:
        parse_pattern(text)
    except UserError:
        return False
    return True
