"""In which weeks the modules of a course were to be, before anything was planned."""

from collections.abc import Mapping
from dataclasses import dataclass

from meantime.formats.document import Activity, CourseDocument, Module
from meantime.planner.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleWeeks:
    """`modules` by Module.id; `weeks`: the first and the last week of each, stated or by where its activities belong."""

    modules: Mapping[str, Module]
    weeks: Mapping[str, tuple[int, int]]

    def title_of(self, activity: Activity) -> str:
        module = self.modules.get(activity.module or "")
        return module.title if module else ""

    def stated_week(self, activity: Activity) -> int | None:
        module = self.modules.get(activity.module or "")
        return activity.week or (module.week if module else None)

    def holds(self, activity: Activity, week: int) -> bool:
        """An activity without a module is nowhere that it could be moved from."""
        first, last = self.weeks.get(activity.module or "", (week, week))
        return first <= week <= last

    def title_in(self, week: int) -> str:
        """The one module of that week; empty where there are several or none."""
        there = [module for module in self.modules.values() if self._holds(module, week)]
        return there[0].title if len(there) == 1 else ""

    def _holds(self, module: Module, week: int) -> bool:
        first, last = self.weeks.get(module.id, (0, 0))
        return first <= week <= last


def module_weeks(document: CourseDocument, plan: Plan) -> ModuleWeeks:
    homes: dict[str, set[int]] = {}
    of_activity = {activity.id: activity.module for activity in document.activities}
    for phase in plan.problem.phases:
        module = of_activity.get(phase.activity)
        if module:
            homes.setdefault(module, set()).add(plan.problem.timeline[phase.home].week)
    weeks = {module: (min(found), max(found)) for module, found in homes.items()}
    weeks |= {module.id: (module.week, module.week) for module in document.modules if module.week}
    return ModuleWeeks(modules={module.id: module for module in document.modules}, weeks=weeks)
