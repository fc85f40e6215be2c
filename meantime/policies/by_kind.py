"""A table with one row for every kind, one for every form of an external activity, and one for what is not recognised."""

from typing import Generic, TypeVar

import msgspec

from meantime.policies.complete import check_complete
from meantime.terms.kinds import Form, Kind

Row = TypeVar("Row")


class ByKind(msgspec.Struct, Generic[Row], frozen=True, kw_only=True, forbid_unknown_fields=True):
    kinds: dict[Kind, Row]
    forms: dict[Form, Row]
    unknown: Row

    def __post_init__(self) -> None:
        check_complete(self.kinds, Kind)
        check_complete(self.forms, Form)

    def of(self, kind: str | None, form: str | None = None) -> Row:
        """The row of the form where an external activity has one, else of the kind. ValueError: no such name."""
        if kind is None:
            return self.unknown
        if kind == Kind.EXTERNAL and form is not None:
            return self.forms[Form(form)]
        return self.kinds[Kind(kind)]
