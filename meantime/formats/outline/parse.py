"""The sorted lines of an outline to the neutral document."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from meantime.formats.counting import counts_of
from meantime.formats.document import CourseDocument, Level, Notice, Reading
from meantime.formats.finished import finished
from meantime.formats.notices import notices_without_people
from meantime.formats.outline.dates import Lead, leading_date
from meantime.formats.outline.document import Draft, DraftActivity, DraftModule, document_of
from meantime.formats.outline.headings import module_headings
from meantime.formats.outline.lines import OutlineLine, Sort, following, outline_lines
from meantime.formats.outline.remarks import is_prose, is_remark, tells
from meantime.formats.outline.sections import is_administration, is_outcomes
from meantime.formats.outline.sessions import Session, joined_activities, outside_class, session_of
from meantime.formats.source import Source
from meantime.formats.wording.activity_lines import clock_of, read_activity_line
from meantime.formats.wording.weeks import week_in
from meantime.terms.message import Param, message
from meantime.terms.minutes import MinutesSource
from meantime.terms.modality import Clock

# How a sentence goes on that begins with a date.
_IS = re.compile(r"(?:is|are|was|were|will|must|has|have|est|sont|sera)\b", re.IGNORECASE)


def read_lines(
    source: Source,
    lines: Sequence[OutlineLine],
    text: str,
    *,
    title: str = "",
    zone: str | None,
    format_name: str,
    start: date | None = None,
) -> Reading:
    """The Reading of an outline; whatever was not understood is in the notices. `title` comes before one in the lines;
    `start` of the term places dates without a year and weekdays."""
    walk = _Walk(lines, title)
    draft = walk.draft()
    document, problems = document_of(draft, source.name, text, zone, start)
    told = walk.told(len(document.activities))
    notices = [Notice(message(f"formats.outline.{code}", **params), level, where) for code, params, level, where in told]
    notices += [Notice(problem, Level.WARNING, source.name) for problem in problems]
    notices = notices_without_people(notices)
    return finished(format_name, document, counts=counts_of(document), notices=notices, source=source)


def about_course(text: str) -> CourseDocument:
    """What the text around a table says about its course: title, outcomes, meeting patterns, hours, size, credits."""
    draft = _Walk(outline_lines(text), "").draft()
    draft.modules, draft.activities, draft.leads = [], [], []
    return document_of(draft, "", text, None, None)[0]


class _Walk:
    """Goes through the lines once, knowing which module, section and list it is in."""

    def __init__(self, lines: Sequence[OutlineLine], title: str) -> None:
        self._lines = lines
        self._headings = module_headings(lines)
        self._draft = Draft(title=title)
        self._module: DraftModule | None = None
        self._module_level = 0
        self._section = ""  # "", "outcomes" or "left out"
        self._clock: Clock | None = None
        self._open: list[tuple[int, DraftActivity]] = []  # items that deeper lines belong to
        self._day: Lead | None = None
        self._below: int | None = None  # a remark's own list stands further in than this
        self._prose: list[int] = []
        self._left_out: list[str] = []
        self._above = ""  # the last heading
        self._cancelled = 0

    def draft(self) -> Draft:
        for index, line in enumerate(self._lines):
            if line.sort is Sort.BLANK:
                continue
            if index in self._headings:
                self._open_module(line, self._headings[index])
            elif line.sort is Sort.HEADING:
                self._heading(line)
            elif not line.text and not line.struck:
                continue
            else:
                self._content(index, line)
        return self._draft

    def told(self, activities: int) -> list[tuple[str, dict[str, Param], Level, str]]:
        told: list[tuple[str, dict[str, Param], Level, str]] = []
        if self._left_out:
            sections = ", ".join(f"'{name[:60]}'" for name in dict.fromkeys(self._left_out))
            told.append(("sections_left_out", {"sections": sections[:300]}, Level.INFO, ""))
        if self._prose:
            shown = ", ".join(map(str, self._prose[:10])) + (" …" if len(self._prose) > 10 else "")
            told.append(("prose", {"n": len(self._prose), "lines": shown}, Level.INFO, f"line {self._prose[0]}"))
        if self._cancelled:
            told.append(("cancelled", {"n": self._cancelled}, Level.INFO, ""))
        if not activities:
            told.append(("no_activities", {}, Level.WARNING, ""))
        return told

    def _open_module(self, line: OutlineLine, level: int) -> None:
        self._module = DraftModule(
            title=line.text.rstrip(" :"), week=week_in(line.text), lead=leading_date(line.text, anywhere=True)
        )
        self._above, self._module_level = line.text, level
        self._draft.modules.append(self._module)
        self._draft.leads += [self._module.lead] if self._module.lead else []
        self._reset()

    def _reset(self) -> None:
        self._section, self._clock, self._open, self._day = "", None, [], None
        self._below = None

    def _heading(self, line: OutlineLine) -> None:
        self._above = line.text
        inside = self._module is not None and line.level > self._module_level
        if not self._draft.title and not self._draft.modules and (line.level == 1 or self._is_first(line)):
            self._draft.title = line.text
            return
        if not inside:
            self._module = None
        self._reset()
        if is_outcomes(line.text):
            self._section = "outcomes"
        elif inside or not self._headings:
            self._clock = clock_of(line.text)
            self._section = "" if inside or not is_administration(line.text) else "left out"
        else:
            self._section = "left out"
        if self._section == "left out" and self._draft.facts.take(line.text):
            return

    def _is_first(self, line: OutlineLine) -> bool:
        return all(other.sort is Sort.BLANK for other in self._lines if other.number < line.number)

    def _content(self, index: int, line: OutlineLine) -> None:
        self._cancelled += len(line.struck)
        if line.struck and not line.text:
            return
        if self._below is not None and line.level > self._below and line.sort in (Sort.ITEM, Sort.INDENTED):
            self._prose.append(line.number)
            return
        self._below = None
        if self._section == "outcomes" and line.sort is not Sort.PLAIN:
            self._draft.outcomes.append(line.text.rstrip(";,"))
        elif self._module is None and self._outside(line):
            return
        elif self._is_context(index, line):
            self._context(line)
        elif self._section == "outcomes":
            self._prose.append(line.number)
        elif self._section == "left out":
            self._note_left_out(line)
        else:
            self._activity(index, line)

    def _outside(self, line: OutlineLine) -> bool:
        """Lines outside all modules: the title, facts; and where there are modules, nothing else."""
        facts = self._draft.facts.take(line.text)
        if not self._draft.title and line.sort is Sort.PLAIN and not facts and len(line.text) <= 120:
            self._draft.title = line.text.rstrip(":")
            return True
        if facts and line.sort is not Sort.ITEM:
            return True
        if self._headings and self._section != "outcomes" and not is_outcomes(line.text):
            if not facts:
                self._note_left_out(line)
            return True
        return facts

    def _note_left_out(self, line: OutlineLine) -> None:
        if self._above:
            self._left_out.append(self._above)
        else:
            self._prose.append(line.number)

    def _is_context(self, index: int, line: OutlineLine) -> bool:
        """ "Before class:" and the like: a line with a colon that only says what follows."""
        after = following(self._lines, index)
        # "At the end, students should be able to" needs no colon over its list.
        if after is not None and line.sort is Sort.PLAIN and after.sort is Sort.ITEM and is_outcomes(line.text):
            return True
        if not line.text.endswith(":"):
            return False
        return after is not None and (line.sort is Sort.PLAIN or after.level > line.level)

    def _context(self, line: OutlineLine) -> None:
        if self._is_remark(line.text):
            self._below = line.level
            self._prose.append(line.number)
            return
        self._section = "outcomes" if is_outcomes(line.text) else ""
        self._clock = clock_of(line.text)
        self._open = []

    def _activity(self, index: int, line: OutlineLine) -> None:
        lead = leading_date(line.text)
        if lead is not None:
            self._day = lead
            self._draft.leads.append(lead)
        named = line.text if lead is None else lead.rest
        session = session_of(named) if lead is None else None
        named = session.rest if session else named
        if self._is_remark(named):
            self._draft.facts.take(named)
            self._prose.append(line.number)
            return
        # "Tue: Was it radical?" is a session; "January 5 is the first day" is a sentence.
        dated = session is not None or (lead is not None and not _IS.match(named))
        joined = dated or (line.sort is Sort.PLAIN and not tells(named))
        for piece in joined_activities(named) if joined else [named]:
            self._piece(index, line, piece, session, dated=dated)

    def _is_remark(self, text: str) -> bool:
        return is_remark(text, in_week=self._module is not None and self._module.week is not None)

    def _piece(self, index: int, line: OutlineLine, named: str, session: Session | None, *, dated: bool) -> None:
        read = read_activity_line(named) if named else None
        if read is None or not read.title:
            return
        stated = read.minutes is not None and read.minutes.source is MinutesSource.STATED
        marked = bool(stated or read.due or read.clock)
        parent = self._parent(line)
        if parent is not None and not marked and not dated:
            parent.text.append(read.title)
            return
        if not marked and not dated and self._is_prose(index, line):
            self._prose.append(line.number)
            return
        if parent is not None and not parent.marked and not parent.group:
            parent.group = True  # a heading over parts that have minutes of their own, not an activity besides them
        if dated:
            read = replace(read, title=read.title.rstrip("."))
        activity = DraftActivity(
            line=read,
            module=self._module,
            clock=read.clock or self._clock,
            marked=marked,
            lead=self._day,
            weekday=session.weekday if session else None,
            in_class=session is not None and read.due is None and not outside_class(named),
        )
        self._draft.activities.append(activity)
        self._open.append((line.level, activity))

    def _is_prose(self, index: int, line: OutlineLine) -> bool:
        """A name with a full stop behind it is one where the lines right above or below it are names."""
        if not is_prose(line):
            return False
        short = line.sort is Sort.PLAIN and len(joined_activities(line.text)[0].split()) <= 14 and not tells(line.text)
        return not (short and self._module is not None and any(self._names(place) for place in (index - 1, index + 1)))

    def _names(self, place: int) -> bool:
        """Whether the line at `place` is an activity by itself: a plain line that is neither prose nor anything else."""
        if not 0 <= place < len(self._lines) or place in self._headings:
            return False
        line = self._lines[place]
        return (
            line.sort is Sort.PLAIN
            and not line.text.endswith(":")
            and (session_of(line.text) is not None or (not is_prose(line) and not is_remark(line.text, in_week=True)))
        )

    def _parent(self, line: OutlineLine) -> DraftActivity | None:
        """The item that `line` stands further in than."""
        while self._open and self._open[-1][0] >= line.level:
            self._open.pop()
        return self._open[-1][1] if self._open and line.sort in (Sort.ITEM, Sort.INDENTED) else None
