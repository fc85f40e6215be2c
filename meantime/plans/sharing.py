"""Share a plan by link, and what is said about its cards: by those who teach, and by those who have a link."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.planner.problem import Problem
from meantime.plans.comment_limits import PER_ADDRESS, address_is_fast, link_is_busy, remember
from meantime.plans.models import Comment, Plan, ShareLink
from meantime.plans.plan_names import moment
from meantime.terms.message import UserError, message

LONGEST_NAME, LONGEST_TEXT = 100, 2000
# More links than that of one plan are nobody's intention.
MOST_LINKS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """`by` is what the page may say of the author; `via` names the link of a visitor, for those who teach.

    `number` counts the cards of the plan from 1; None where the card is gone or the comment is about the whole.
    """

    pk: int
    by: str
    via: str
    at: str
    text: str
    resolved: bool
    mine: bool
    number: int | None
    title: str


def make_link(plan: Plan, by: User, now: datetime, *, name: str = "", may_comment: bool = True) -> ShareLink:
    name = " ".join(name.replace("\0", "").split())
    if len(name) > LONGEST_NAME:
        raise UserError(message("sharing.long_name", n=LONGEST_NAME))
    if plan.links.filter(revoked_at__isnull=True).count() >= MOST_LINKS:
        raise UserError(message("sharing.too_many_links", n=MOST_LINKS))
    return ShareLink.objects.create(plan=plan, name=name, may_comment=may_comment, made_by=by, made_at=now)


def revoke_link(section: Section, link: int, now: datetime) -> None:
    """It opens nothing from now on; comments that came through it stay."""
    ShareLink.objects.filter(plan__section=section, pk=link, revoked_at__isnull=True).update(revoked_at=now)


def links_of(section: Section) -> list[ShareLink]:
    """Those that open something, the newest first, each with `said` comments and the last one's `last_said`."""
    rows = ShareLink.objects.filter(plan__section=section, revoked_at__isnull=True)
    return list(
        rows.select_related("plan", "made_by")
        .defer("plan__document")
        .annotate(said=Count("comments"), last_said=Max("comments__at"))
        .order_by("-made_at", "-pk")
    )


def comment(plan: Plan, by: User, now: datetime, *, phase: str, text: str) -> Comment:
    """Somebody who teaches says something about a card, or with an empty `phase` about the whole plan."""
    _assert_there(plan, phase)
    return Comment.objects.create(plan=plan, phase=phase, author=by, text=_checked(text), at=now)


def comment_through(link: ShareLink, now: datetime, *, phase: str, name: str, text: str, address: str) -> Comment:
    """A visitor says something. UserError where it is empty, too long, or too much; nothing is written then."""
    _assert_there(link.plan, phase)
    name, text = " ".join(name.replace("\0", "").split())[:LONGEST_NAME], _checked(text)
    if not name:
        raise UserError(message("sharing.no_name"))
    if address_is_fast(address, now):
        raise TooMuch(message("sharing.too_fast", n=PER_ADDRESS))
    if link_is_busy(link, now):
        raise TooMuch(message("sharing.too_many_comments"))
    remember(address, now)
    return Comment.objects.create(plan=link.plan, phase=phase, link=link, name=name, text=text, at=now)


class TooMuch(UserError):
    """More than people say in that time; later it is welcome."""


def resolve(plan: Plan, comment: int, now: datetime | None) -> None:
    """Done with; None opens it again."""
    plan.comments.filter(pk=comment).update(resolved_at=now)


def delete_own(plan: Plan, comment: int, by: User) -> None:
    plan.comments.filter(pk=comment, author=by).delete()


def comment_counts(plan: Plan) -> dict[str, int]:
    """Open comments by Phase.id; what is about the whole stands under an empty one."""
    return Counter(plan.comments.filter(resolved_at__isnull=True).values_list("phase", flat=True))


def comments_for(plan: Plan, section: Section, phase: str, person: User) -> list[CommentLine]:
    """On one card, for those who teach: open ones first, in the order in which they were said."""
    rows = plan.comments.filter(phase=phase).select_related("author", "link").order_by("at", "pk")
    lines = [_line(row, section, person=person) for row in rows]
    return sorted(lines, key=lambda line: line.resolved)


def all_comments(plan: Plan, section: Section, problem: Problem, person: User) -> list[CommentLine]:
    """On the whole plan: open ones first, the newest first."""
    rows = plan.comments.select_related("author", "link").order_by("-at", "-pk")
    cards = {phase.id: (i, phase.title) for i, phase in enumerate(problem.phases, start=1)}
    lines = [_line(row, section, person=person, cards=cards) for row in rows]
    return sorted(lines, key=lambda line: line.resolved)


def comments_through(link: ShareLink, section: Section, phase: str) -> list[CommentLine]:
    """What a visitor reads of a card, in the order in which it was said. No address of anybody."""
    rows = _visible(link).filter(phase=phase)
    return [_line(row, section) for row in rows.select_related("author").order_by("at", "pk")]


def counts_through(link: ShareLink) -> dict[str, int]:
    """By Phase.id: how many comments a visitor reads there."""
    return Counter(_visible(link).values_list("phase", flat=True))


def _visible(link: ShareLink) -> QuerySet[Comment]:
    """What came through the same link, and what those who teach say; other visitors have other links."""
    return Comment.objects.filter(Q(link=link) | Q(author__isnull=False), plan=link.plan_id)


def _line(
    row: Comment, section: Section, *, person: User | None = None, cards: dict[str, tuple[int, str]] | None = None
) -> CommentLine:
    number, title = (cards or {}).get(row.phase, (None, ""))
    teaches = row.author.name if row.author and person is None else str(row.author or "")
    return CommentLine(
        pk=row.pk,
        by=row.name or teaches or (_("Somebody who teaches this course") if row.author_id else _("Somebody")),
        via=str(row.link) if person is not None and row.link else "",
        at=moment(row.at, section),
        text=row.text,
        resolved=row.resolved_at is not None,
        mine=person is not None and row.author_id == person.pk,
        number=number,
        title=title,
    )


def _assert_there(plan: Plan, phase: str) -> None:
    if phase and not plan.placements.filter(phase=phase).exists():
        raise UserError(message("sharing.no_such_card"))


def _checked(text: str) -> str:
    text = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not text:
        raise UserError(message("sharing.no_text"))
    if len(text) > LONGEST_TEXT:
        raise UserError(message("sharing.long_text", n=LONGEST_TEXT, length=len(text)))
    return text
