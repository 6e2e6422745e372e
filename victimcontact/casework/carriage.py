"""What a carrier is: the one small interface behind which every way out of the house stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

FOR_EVER = timedelta.max
NOT_AT_ALL = timedelta(0)
BY_HAND = ("", "print_room")  # whose letters a person posts; other carriers post theirs


class Refused(Exception):
    """The carrier will never take this parcel."""


class NotNow(Exception):
    """The carrier cannot take parcels at present and has not taken this one."""


class Full(NotNow):
    """The carrier says that an allowance of ours is used up. It has not taken this parcel, which is not the parcel's fault."""

    def __init__(self, allowance: str) -> None:
        super().__init__(allowance)
        self.allowance = allowance


class Misconfigured(Exception):
    """The carrier cannot work as it is set up, whatever the parcel: its key or a template is refused. `why` names no person."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Uncertain(Exception):
    """The connection broke after the parcel began to move: the carrier may have it."""


class Per(StrEnum):
    """What an allowance is counted in: any sixty seconds, or a day of Greenwich."""

    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True)
class Allowance:
    """How many parcels a carrier takes from us in a period. Carriers of one name share an allowance of one name."""

    name: str
    limit: int
    per: Per


@dataclass(frozen=True)
class Parcel:
    """What a carrier needs and nothing more."""

    reference: str
    to: Sequence[str]
    subject: str
    body: str
    pdf: bytes | None
    plain_envelope: bool


class Takes(StrEnum):
    """Which letters a carrier gets. Where a person has prepared what goes with it (R86) or names a sender, they fill the envelope."""

    ALL = "all"
    ALONE = "alone"
    WITH_MORE = "with_more"


class Carrier(Protocol):
    """A way out of the house.

    `channel` is what it carries; `ends_in` the state of a message it has taken. It can be asked for a parcel by our reference for as
    long as it `remembers`. `takes` says of letters whether it gets all, those with which nothing else goes, or only the others.
    """

    name: str
    channel: str
    ends_in: str
    remembers: timedelta = NOT_AT_ALL
    takes: Takes = Takes.ALL

    @property
    def allowances(self) -> Sequence[Allowance]:
        """What bounds how fast it may be used; nothing, unless it says so."""
        return ()

    def hand_over(self, parcel: Parcel) -> str:
        """Take the parcel once and answer the carrier's own reference. Raises `Refused`, `NotNow`, `Misconfigured` or `Uncertain`."""

    def has(self, reference: str) -> bool | None:
        """Whether the parcel was taken; None when the carrier cannot know. Raises `NotNow` or `Misconfigured` when it does not answer."""
