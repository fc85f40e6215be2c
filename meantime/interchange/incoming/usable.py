"""What a file may say and a course cannot be: put right, with a notice each."""

from dataclasses import replace

from meantime.formats.document import Activity, Level, Notice, Reading
from meantime.matching.context import MOST_PRIORITY
from meantime.policies.load import policy_names
from meantime.policies.principles import Priority
from meantime.terms.message import message


def usable(reading: Reading) -> Reading:
    """The same reading without windows that close before they open, and without policies and priorities of elsewhere."""
    document, notices = reading.document, list(reading.notices)
    turned = [one for one in document.activities if _is_turned(one)]
    if turned:
        titles = ", ".join(one.title for one in turned)[:200]
        notices.append(Notice(message("interchange.window_turned", n=len(turned), titles=titles), Level.WARNING))
        activities = tuple(replace(one, opens=None) if _is_turned(one) else one for one in document.activities)
        document = replace(document, activities=activities)
    if document.policy and document.policy not in policy_names():
        notices.append(Notice(message("interchange.unknown_policy", name=document.policy[:100]), Level.WARNING))
        document = replace(document, policy=None)
    known = {priority.value for priority in Priority}
    priorities = tuple(one for one in document.priorities if one[0] in known and 0 <= one[1] <= MOST_PRIORITY)
    if priorities != document.priorities:
        names = ", ".join(name for name, _weight in document.priorities if name not in dict(priorities))[:200]
        notices.append(Notice(message("interchange.unknown_priorities", names=names), Level.WARNING))
        document = replace(document, priorities=priorities)
    return replace(reading, document=document, notices=tuple(notices))


def _is_turned(activity: Activity) -> bool:
    return bool(activity.opens and activity.closes and activity.closes < activity.opens)
