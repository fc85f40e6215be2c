"""The words every part shares. Imports nothing of ours; see docs/glossary.md."""
