"""Plans and adoptions from before plans could be changed get what those since then have from the start."""

import hashlib
import json

from django.db import migrations


def stamp_plans(apps, schema_editor):
    """The course document that was planned: without it nobody would see that the course was changed since."""
    for plan in apps.get_model("plans", "Plan").objects.filter(stamp="", request__document__isnull=False).iterator():
        text = json.dumps(plan.request.document, sort_keys=True, separators=(",", ":"))
        plan.stamp = hashlib.sha256(text.encode()).hexdigest()
        plan.save(update_fields=["stamp"])


def keep_adopted_plans(apps, schema_editor):
    """What learners see: no plan was changed in the meantime, so that it is what the planner answered."""
    adoptions = apps.get_model("plans", "Adoption").objects.filter(document__isnull=True, plan__version=0)
    for adoption in adoptions.select_related("plan").iterator():
        adoption.document = adoption.plan.document["plan"]
        adoption.save(update_fields=["document"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_changes_and_sharing")]

    operations = [
        migrations.RunPython(stamp_plans, migrations.RunPython.noop),
        migrations.RunPython(keep_adopted_plans, migrations.RunPython.noop),
    ]
