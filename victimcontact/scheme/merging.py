"""When two people on the victim's side must not be made one, however alike they are: nobody may become easier to reach by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from victimcontact.scheme.standing import Standing

ENDED = frozenset({Standing.CLOSED, Standing.NOT_ELIGIBLE})


class Refusal(StrEnum):
    """Why two people cannot be made one as things stand. Each can be put right first, or the other one kept."""

    SIGN_IN_WOULD_GO = "sign_in_would_go"
    DANGER_WOULD_GO = "danger_would_go"
    SAFETY_DIFFERS = "safety_differs"
    SAME_SENTENCE = "same_sentence"
    HELD_ELSEWHERE = "held_elsewhere"


@dataclass(frozen=True)
class Somebody:
    """What counts of one of the two. `safe` and `unsafe` are their ways of contact now, as marks that are the same for the same way;
    `standings` says where the case of each of their sentences stands; `held_elsewhere` that a case of theirs is out of reach.
    """

    signs_in: bool = False
    in_danger: bool = False
    safe: frozenset[str] = frozenset()
    unsafe: frozenset[str] = frozenset()
    standings: Mapping[str, str] = field(default_factory=dict)
    held_elsewhere: bool = False


def refusals(kept: Somebody, gone: Somebody) -> tuple[Refusal, ...]:
    """Why the second cannot be merged into the first; nothing when they can be (R73, R80, P14).

    The sign-in, the danger and what is unsafe of the one that goes must not be lost; two live cases of one sentence may hold two wishes;
    and nobody moves a case that they may not come to.
    """
    both = kept.standings.keys() & gone.standings.keys()
    rules = (
        (Refusal.SIGN_IN_WOULD_GO, gone.signs_in),
        (Refusal.DANGER_WOULD_GO, gone.in_danger and not kept.in_danger),
        (Refusal.SAFETY_DIFFERS, bool(kept.safe & gone.unsafe)),
        (Refusal.SAME_SENTENCE, any(gone.standings[sentence] not in ENDED for sentence in both)),
        (Refusal.HELD_ELSEWHERE, gone.held_elsewhere),
    )
    return tuple(refusal for refusal, holds in rules if holds)
