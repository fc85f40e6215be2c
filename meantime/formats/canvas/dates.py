"""Canvas dates: UTC without a "Z", sometimes with one, sometimes far from any sense."""

from datetime import UTC, datetime

# Canvas is from 2011, courses brought into it may be older; 2099 stands for "never".
_EARLIEST = 1990
_LATEST = 2090


class Dates:
    """Reads dates and counts those that make no sense and are left out."""

    def __init__(self) -> None:
        self.left_out = 0

    def moment(self, text: str) -> datetime | None:
        """An aware datetime in UTC; None where nothing is stated or the year makes no sense."""
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text.replace(" UTC", "Z").strip())
            # The year first: the first and the last year of datetime cannot be moved to another zone.
            if not _EARLIEST <= moment.year <= _LATEST:
                raise ValueError(text)
        except ValueError:
            self.left_out += 1
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
