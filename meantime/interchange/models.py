"""Where rows came from, so that importing again finds them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meantime.activities.models import Activity, Module
from meantime.courses.models import Meeting, Outcome, Section


class CourseSource(models.Model):
    """A course of another system, or a course file, and the section that was made of it for `owner`."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_sources")
    system = models.CharField(max_length=50)
    source_id = models.CharField(max_length=300)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="sources")
    imported_at = models.DateTimeField()

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
