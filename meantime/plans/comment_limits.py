"""How much strangers may say through a link: enough for people, too little for a machine that floods."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

from meantime.plans.models import Comment, ShareLink

PER_LINK, PER_LINK_WITHIN = 30, timedelta(hours=1)
PER_ADDRESS, PER_ADDRESS_WITHIN = 5, timedelta(minutes=1)
# Addresses that are remembered at once; the memory of a process, and nothing is ever written of them.
_MOST_ADDRESSES = 5000

_said: OrderedDict[str, deque[datetime]] = OrderedDict()


def link_is_busy(link: ShareLink, now: datetime) -> bool:
    """Counted in rows, so that it holds over all processes."""
    return Comment.objects.filter(link=link, at__gt=now - PER_LINK_WITHIN).count() >= PER_LINK


def address_is_fast(address: str, now: datetime) -> bool:
    """Whether `address` said enough within the last minute; what is refused does not count."""
    times = _said.get(address, deque())
    while times and times[0] <= now - PER_ADDRESS_WITHIN:
        times.popleft()
    return len(times) >= PER_ADDRESS


def remember(address: str, now: datetime) -> None:
    _said.setdefault(address, deque(maxlen=PER_ADDRESS)).append(now)
    _said.move_to_end(address)
    while len(_said) > _MOST_ADDRESSES:
        _said.popitem(last=False)


def forget_all() -> None:
    """For whoever starts anew: tests."""
    _said.clear()
