"""Reproducible benchmarks; each prints a table beside a named alternative."""
