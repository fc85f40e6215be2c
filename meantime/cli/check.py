"""Check a plan file against its own rules; exit 1 with a sentence for each rule it breaks."""

import argparse
import json

from meantime.cli.builtins import to_builtins
from meantime.cli.files import read_source
from meantime.cli.labels import labels_of, say_at
from meantime.cli.plan_json import VERSION, timeline_out
from meantime.planner.check import judge
from meantime.planner.codec import plan_from
from meantime.planner.plan import Status
from meantime.terms.message import UserError, message
from meantime.words.say import say
from meantime.words.translate import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", help="a file made by: meantime plan COURSE --json --out PLAN.json")


def run(args: argparse.Namespace) -> int:
    try:
        data = json.loads(read_source(args.plan).data)
    except (ValueError, RecursionError) as error:
        raise UserError(message("cli.not_plan", file=args.plan, why=str(error)[:120])) from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise UserError(message("cli.not_plan", file=args.plan, why=f"version {VERSION} is expected"))
    plan = plan_from(data)
    labels = labels_of(plan.problem)
    # A file that says why there is no plan holds none to check.
    messages = plan.conflicts if plan.status is Status.INFEASIBLE else [violation.message for violation in judge(plan)]
    broken = [say_at(said, labels) for said in messages]
    if data.get("timeline") != to_builtins(timeline_out(plan.problem)):
        broken.append(say(message("cli.other_timeline"), translate))
    for sentence in broken:
        print(sentence)
    if not broken:
        print(say(message("cli.valid", n=len(plan.placements)), translate))
    return 1 if broken else 0
