"""What each activity was taken for, and how long it takes."""

from dataclasses import dataclass

from meantime.formats.document import Activity
from meantime.matching.context import Context
from meantime.matching.match import match
from meantime.matching.recommendation import Match
from meantime.policies.policy import Policy
from meantime.terms.kinds import Form, Kind
from meantime.terms.minutes import Minutes
from meantime.workload.estimate import Facts, estimate

# Matching looks at the title first; a page's whole text would only blur what it is.
_TEXT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """`match.kind` may be None, not recognised; `kind` and `form` are then an external link: something to look at."""

    activity: Activity
    match: Match
    kind: str
    form: str | None
    minutes: Minutes


def sized(activity: Activity, policy: Policy, context: Context) -> Sized:
    text = f"{activity.title}. {activity.text[:_TEXT]}" if activity.text else activity.title
    found = match(text, kind=activity.kind, form=activity.form, item_type=activity.item_type.value, context=context)
    minutes = estimate(facts_of(activity), found.kind, found.form, policy)
    kind, form = (found.kind, found.form) if found.kind else (Kind.EXTERNAL.value, Form.LINK.value)
    return Sized(activity=activity, match=found, kind=kind, form=form, minutes=minutes)


def facts_of(activity: Activity) -> Facts:
    return Facts(
        title=activity.title,
        text=activity.text,
        minutes=activity.minutes,
        words=activity.words,
        pages=activity.pages,
        write_words=activity.write_words,
        media_minutes=activity.media_minutes,
        questions=activity.questions,
    )
