"""The stages that say where things stand: of several, only the last still does."""

from collections.abc import Iterable, Sequence
from typing import Final

WHERE_THINGS_STAND: Final[frozenset[str]] = frozenset(
    {
        "moved_to_open_conditions",
        "returned_to_closed_conditions",
        "escaped",
        "absconded",
        "recaptured",
        "released",
        "released_on_home_detention_curfew",
        "released_again",
        "recalled",
        "recalled_to_hospital",
        "deported",
        "died",
        "transferred_to_hospital",
        "returned_to_prison",
        "conditionally_discharged",
        "absolutely_discharged",
        "community_treatment_order_made",
        "community_treatment_order_ended",
    }
)


def latest_of(codes: Iterable[str]) -> int | None:
    """The place, among stages in the order they happened, of the last one that says where things stand.

    It is what somebody who joins or comes back hears of (P12); what led to it they can ask about. None where nothing of the kind happened.
    """
    in_order: Sequence[str] = tuple(codes)
    return max((place for place, code in enumerate(in_order) if code in WHERE_THINGS_STAND), default=None)
