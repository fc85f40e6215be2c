"""Show what a course file holds: its activities with kinds and minutes, its term, and what was left out."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from meantime.balance.sizes import Sized, sized
from meantime.cli.builtins import to_builtins
from meantime.cli.files import read_source, write_file
from meantime.cli.outputs import ActivityOut, BreakOut, MinutesOut, NoticeOut, ReadOut, TermOut
from meantime.formats.detect import read
from meantime.formats.document import CourseDocument, Notice, Reading, Term
from meantime.formats.writers.export import write_as
from meantime.matching.context import Context
from meantime.policies.load import DEFAULT, packaged_policy
from meantime.terms.minutes import Minutes
from meantime.words.say import say
from meantime.words.translate import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a course: .imscc, .docx, .xlsx, .csv, .ics, .yaml, or an outline as text; - reads it")
    parser.add_argument("--json", action="store_true", help="the whole reading as one JSON object")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ROLE=HEADING",
        help="what a column of a table holds, where the guess is wrong: date=Day; roles: week, date, start, title, due, …",
    )
    parser.add_argument("--out", metavar="FILE", help="also write the course as .yaml, .json, .csv, .xlsx, .md or .ics")


def run(args: argparse.Namespace) -> int:
    reading = read(read_source(args.file), mapping=dict(_column(text) for text in args.column))
    sizes = sizes_of(reading.document)
    if args.out:
        write_file(args.out, write_as(args.out, reading.document))
    if args.json:
        print(json.dumps(to_builtins(read_out(reading, sizes)), ensure_ascii=False, indent=2))
    else:
        _print(reading, sizes)
    return 0


def _column(text: str) -> tuple[str, str]:
    role, _, heading = text.partition("=")
    return role.strip(), heading.strip()


def sizes_of(document: CourseDocument) -> tuple[Sized, ...]:
    policy = packaged_policy(DEFAULT)
    context = Context(students=document.students)
    return tuple(sized(activity, policy, context) for activity in document.activities)


def read_out(reading: Reading, sizes: tuple[Sized, ...]) -> ReadOut:
    modules = {module.id: module.title for module in reading.document.modules}
    return ReadOut(
        format=reading.format,
        title=reading.document.title,
        term=_term(reading.document.term),
        counts=reading.counts,
        activities=tuple(
            ActivityOut(
                title=size.activity.title,
                kind=size.match.kind,
                form=size.match.form,
                minutes=_minutes(size.minutes),
                due=size.activity.due.isoformat() if size.activity.due else None,
                module=modules.get(size.activity.module or ""),
                position=size.activity.position,
            )
            for size in sizes
        ),
        notices=notices_out(reading.notices),
    )


def notices_out(notices: tuple[Notice, ...]) -> tuple[NoticeOut, ...]:
    return tuple(
        NoticeOut(level=n.level.value, code=n.message.code, text=say(n.message, translate), where=n.where) for n in notices
    )


def _term(term: Term) -> TermOut:
    return TermOut(
        start=term.start.isoformat() if term.start else None,
        end=term.end.isoformat() if term.end else None,
        weeks=term.weeks,
        zone=term.zone,
        zone_inferred=term.zone_inferred,
        breaks=tuple(BreakOut(start=b.start.isoformat(), end=b.end.isoformat(), title=b.title) for b in term.breaks),
    )


def _minutes(minutes: Minutes) -> MinutesOut:
    return MinutesOut(low=minutes.low, typical=minutes.typical, high=minutes.high, source=minutes.source.value)


def _print(reading: Reading, sizes: tuple[Sized, ...]) -> None:
    console = Console()
    document, term = reading.document, reading.document.term
    console.print(f"[bold]{document.title}[/bold]  ({reading.format})", highlight=False)
    dates = f"{term.start or '?'} – {term.end or '?'}" if term.start or term.end else translate("no dates")
    console.print(dates, term.zone or translate("no time zone"), highlight=False)
    console.print(", ".join(f"{count} {name}" for name, count in reading.counts.items() if count), highlight=False)
    table = Table(box=None, pad_edge=False)
    for heading, justify in (
        ("module", "left"),
        ("activity", "left"),
        ("kind", "left"),
        ("minutes", "right"),
        ("due", "left"),
    ):
        table.add_column(translate(heading), overflow="fold", justify=justify)  # type: ignore[arg-type]
    modules = {module.id: module.title for module in document.modules}
    for size in sizes:
        activity, minutes = size.activity, size.minutes
        due = activity.due.strftime("%a %d %b %Y %H:%M") if activity.due else ""
        kind = size.match.form or size.match.kind or translate("unknown")
        span = f"{minutes.typical} ({minutes.source.value})"
        table.add_row(modules.get(activity.module or "", ""), activity.title, kind, span, due)
    console.print(table)
    for notice in reading.notices:
        where = f"{notice.where}: " if notice.where else ""
        console.print(f"{notice.level.value}: {where}{say(notice.message, translate)}", highlight=False, markup=False)
