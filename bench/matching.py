"""How often matching agrees with teaching guides: `python -m bench.matching`.

The guidance is a CSV with the columns source_id, activity and recommended (sync, async, either); MEANTIME_GUIDANCE
names it. Whatever is fitted is fitted on the other sources (leave one source out). The rules of Meantime are not
fitted, they are written by hand: on texts that were read while writing them their figures flatter, see
docs/reference/matching.md for the ones measured before reading.
"""

import csv
import math
import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from meantime.matching.match import match

_DEFAULT = Path(__file__).parents[2] / "shared" / "data" / "guidance_dev.csv"
# The part of the rows, by confidence, on which a planner may lean.
_CONFIDENT = 0.6


@dataclass(frozen=True, slots=True)
class Row:
    source: str
    text: str
    side: int  # +1 sync, -1 async, 0 either
    kind: str  # by our own recogniser
    margin: float  # of our own recommendation, 0 where its mode is either


# From the rows of the other sources and one row to a number: its sign is the side, its size the confidence.
Method = Callable[[Sequence[Row], Row], float]


def main() -> None:
    path = Path(os.environ.get("MEANTIME_GUIDANCE", _DEFAULT))
    if not path.is_file():
        print(f"matching: no guidance at {path.name}; set MEANTIME_GUIDANCE to a CSV to compare with teaching guides.")
        return
    rows = [row for row in read(path) if row.side]
    sources = len({row.source for row in rows})
    print(f"Matching against teaching guides: {len(rows)} rows of {sources} sources that choose a side")
    print(f"{'':44} agree  opposite  most confident {_CONFIDENT:.0%}")
    for name, method in METHODS.items():
        print(f"{name:44} " + _figures(answers(rows, method)))
    print(f"\n{'Meantime, per kind':32} rows  agree  opposite   always its majority")
    for kind, count in Counter(row.kind for row in rows).most_common():
        of_kind = [row for row in rows if row.kind == kind]
        agree, opposite, _ = measure(answers(of_kind, METHODS["Meantime: rules, not fitted"]))
        majority = max(Counter(row.side for row in of_kind).values()) / count
        print(f"{kind:32} {count:4}  {agree:5.2f}  {opposite:8.2f}   {majority:19.2f}")


def read(path: Path) -> list[Row]:
    sides = {"sync": 1, "async": -1, "either": 0}
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found = match(line["activity"])
            margin = 0.0 if found.recommendation.mode == "either" else found.recommendation.margin
            kind = found.form or found.kind or "unknown"
            rows.append(Row(line["source_id"], line["activity"], sides[line["recommended"]], kind, margin))
    return rows


def answers(rows: Sequence[Row], method: Method) -> list[tuple[int, float]]:
    """For each row its side and the answer of the method, which has seen only the other sources."""
    others = {source: [row for row in rows if row.source != source] for source in {row.source for row in rows}}
    return [(row.side, method(others[row.source], row)) for row in rows]


def measure(given: Sequence[tuple[int, float]]) -> tuple[float, float, float]:
    """Shares: agreement, the opposite, agreement on the most confident part. An answer of 0 chooses no side."""
    ranked = sorted(given, key=lambda pair: -abs(pair[1]))
    confident = ranked[: max(1, round(len(ranked) * _CONFIDENT))]
    return (
        sum(side * answer > 0 for side, answer in given) / len(given),
        sum(side * answer < 0 for side, answer in given) / len(given),
        sum(side * answer > 0 for side, answer in confident) / len(confident),
    )


def always_sync(_: Sequence[Row], __: Row) -> float:
    return 1.0


def majority_of_kind(others: Sequence[Row], row: Row) -> float:
    """The share of sync among the rows of its kind, with one row of each side added against chance."""
    sides = Counter(other.side for other in others if other.kind == row.kind)
    return (sides[1] + 1) / (sides[1] + sides[-1] + 2) - 0.5


def naive_bayes(others: Sequence[Row], row: Row) -> float:
    """Log odds of sync by the words, each counted once more than seen."""
    counts = {side: Counter(word for other in others if other.side == side for word in _words(other)) for side in (1, -1)}
    totals = {side: sum(counts[side].values()) for side in (1, -1)}
    size = len(counts[1] | counts[-1])
    score = math.log(sum(other.side == 1 for other in others) / sum(other.side == -1 for other in others))
    for word in _words(row):
        sync, own = ((counts[side][word] + 1) / (totals[side] + size) for side in (1, -1))
        score += math.log(sync / own)
    return score


def meantime(_: Sequence[Row], row: Row) -> float:
    return row.margin


def _words(row: Row) -> list[str]:
    return re.findall(r"[^\W\d_]+", row.text.lower())


def _figures(given: Sequence[tuple[int, float]]) -> str:
    agree, opposite, confident = measure(given)
    # Who is always equally sure has no most confident part.
    ranked = len({abs(answer) for _, answer in given}) > 1
    return f"{agree:5.3f}  {opposite:8.3f}  " + (f"{confident:18.3f}" if ranked else f"{'':>17}–")


METHODS: dict[str, Method] = {
    "always sync": always_sync,
    "majority of the kind, other sources": majority_of_kind,
    "naive Bayes on words, other sources": naive_bayes,
    "Meantime: rules, not fitted": meantime,
}

if __name__ == "__main__":
    main()
