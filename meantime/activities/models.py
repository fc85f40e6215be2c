"""Module, activity, phase: as their author, or the course they were imported from, states them."""

from django.db import models
from django.db.models import F, Q

from meantime.activities.minutes_range import MinutesRange
from meantime.courses.models import Course, Outcome
from meantime.formats.document import ItemType
from meantime.terms.kinds import Form, Kind
from meantime.terms.modality import Clock, Mode, PhaseRole


class Module(models.Model):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="modules")
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()
    week = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("course", "key"), name="one_module_per_key"),)

    def __str__(self) -> str:
        return self.title


class Activity(MinutesRange):
    """What is empty was not stated, and is left to matching and workload."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="activities")
    module = models.ForeignKey(Module, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities")
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()
    item_type = models.CharField(max_length=20)
    kind = models.CharField(max_length=30, blank=True)
    form = models.CharField(max_length=30, blank=True)
    text = models.TextField(blank=True, max_length=4000)
    week = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    write_words = models.PositiveIntegerField(null=True, blank=True)
    media_minutes = models.PositiveIntegerField(null=True, blank=True)
    questions = models.PositiveIntegerField(null=True, blank=True)
    opens = models.DateTimeField(null=True, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    closes = models.DateTimeField(null=True, blank=True)
    clock = models.CharField(max_length=10, blank=True)
    # A key of a meeting, or a date: kept as it was written, because meetings come and go.
    meeting = models.CharField(max_length=200, blank=True)
    graded = models.BooleanField(default=False)
    points = models.FloatField(null=True, blank=True)
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="before")
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="activities")

    class Meta:
        constraints = (
            *MinutesRange.Meta.constraints,
            models.UniqueConstraint(fields=("course", "key"), name="one_activity_per_key"),
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
            models.CheckConstraint(
                condition=Q(item_type__in=[item.value for item in ItemType]), name="activity_item_type_known"
            ),
            models.CheckConstraint(condition=Q(kind__in=["", *(kind.value for kind in Kind)]), name="activity_kind_known"),
            models.CheckConstraint(condition=Q(form__in=["", *(form.value for form in Form)]), name="activity_form_known"),
            models.CheckConstraint(
                condition=Q(clock__in=["", *(clock.value for clock in Clock)]), name="activity_clock_known"
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(closes__gte=F("opens")),
                name="activity_window_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Phase(MinutesRange):
    """A part of an activity that is placed as a whole, as its author stated it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="phases")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20)
    mode = models.CharField(max_length=10, blank=True)
    clock = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = (
            *MinutesRange.Meta.constraints,
            models.UniqueConstraint(fields=("activity", "position"), name="one_phase_per_position"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in PhaseRole]), name="phase_role_known"),
            models.CheckConstraint(condition=Q(mode__in=["", *(mode.value for mode in Mode)]), name="phase_mode_known"),
            models.CheckConstraint(
                condition=Q(clock__in=["", *(clock.value for clock in Clock)]), name="phase_clock_known"
            ),
        )

    def __str__(self) -> str:
        return self.name
