"""Bytes to one neutral `CourseDocument` and back. Pure: no network, no writes, limits on everything."""
