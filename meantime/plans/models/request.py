"""What the worker is asked: a plan, a better one, the price of more live minutes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from meantime.courses.models import Section

# A worker that is alive renews its claim far more often; an older claim belongs to one that died.
LEASE = timedelta(seconds=60)
# A problem that took three workers with it would take the fourth.
MOST_CLAIMS = 3


class State(models.TextChoices):
    WAITING = "waiting"
    WORKING = "working"
    ANSWERED = "answered"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Task(models.TextChoices):
    """What is asked: a first plan of the course, a better one around what people hold, what more minutes would buy."""

    PLAN = "plan"
    IMPROVE = "improve"
    PRICE = "price"


class PlanRequestQuerySet(models.QuerySet["PlanRequest"]):
    def claimable(self, now: datetime) -> "PlanRequestQuerySet":
        """What waits, the oldest first, and what a worker that died has left."""
        left = Q(state=State.WORKING, claimed_at__lt=now - LEASE)
        return self.filter(Q(state=State.WAITING) | left).order_by("asked_at", "pk")


class PlanRequest(models.Model):
    """`document` is frozen when it is asked: what the course becomes afterwards does not change the question.

    To improve a plan and to price its minutes, `plan_asked` and `question` (frozen, by task) say what is asked, and
    `answer` is what came of it.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plan_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    task = models.CharField(max_length=10, choices=Task.choices, default=Task.PLAN)
    # A formats.document.CourseDocument; with the seed it decides the plan.
    document = models.JSONField(null=True)
    plan_asked = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, null=True, blank=True, related_name="requests")
    question = models.JSONField(null=True, blank=True)
    answer = models.JSONField(null=True, blank=True)
    seed = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    claimed_by = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claims = models.PositiveSmallIntegerField(default=0)
    # How far the worker is: a stage of planner.limits.Progress.
    stage = models.CharField(max_length=20, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    objects = PlanRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="plan_request_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=(State.WAITING, State.CANCELLED)) | Q(claimed_at__isnull=False),
                name="plan_request_worked_on_is_claimed",
            ),
            # Two presses of the same button are one question.
            models.UniqueConstraint(
                fields=("section", "task"), condition=Q(state=State.WAITING), name="one_waiting_request"
            ),
        )
        indexes = (models.Index(fields=("state", "asked_at"), name="plan_request_queue"),)

    def __str__(self) -> str:
        return f"{self.section}: {self.state}"
