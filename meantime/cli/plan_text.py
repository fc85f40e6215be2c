"""A report as a person reads it in a terminal: the balance, a table per week, why, what binds, advice."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from meantime.balance.advice import Advice
from meantime.balance.planned import Report
from meantime.balance.summary import WeekSummary
from meantime.cli.labels import labels_of, say_at
from meantime.formats.document import Level, Notice
from meantime.planner.plan import Placement, Plan, Status
from meantime.planner.problem import Phase
from meantime.terms.modality import Clock, Mode
from meantime.words.say import say
from meantime.words.translate import translate

_CLOCKS = {Clock.LIVE: "Together", Clock.OWN: "Own time"}
_MODES = {Clock.LIVE: Mode.SYNC, Clock.OWN: Mode.ASYNC}
# Titles after a reason, and meetings with a price: enough to recognise the point.
_NAMED = 4
_PRICES = 3


def print_report(report: Report, notices: tuple[Notice, ...]) -> None:
    console = Console(highlight=False)
    plan = report.plan
    labels = labels_of(plan.problem)
    code = report.course.document.code
    console.print(f"{code}  {plan.problem.title}" if code else plan.problem.title, style="bold", markup=False)
    _balance(console, report)
    for conflict in plan.conflicts:
        console.print(f"✗ {say_at(conflict, labels)}", markup=False)
    for week in report.summary.weeks if plan.placements else ():
        _week(console, plan, week, labels)
    _section(console, "Why", _why(plan))
    _section(console, "What falls short", (say_at(s.message, labels) for s in plan.shortfalls))
    _section(console, "What binds", (say_at(b.message, labels) for b in report.binding))
    displaced = (" ".join(say_at(m, labels) for m in why.messages) for why in report.displaced)
    _section(console, "What would gain from being live, and is not", displaced)
    _section(console, "What ten more live minutes would buy", _prices(report, labels))
    _section(console, "Advice", (line for advice in report.advice for line in _advice(report, advice)))
    warnings = (n for n in (*notices, *report.course.notices) if n.level is Level.WARNING)
    _section(console, "About the files", (notice_line(notice) for notice in warnings))


def notice_line(notice: Notice) -> str:
    return f"{notice.where}: {say(notice.message, translate)}" if notice.where else say(notice.message, translate)


def _why(plan: Plan) -> Iterable[str]:
    """Each weightiest reason once, with what it decided: a table of sentences would say little many times."""
    titles = {phase.id: phase.title for phase in plan.problem.phases}
    decided: dict[tuple[Clock, str], dict[str, None]] = {}
    for placement in plan.placements:
        toward = _MODES[placement.clock]
        reason = next((reason for reason in placement.reasons if reason.toward is toward), None)
        if reason is not None:
            why = f"{translate(reason.why)} ({reason.evidence})"
            decided.setdefault((placement.clock, why), {})[titles[placement.phase]] = None
    for (clock, why), named in sorted(decided.items(), key=lambda item: (item[0][0], -len(item[1]))):
        shown = "; ".join(list(named)[:_NAMED]) + (" …" if len(named) > _NAMED else "")
        yield f"{translate(_CLOCKS[clock])}: {why} [{len(named)}: {shown}]"


def _prices(report: Report, labels: dict[str, str]) -> Iterable[str]:
    """The dearest meetings only: where one minute more is worth most."""
    dearest = sorted(report.prices.items(), key=lambda item: (-item[1], item[0]))[:_PRICES]
    for meeting, worth in dearest:
        if worth > 0:
            yield translate("{at}: {worth:.1f} well-spent live minutes").format(at=labels[meeting], worth=worth)


def _balance(console: Console, report: Report) -> None:
    summary, plan = report.summary, report.plan
    if plan.placements:
        placed = translate("{activities} activities in {phases} phases: {live} together, {own} in own time.")
        live, own = _hours(summary.live), _hours(summary.own)
        console.print(placed.format(activities=summary.activities, phases=summary.phases, live=live, own=own))
    if summary.live:
        used = translate("{share:.0%} of the live minutes are active; {used} of {usable} usable ones are planned.")
        share = summary.active / summary.live
        console.print(used.format(share=share, used=summary.live, usable=summary.usable))
    console.print(_proof(plan))


def _proof(plan: Plan) -> str:
    worth = translate("{worth} well-spent live minutes").format(worth=plan.objective)
    if plan.status is Status.INFEASIBLE:
        return translate("No plan keeps every rule:")
    if plan.objective < 0:
        locked = translate("What is locked to live costs {n} well-spent live minutes more than the rest gains")
        return f"{locked.format(n=-plan.objective)}."
    if plan.optimal:
        return f"{worth}: {translate('no plan has more, which is proven.')}"
    sentence = {
        Status.FEASIBLE: "no plan has more than {bound:.0f} ({gap:.1%} more); --seconds gives the search more time.",
        Status.STOPPED: "the search was stopped by the clock; no plan has more than {bound:.0f} ({gap:.1%} more).",
        Status.FALLBACK: "a quick plan, not a searched one; no plan has more than {bound:.0f}. --seconds searches.",
    }[plan.status]
    return f"{worth}: {translate(sentence).format(bound=plan.bound, gap=plan.gap)}"


def _week(console: Console, plan: Plan, week: WeekSummary, labels: dict[str, str]) -> None:
    heading = translate("Week {week}: {live} min together of {usable}, {own} in own time").format(
        week=week.week, live=week.live, usable=week.usable, own=_hours(week.own)
    )
    table = Table(box=None, pad_edge=False, show_header=False, expand=True)
    table.add_column(width=20)
    table.add_column(width=9)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=4, justify="right")
    table.add_column(width=6, style="dim")
    phases = {phase.id: phase for phase in plan.problem.phases}
    order = {stretch.id: index for index, stretch in enumerate(plan.problem.timeline)}
    inside = {stretch.id for stretch in plan.problem.timeline if stretch.week == week.week}
    last = ""
    for placement in sorted((p for p in plan.placements if p.at in inside), key=lambda p: (order[p.at], p.order)):
        label = labels[placement.at] if placement.at != last else ""
        last = placement.at
        table.add_row(label, translate(_CLOCKS[placement.clock]), *_cells(placement, phases[placement.phase]))
    console.print()
    console.print(heading, style="bold")
    if table.row_count:
        console.print(table)


def _cells(placement: Placement, phase: Phase) -> tuple[str, str, str]:
    name = phase.name.replace("_", " ")
    return f"{phase.title} · {name}", str(placement.minutes.planned), translate("locked") if placement.locked else ""


def _section(console: Console, heading: str, lines: Iterable[str]) -> None:
    said = list(lines)
    if not said:
        return
    console.print()
    console.print(translate(heading), style="bold")
    for line in said:
        console.print(f"  {line}" if line.startswith(" ") else f"• {line}", markup=False)


def _advice(report: Report, advice: Advice) -> Iterable[str]:
    titles = {size.activity.id: size.activity.title for size in report.course.sizes}
    yield say(advice.message, translate)
    for piece in advice.pieces:
        yield f"  {piece.minutes:>2} min  {say(piece.title, translate)}"
    if advice.used_for:
        yield "  → " + "; ".join(titles.get(activity, activity) for activity in advice.used_for)


def _hours(minutes: int) -> str:
    return translate("{hours} h").format(hours=f"{minutes / 60:.1f}".removesuffix(".0"))
