"""A request for a plan, the plan that answered it, its placements, and its adoption."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meantime.activities.models import Activity
from meantime.courses.keys import new_key
from meantime.courses.models import Section
from meantime.planner.plan import Status
from meantime.terms.modality import Clock, PhaseRole

# A worker that is alive renews its claim far more often; an older claim belongs to one that died.
LEASE = timedelta(seconds=60)
# A problem that took three workers with it would take the fourth.
MOST_CLAIMS = 3


class State(models.TextChoices):
    WAITING = "waiting"
    WORKING = "working"
    ANSWERED = "answered"
    FAILED = "failed"


class PlanRequestQuerySet(models.QuerySet["PlanRequest"]):
    def claimable(self, now: datetime) -> "PlanRequestQuerySet":
        """What waits, the oldest first, and what a worker that died has left."""
        left = Q(state=State.WORKING, claimed_at__lt=now - LEASE)
        return self.filter(Q(state=State.WAITING) | left).order_by("asked_at", "pk")


class PlanRequest(models.Model):
    """`document` is frozen when it is asked: what the course becomes afterwards does not change the question."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plan_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    # A formats.document.CourseDocument; with the seed it decides the plan.
    document = models.JSONField()
    seed = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    claimed_by = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claims = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    objects = PlanRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="plan_request_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.WAITING) | Q(claimed_at__isnull=False), name="plan_request_worked_on_is_claimed"
            ),
            # Two presses of the same button are one question.
            models.UniqueConstraint(fields=("section",), condition=Q(state=State.WAITING), name="one_waiting_request"),
        )
        indexes = (models.Index(fields=("state", "asked_at"), name="plan_request_queue"),)

    def __str__(self) -> str:
        return f"{self.section}: {self.state}"


class Plan(models.Model):
    """An answer of the planner, whole in `document` (a plans.answer.Answer), with the facts of its proof beside it."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plans")
    request = models.OneToOneField(PlanRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="plan")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    made_at = models.DateTimeField()
    document = models.JSONField()
    status = models.CharField(max_length=20)
    objective = models.IntegerField()
    bound = models.FloatField()
    gap = models.FloatField()
    seed = models.PositiveIntegerField()
    solver = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(status__in=[status.value for status in Status]), name="plan_status_known"),
            models.CheckConstraint(condition=Q(gap__gte=0), name="plan_gap_not_negative"),
        )
        get_latest_by = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.section}, {self.made_at:%Y-%m-%d %H:%M}"


class Placement(models.Model):
    """A phase at a stretch of the plan's timeline. `phase` and `at` are ids of the plan's own problem."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="placements")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="placements")
    phase = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    role = models.CharField(max_length=20)
    clock = models.CharField(max_length=10)
    at = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField()
    minutes_low = models.PositiveIntegerField()
    minutes_typical = models.PositiveIntegerField()
    minutes_high = models.PositiveIntegerField()
    minutes_planned = models.PositiveIntegerField()
    locked = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "phase"), name="a_phase_is_placed_once"),
            models.UniqueConstraint(fields=("plan", "at", "order"), name="one_placement_per_place"),
            models.CheckConstraint(condition=Q(clock__in=[clock.value for clock in Clock]), name="placement_clock_known"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in PhaseRole]), name="placement_role_known"),
            models.CheckConstraint(condition=Q(order__gte=1), name="placement_order_from_one"),
            models.CheckConstraint(
                condition=Q(minutes_typical__gte=F("minutes_low"), minutes_high__gte=F("minutes_typical")),
                name="placement_minutes_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.phase} @ {self.at}"


class Adoption(models.Model):
    """Somebody decided that this is the plan of the section from then on; the latest counts."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="adoptions")
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    adopted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.plan}, {self.adopted_at:%Y-%m-%d %H:%M}"
