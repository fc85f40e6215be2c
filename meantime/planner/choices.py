"""The solver's unknowns behind names: which cell each phase takes, and the rows that rules write over them.

Neutral: the same rows go to CP-SAT for plans (`cpsat`) and to GLOP for bounds and prices (`glop`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meantime.planner.cells import Cell
from meantime.planner.problem import Phase, Problem

Term = tuple[int, int]  # coefficient, unknown


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum of coefficient * unknown <= high`. `rule` and `at` say whose row it is and where.

    `implied`: it follows from other rows and only helps the search; it has no price and cannot give.
    """

    low: int | None
    high: int | None
    terms: tuple[Term, ...]
    rule: str
    at: str
    implied: bool = False


class Choices:
    """`options` maps the index of a phase to the indexes of the cells it may take; phases not in it are left out."""

    def __init__(self, problem: Problem, cells: Sequence[Cell], options: Mapping[int, Sequence[int]]) -> None:
        self.problem = problem
        self.cells = cells
        self.uppers: list[int] = []  # every unknown is a whole number from 0 to its upper
        self.rows: list[Row] = []
        self.shortfalls: list[Term] = []  # what stage 0 makes small
        self._places = {phase: {cell: self.number(1) for cell in allowed} for phase, allowed in sorted(options.items())}
        self._in_cell: dict[int, list[tuple[Phase, int]]] = {index: [] for index in range(len(cells))}
        for phase, places in self._places.items():
            for cell, unknown in places.items():
                self._in_cell[cell].append((problem.phases[phase], unknown))
        self._index = {problem.phases[phase].id: phase for phase in self._places}

    def number(self, upper: int) -> int:
        """A new unknown from 0 to `upper`."""
        self.uppers.append(upper)
        return len(self.uppers) - 1

    def slack(self, rule: str, upper: int, weight: int = 1) -> list[Term]:
        """By how much an elastic rule may fall short: nothing where policy hardened it."""
        if rule in self.problem.rules.hard or upper <= 0:
            return []
        unknown = self.number(upper)
        self.shortfalls.append((weight, unknown))
        return [(1, unknown)]

    def at_most(self, high: int, terms: Iterable[Term], rule: str, at: str, *, implied: bool = False) -> None:
        self._add(None, high, terms, rule, at, implied)

    def drop_implied(self) -> None:
        """Keep only the rows that are rules: for prices, and for finding what would have to give."""
        self.rows = [row for row in self.rows if not row.implied]

    def at_least(self, low: int, terms: Iterable[Term], rule: str, at: str) -> None:
        self._add(low, None, terms, rule, at)

    def exactly(self, value: int, terms: Iterable[Term], rule: str, at: str) -> None:
        self._add(value, value, terms, rule, at)

    def _add(
        self, low: int | None, high: int | None, terms: Iterable[Term], rule: str, at: str, implied: bool = False
    ) -> None:
        self.rows.append(Row(low, high, tuple(term for term in terms if term[0]), rule, at, implied))

    def placed(self) -> Iterable[tuple[Phase, Mapping[int, int]]]:
        """Each phase with its unknowns by cell."""
        return ((self.problem.phases[phase], places) for phase, places in self._places.items())

    def places(self, phase: str) -> Mapping[int, int]:
        """The unknowns of a phase by cell; empty when it is left out."""
        index = self._index.get(phase)
        return {} if index is None else self._places[index]

    def in_cell(self, cell: int) -> list[tuple[Phase, int]]:
        """The phases that may stand in the cell, each with its unknown."""
        return self._in_cell[cell]

    def in_week(self, week: int) -> Iterable[tuple[Phase, Cell, int]]:
        """The phases that may stand in the week, each with the cell and its unknown."""
        for index, cell in enumerate(self.cells):
            if cell.week == week:
                for phase, unknown in self._in_cell[index]:
                    yield phase, cell, unknown

    def weeks(self) -> tuple[int, ...]:
        return tuple(sorted({cell.week for cell in self.cells}))

    def chosen(self, values: Sequence[int]) -> dict[int, int]:
        """Phase index to cell index, from the solver's values."""
        return {
            phase: next(cell for cell, unknown in places.items() if values[unknown])
            for phase, places in self._places.items()
        }
