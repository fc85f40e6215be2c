"""Options that several commands share, and what they mean."""

import argparse
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime.balance.given import Given
from meantime.formats.document import Break
from meantime.formats.patterns import parse_patterns
from meantime.matching.context import Context
from meantime.terms.message import UserError, message

_Number = TypeVar("_Number", int, float)

PRIORITIES = ("community", "flexibility", "feedback", "access")


def add_context_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--students", type=int, metavar="N", help="how many learners the course has")
    parser.add_argument(
        "--priority",
        action="append",
        default=[],
        metavar="NAME=WEIGHT",
        help="what matters more or less than usual: community, flexibility, feedback, access; 1 is usual",
    )


def add_term_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--start", metavar="DATE", help="first day of the term: 2027-01-11")
    parser.add_argument("--weeks", type=int, metavar="N", help="teaching weeks; whole weeks of break come on top")
    parser.add_argument("--meetings", action="append", default=[], metavar="PATTERN", help='"Tue,Thu 10:00 75"')
    parser.add_argument("--tz", "--zone", dest="zone", metavar="ZONE", help="IANA time zone of the section: Europe/Zurich")
    parser.add_argument("--break", dest="breaks", action="append", default=[], metavar="D..D", help="days without class")
    parser.add_argument("--credits", type=float, metavar="N", help="credits of the course")
    parser.add_argument("--policy", metavar="NAME", help="credit policy, by name or as a folder of data files")


def context_from(args: argparse.Namespace) -> Context:
    return Context(students=_positive("--students", args.students), priorities=priorities_from(args.priority))


def priorities_from(texts: list[str]) -> dict[str, float]:
    priorities = {}
    for text in texts:
        name, _, weight = text.partition("=")
        try:
            priorities[name.strip()] = float(weight or "nan")
        except ValueError:
            priorities[name.strip()] = -1.0
        if name.strip() not in PRIORITIES or not 0 <= priorities[name.strip()] <= 10:
            raise UserError(message("cli.priority", text=text))
    return priorities


def given_from(args: argparse.Namespace) -> Given:
    """UserError says which option is not understood, and how to write it."""
    for pattern in args.meetings:
        parse_patterns(pattern)
    return Given(
        start=_date(args.start) if args.start else None,
        weeks=_positive("--weeks", args.weeks),
        patterns=tuple(args.meetings),
        zone=_zone(args.zone) if args.zone else None,
        breaks=tuple(_break(text) for text in args.breaks),
        students=_positive("--students", args.students),
        credits=_positive("--credits", args.credits),
        policy=args.policy,
        priorities=priorities_from(args.priority),
    )


def _positive(option: str, value: _Number | None) -> _Number | None:
    if value is not None and not 0 < value < 10**6:
        raise UserError(message("cli.positive", option=option, value=value))
    return value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(message("cli.date", text=text)) from None


def _break(text: str) -> Break:
    first, separator, last = text.partition("..")
    start = _date(first)
    end = _date(last) if separator else start
    if end < start:
        raise UserError(message("cli.break", text=text))
    return Break(start=start, end=end)


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(message("cli.zone", text=text)) from None
    return text
