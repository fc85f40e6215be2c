"""Where rows came from, so that importing again finds them; courses on their way in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from meantime.activities.models import Activity, Module
from meantime.courses.keys import new_key
from meantime.courses.models import Meeting, Outcome, Section

# Reading a file takes seconds and is cut off long before this: an older claim belongs to a worker that died.
LEASE = timedelta(seconds=90)
# A file that took three workers with it would take the fourth.
MOST_CLAIMS = 3
# Whoever comes back after a month starts anew.
KEPT = timedelta(days=30)


class CourseSource(models.Model):
    """A course of another system, or a course file, and the section that was made of it for `owner`."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_sources")
    system = models.CharField(max_length=50)
    source_id = models.CharField(max_length=300)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="sources")
    imported_at = models.DateTimeField()
    # The formats.document.CourseDocument that the source was when it was imported last: what tells a change of the
    # source from a change that people made here.
    document = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("owner", "system", "source_id"), name="a_course_is_imported_once"),)

    def __str__(self) -> str:
        return f"{self.system}: {self.source_id}"


class SourceLink(models.Model):
    """`source_id` of the other system is this row of ours: exactly one of the four."""

    course_source = models.ForeignKey(CourseSource, on_delete=models.CASCADE, related_name="links")
    source_id = models.CharField(max_length=300)
    module = models.ForeignKey(Module, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            *(
                models.UniqueConstraint(
                    fields=("course_source", "source_id"),
                    condition=Q(**{f"{row}__isnull": False}),
                    name=f"one_link_per_{row}",
                )
                for row in ("module", "activity", "outcome", "meeting")
            ),
            models.CheckConstraint(
                name="a_link_names_one_row",
                condition=Q(module__isnull=False, activity__isnull=True, outcome__isnull=True, meeting__isnull=True)
                | Q(module__isnull=True, activity__isnull=False, outcome__isnull=True, meeting__isnull=True)
                | Q(module__isnull=True, activity__isnull=True, outcome__isnull=False, meeting__isnull=True)
                | Q(module__isnull=True, activity__isnull=True, outcome__isnull=True, meeting__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.source_id


class DraftState(models.TextChoices):
    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class Way(models.TextChoices):
    """How a course comes in."""

    PASTE = "paste"
    FILE = "file"
    TEMPLATE = "template"
    BLANK = "blank"


class DraftQuerySet(models.QuerySet["Draft"]):
    def claimable(self, now: datetime) -> "DraftQuerySet":
        """What waits to be read, the oldest first, and what a worker that died has left."""
        left = Q(state=DraftState.READING, claimed_at__lt=now - LEASE)
        return self.filter(Q(state=DraftState.WAITING) | left).order_by("asked_at", "pk")

    def light(self) -> "DraftQuerySet":
        """Without the bytes of files, which only the worker reads."""
        return self.defer("data", "calendar_data")


class Draft(models.Model):
    """A course between its source and its first plan: what was read, and what a person said in each step.

    `parsed` and `calendar` hold what came of the two files (an incoming.parsed.Parsed), None until they are read.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    # The section to bring up to date; empty for a new course, and once it is made, what was made.
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    # A course of its own, although the same source was imported before.
    apart = models.BooleanField(default=False)
    way = models.CharField(max_length=10, choices=Way.choices)
    name = models.CharField(max_length=255)
    data = models.BinaryField(default=b"")
    calendar_name = models.CharField(max_length=255, blank=True)
    calendar_data = models.BinaryField(default=b"")
    # How the file is read: role to column, the zone of its times, the first day of its term.
    mapping = models.JSONField(default=dict, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    start = models.DateField(null=True, blank=True)
    # The zone of the browser: a guess where the source names none.
    zone_hint = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.WAITING)
    claimed_by = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claims = models.PositiveSmallIntegerField(default=0)
    # A terms.message.Message each, said when they are shown.
    error = models.JSONField(null=True, blank=True)
    calendar_error = models.JSONField(null=True, blank=True)
    parsed = models.JSONField(null=True, blank=True)
    calendar = models.JSONField(null=True, blank=True)
    # What a person said: per Activity.id an incoming.corrections.Correction, activities added, an incoming.wanted.Wanted.
    corrections = models.JSONField(default=dict, blank=True)
    added = models.JSONField(default=list, blank=True)
    wanted = models.JSONField(default=dict, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="draft_state_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="draft_way_known"),
            models.CheckConstraint(
                condition=~Q(state=DraftState.READ) | Q(parsed__isnull=False), name="draft_read_holds_a_reading"
            ),
        )
        indexes = (models.Index(fields=("state", "asked_at"), name="draft_queue"),)

    def __str__(self) -> str:
        """What the course is called as far as that is known, else its file."""
        reading = (self.parsed or {}).get("reading") or {}
        return self.wanted.get("title") or reading.get("document", {}).get("title") or self.name
