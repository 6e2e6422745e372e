"""Two who are made one: a sign-in, a danger or a wish that got lost on the way would never be missed until it hurt somebody."""

import pytest

from victimcontact.scheme.merging import Refusal, Somebody, refusals

pytestmark = pytest.mark.pure

PLAIN = Somebody()


@pytest.mark.parametrize(
    ("kept", "gone", "why"),
    [
        (PLAIN, PLAIN, ()),
        (PLAIN, Somebody(signs_in=True), (Refusal.SIGN_IN_WOULD_GO,)),
        (Somebody(signs_in=True), PLAIN, ()),
        (Somebody(signs_in=True), Somebody(signs_in=True), (Refusal.SIGN_IN_WOULD_GO,)),
        (PLAIN, Somebody(in_danger=True), (Refusal.DANGER_WOULD_GO,)),
        (Somebody(in_danger=True), PLAIN, ()),
        (Somebody(in_danger=True), Somebody(in_danger=True), ()),
        (Somebody(safe=frozenset("a")), Somebody(unsafe=frozenset("a")), (Refusal.SAFETY_DIFFERS,)),
        (Somebody(safe=frozenset("a")), Somebody(unsafe=frozenset("b")), ()),
        (Somebody(unsafe=frozenset("a")), Somebody(safe=frozenset("a")), ()),
        (Somebody(standings={"s": "joined"}), Somebody(standings={"s": "joined"}), (Refusal.SAME_SENTENCE,)),
        (Somebody(standings={"s": "closed"}), Somebody(standings={"s": "declined"}), (Refusal.SAME_SENTENCE,)),
        (Somebody(standings={"s": "never"}), Somebody(standings={"s": "joined"}), (Refusal.SAME_SENTENCE,)),
        (Somebody(standings={"s": "joined"}), Somebody(standings={"s": "closed"}), ()),
        (Somebody(standings={"s": "joined"}), Somebody(standings={"t": "joined"}), ()),
        (PLAIN, Somebody(held_elsewhere=True), (Refusal.HELD_ELSEWHERE,)),
        (Somebody(held_elsewhere=True), PLAIN, ()),
        (PLAIN, Somebody(signs_in=True, in_danger=True), (Refusal.SIGN_IN_WOULD_GO, Refusal.DANGER_WOULD_GO)),
    ],
)
def test_nothing_is_lost_by_making_two_one(kept: Somebody, gone: Somebody, why: tuple[Refusal, ...]) -> None:
    assert refusals(kept, gone) == why
