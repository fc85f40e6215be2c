"""What an activity costs the people who teach."""

from typing import Annotated

import msgspec

from meantime.policies.by_kind import ByKind
from meantime.terms.modality import Clock

_Minutes = Annotated[float, msgspec.Meta(ge=0, le=1000)]
_Share = Annotated[float, msgspec.Meta(ge=0, le=5)]


class Effort(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """On one clock. `prepare`: minutes, once. `lead`: share of the learners' minutes. `feedback`: minutes a submission."""

    prepare: _Minutes
    lead: _Share
    feedback: _Minutes


class Efforts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    live: Effort
    own: Effort

    def on(self, clock: Clock) -> Effort:
        return self.live if clock is Clock.LIVE else self.own


Staff = ByKind[Efforts]
