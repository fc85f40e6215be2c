"""Does a discussion post count as contact? What share of the minutes counts, by kind and clock."""

from typing import Annotated

import msgspec

from meantime.policies.by_kind import ByKind
from meantime.terms.modality import Clock

_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares in 0..1 of an activity's minutes that count as contact."""

    live: _Share
    own: _Share

    def on(self, clock: Clock) -> float:
        return self.live if clock is Clock.LIVE else self.own


Equivalency = ByKind[Contact]
