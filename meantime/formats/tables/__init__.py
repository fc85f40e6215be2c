"""Course schedules as tables: CSV, XLSX and Word; columns are guessed, shown and correctable."""
