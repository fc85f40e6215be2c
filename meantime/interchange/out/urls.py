"""What a section is taken along as; all under the section's own address."""

from django.urls import path

from meantime.interchange.out import files, views

urlpatterns = [
    path("", views.out, name="out"),
    path("syllabus/", views.syllabus, name="syllabus"),
    path("changes/", views.changes, name="changes"),
    path("changes.csv", files.changes_csv, name="changes-csv"),
    path("syllabus.docx", files.syllabus_docx, name="syllabus-docx"),
    path("course.yaml", files.course_yaml, name="course-yaml"),
    path("activities.csv", files.activities_csv, name="activities-csv"),
    path("activities.xlsx", files.activities_xlsx, name="activities-xlsx"),
    path("calendar.ics", files.calendar_ics, name="calendar-ics"),
]
