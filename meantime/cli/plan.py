"""Balance a course: what to do together, what in own time, when, how long it takes, and why."""

import argparse
import json
import sys
import time

from meantime.balance.given import with_given
from meantime.balance.planned import Report, plan_document
from meantime.balance.problem import Options
from meantime.balance.together import put_together
from meantime.cli.arguments import add_context_arguments, add_term_arguments, given_from
from meantime.cli.builtins import to_builtins
from meantime.cli.files import read_source, write_file
from meantime.cli.plan_json import plan_out
from meantime.cli.plan_text import print_report
from meantime.formats.coursefile import NAME as COURSE_FILE
from meantime.formats.detect import read
from meantime.formats.document import Reading
from meantime.formats.icalendar import NAME as CALENDAR
from meantime.planner.limits import Limits, Progress
from meantime.planner.plan import Status
from meantime.policies.load import load_policy
from meantime.terms.message import UserError, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a course, and more of it; - for standard input")
    parser.add_argument("--calendar", action="append", default=[], metavar="ICS", help="the timetable")
    add_term_arguments(parser)
    add_context_arguments(parser)
    parser.add_argument("--keep-dates", action="store_true", help="imported dates are windows, not only an order")
    parser.add_argument("--seconds", type=float, default=Limits().seconds, metavar="S", help="deterministic time to search")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true", help="the whole plan as one JSON object")
    parser.add_argument("--out", metavar="FILE", help="write the plan as JSON to a file")


def run(args: argparse.Namespace) -> int:
    if not 0 < args.seconds <= 3600:
        raise UserError(message("cli.positive", option="--seconds", value=args.seconds))
    if not 0 <= args.seed < 2**31:
        raise UserError(message("cli.positive", option="--seed", value=args.seed))
    started = time.monotonic()
    given = given_from(args)
    policy = load_policy(args.policy) if args.policy else None
    files = [read(read_source(name), zone=given.zone, start=given.start) for name in args.files]
    reading = put_together([*files, *(_calendar(name) for name in args.calendar)])
    document = with_given(reading.document, given)
    limits = Limits(seconds=args.seconds, seed=args.seed)
    options = Options(keep_dates=args.keep_dates, loosen=reading.format != COURSE_FILE)
    report = plan_document(document, options, limits, policy, _Told(started))
    _write(args, reading, report)
    print(f"planned in {time.monotonic() - started:.1f} s", file=sys.stderr)
    return 1 if report.plan.status is Status.INFEASIBLE else 0


def _calendar(name: str) -> Reading:
    reading = read(read_source(name))
    if reading.format != CALENDAR:
        raise UserError(message("cli.not_calendar", file=name, format=reading.format))
    return reading


def _write(args: argparse.Namespace, reading: Reading, report: Report) -> None:
    if args.json or args.out:
        text = json.dumps(to_builtins(plan_out(report, reading.notices)), ensure_ascii=False, indent=1) + "\n"
    if args.out:
        write_file(args.out, text.encode())
    if args.json:
        sys.stdout.write(text)
    else:
        print_report(report, reading.notices)


class _Told:
    """Progress on standard error, where it disturbs neither tables nor JSON; a line a stage."""

    def __init__(self, started: float) -> None:
        self._started = started
        self._last: tuple[str, int | None] | None = None

    def __call__(self, progress: Progress) -> None:
        if (progress.stage, progress.value) == self._last:
            return
        self._last = (progress.stage, progress.value)
        bound = f", at most {progress.bound:.0f}" if progress.bound is not None else ""
        value = "" if progress.value is None else f" {progress.value}"
        print(f"{time.monotonic() - self._started:5.1f} s  {progress.stage}{value}{bound}", file=sys.stderr)
