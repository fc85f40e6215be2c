"""What a reader reads: a name and bytes, never a path, so that readers stay pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a person named it. `name` is only for messages and for its extension; it is never opened."""

    name: str
    data: bytes

    @property
    def extension(self) -> str:
        """Lower case, without the dot; empty where there is none."""
        return self.name.rsplit(".", 1)[1].lower() if "." in self.name else ""
