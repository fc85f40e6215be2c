"""Recommend a modality for each line of text: one activity per line, from a file or standard input."""

import argparse
import json
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table

from meantime.cli.arguments import add_context_arguments, context_from
from meantime.cli.files import read_source
from meantime.formats.decoding import decode
from meantime.matching.match import match
from meantime.matching.output import to_dict
from meantime.matching.recommendation import Match
from meantime.terms.modality import Mode
from meantime.words.translate import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", help="a text file; - or nothing for standard input")
    parser.add_argument("--json", action="store_true", help="one JSON object per line, in the same order")
    add_context_arguments(parser)


def run(args: argparse.Namespace) -> int:
    context = context_from(args)
    matches = (match(line, context=context) for line in _lines(args.file))
    if args.json:
        for found in matches:
            print(json.dumps(to_dict(found), ensure_ascii=False))
    else:
        _print(matches)
    return 0


def _lines(name: str) -> Iterator[str]:
    """Lines that hold something, in order."""
    text = decode(read_source(name))
    return (line.strip() for line in text.splitlines() if line.strip())


def _print(matches: Iterable[Match]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("activity", "kind", "mode", "margin", "why"):
        table.add_column(translate(heading), overflow="fold", justify="right" if heading == "margin" else "left")
    for found in matches:
        recommendation = found.recommendation
        # What speaks against it stands in the JSON; a table has room for the case itself.
        toward = [r for r in recommendation.reasons if recommendation.mode in (Mode.EITHER, r.toward)]
        why = " ".join(translate(reason.why) for reason in toward[:2])
        kind = found.form or found.kind or translate("unknown")
        table.add_row(found.text, kind, recommendation.mode.value, f"{recommendation.margin:+.2f}", why)
    Console().print(table)
