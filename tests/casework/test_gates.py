"""The release gate: yes only when everyone who must know does, never who, and nothing to be guessed at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from tests import builders
from victimcontact.casework import access, attempts, contacts, gates, partners, reach, stages, tellings, wishes
from victimcontact.casework.access import program, version_of
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.gates import Answer
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, AuditEntry, Case, Fact, GateAnswer, Telling

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def happened(case: Case, code: str = "released") -> Fact:
    return stages.record(sentence=case.sentence, happened=Happened(code, FRIDAY), by=by_of(case), now=builders.NOW)


def knows(case: Case, fact: Fact) -> None:
    made = ContactMade(builders.TODAY, "phone", "completed", about=str(fact.pk))
    contacts.add(case=case, made=made, by=by_of(case), now=builders.NOW)


def co_victim(case: Case, *, level: str = "key_stages", unit: str = "bristol") -> Case:
    """Another member of the same sentence, whichever unit holds the case."""
    holder = builders.officer(in_unit=unit)
    court = builders.COURT if unit == "bristol" else f"{unit.capitalize()} Crown Court"
    other = builders.joined(holder, level=level, sentence=replace(builders.told().sentence, court_name=court))
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)
    other.refresh_from_db()
    return other


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_sent_and_delivered_are_not_enough_and_a_call_that_got_through_is(case: Case) -> None:
    fact = happened(case)
    gate = gates.open_gate(fact=fact, publish_at=None, by=by_of(case), now=builders.NOW)
    before = gates.ask(gate=gate, by=by_of(case), now=builders.NOW).reached

    knows(case, fact)

    assert (before, gates.ask(gate=gate, by=by_of(case), now=builders.later(hours=1)).reached) == (False, True)
    assert [answer.reached for answer in gates.answers_of(gate)] == [True, False]


def declined(other: Case, fact: Fact) -> None:
    wishes.record(case=other, wish=Wish("leave"), version=version_of(other), by=by_of(other), now=builders.NOW)


def withheld(other: Case, fact: Fact) -> None:
    no = Settlement(tell=False, reason="Not certain.", look_again_on=date(2026, 12, 21))
    Telling.objects.filter(case=other, fact=fact).update(decision="manager_decides")
    tellings.settle_as_manager(
        telling=Telling.objects.get(case=other, fact=fact),
        settlement=no,
        by=builders.officer("manager").account,
        now=builders.NOW,
    )


def heard_from_hospital(other: Case, fact: Fact) -> None:
    Telling.objects.filter(case=other, fact=fact).update(decision="managers_tell")


def undecided(other: Case, fact: Fact) -> None:
    Telling.objects.filter(case=other, fact=fact).update(decision="manager_decides")


def nothing(other: Case, fact: Fact) -> None:
    """They know nothing of it."""


# What becomes of the other member of the sentence, while the first one knows: the definition of docs/howto/release-gate.md.
OTHERS: dict[str, tuple[str, Callable[[Case, Fact], None], bool]] = {
    "a member who knows nothing of it": ("released", nothing, False),
    "a member who knows": ("released", knows, True),
    "who did not choose to hear of this": ("sentence_changed", nothing, True),
    "about whom a manager decided, with a reason": ("released", withheld, True),
    "about whom nobody has decided": ("released", undecided, False),
    "whom the hospital managers tell, as far as we know": ("released", heard_from_hospital, False),
    "who has left": ("released", declined, True),
}


def test_who_must_know_before_it_is_public(case: Case) -> None:
    other = co_victim(case, level="annual")

    reached = {who: outcome(case, other, code, becomes) for who, (code, becomes, _) in OTHERS.items()}

    assert reached == {who: expected for who, (_, _, expected) in OTHERS.items()}


def outcome(case: Case, other: Case, code: str, becomes: Callable[[Case, Fact], None]) -> bool:
    """Whether everyone counts as reached then; afterwards everything is as it was."""
    with transaction.atomic():
        fact = happened(case, code)
        knows(case, fact)
        becomes(Case.objects.get(pk=other.pk), fact)
        for telling in Telling.objects.filter(fact=fact):
            reach.reconcile(telling, now=builders.NOW)
        reached = gates.everyone_reached(fact)
        transaction.set_rollback(True)
    return reached


def test_a_member_of_another_unit_must_know_too(case: Case) -> None:
    other = co_victim(case, unit="exeter")
    fact = happened(case)
    knows(case, fact)

    assert not gates.everyone_reached(fact)
    knows(other, fact)
    assert gates.everyone_reached(fact)


def test_whoever_joins_before_it_is_public_must_know_and_gets_a_draft(case: Case) -> None:
    fact = happened(case)
    gates.open_gate(fact=fact, publish_at=None, by=by_of(case), now=builders.NOW)
    knows(case, fact)
    late = co_victim(case)
    before = gates.everyone_reached(fact)

    made = [gates.tell_who_joined(now=builders.NOW) for _ in range(2)]

    assert (before, made, gates.everyone_reached(fact)) == (False, [1, 0], False)
    assert Telling.objects.get(case=late, fact=fact).messages.get().state == "drafted"
    knows(late, fact)
    assert gates.everyone_reached(fact)


def test_whoever_joins_after_the_gate_was_closed_gets_nothing_of_it(case: Case) -> None:
    gate = gates.open_gate(fact=happened(case), publish_at=None, by=by_of(case), now=builders.NOW)
    gates.close(gate=gate, by=by_of(case), now=builders.NOW)
    co_victim(case)

    assert gates.tell_who_joined(now=builders.NOW) == 0
    with pytest.raises(gates.AlreadyClosed):
        gates.ask(gate=gate, by=by_of(case), now=builders.NOW)


def test_what_was_taken_back_is_never_said_to_be_known(case: Case) -> None:
    fact = happened(case)
    knows(case, fact)
    stages.withdraw(fact=fact, reason="Somebody else.", by=by_of(case), now=builders.NOW)

    assert not gates.everyone_reached(Fact.objects.get(pk=fact.pk))


def test_only_what_will_be_public_has_a_gate_and_only_one(case: Case) -> None:
    with pytest.raises(gates.NotPublic):
        gates.open_gate(
            fact=happened(case, "moved_to_open_conditions"), publish_at=None, by=by_of(case), now=builders.NOW
        )
    fact = happened(case)
    gates.open_gate(fact=fact, publish_at=None, by=by_of(case), now=builders.NOW)
    with pytest.raises(gates.AlreadyOpen):
        gates.open_gate(fact=fact, publish_at=None, by=by_of(case), now=builders.NOW)


def test_the_clock_of_everybody_runs_out_before_it_is_public(case: Case) -> None:
    fact = happened(case, "sentence_changed")
    gates.open_gate(fact=fact, publish_at=builders.later(hours=3), by=by_of(case), now=builders.NOW)

    assert Telling.objects.get(fact=fact).reach.next_at == builders.later(hours=3)


def test_another_units_officer_neither_sees_nor_closes_a_gate(case: Case) -> None:
    stranger = builders.officer(in_unit="exeter").account
    gate = gates.open_gate(fact=happened(case), publish_at=None, by=by_of(case), now=builders.NOW)

    for refused in (
        lambda: gates.gate_for(stranger, gate.reference, now=builders.NOW),
        lambda: gates.close(gate=gate, by=stranger, now=builders.NOW),
        lambda: gates.ask(gate=gate, by=stranger, now=builders.NOW),
    ):
        with pytest.raises(access.NotFound):
            refused()


def asked(reference: str, key: str, visitor: str = "203.0.113.7") -> Answer:
    return gates.ask_as_partner(reference=reference, key=key, visitor=visitor, now=builders.NOW)


def test_a_partner_hears_yes_or_no_and_nothing_else_and_it_is_written_down(case: Case) -> None:
    gate = gates.open_gate(fact=happened(case), publish_at=None, by=by_of(case), now=builders.NOW)
    board = partners.add(name="Parole Board press office", by=program(), now=builders.NOW)

    answer = asked(gate.reference, board.key)

    assert answer == Answer(gate.reference, False, builders.NOW)
    kept = GateAnswer.objects.get()
    assert (kept.partner, kept.reached, kept.asked_by) == (board.partner, False, None)


def test_a_wrong_key_an_ended_key_and_an_unknown_gate_are_refused_alike_and_kept_no_answer(case: Case) -> None:
    gate = gates.open_gate(fact=happened(case), publish_at=None, by=by_of(case), now=builders.NOW)
    closed = gates.open_gate(fact=happened(case, "sentence_changed"), publish_at=None, by=by_of(case), now=builders.NOW)
    gates.close(gate=closed, by=by_of(case), now=builders.NOW)
    board, gone = (partners.add(name=name, by=program(), now=builders.NOW) for name in ("Board", "Gone"))
    partners.end(partner=gone.partner, by=builders.officer("administrator").account, now=builders.NOW)

    for reference, key in (
        (gate.reference, "wrong"),
        (gate.reference, gone.key),
        (gate.reference, ""),
        ("RG-7777-7777", board.key),
        (closed.reference, board.key),
    ):
        with pytest.raises(gates.Refused) as refusal:
            asked(reference, key)
        assert str(refusal.value) == ""
    assert not GateAnswer.objects.exists()
    assert AuditEntry.objects.filter(what="gates.refused").count() == 5


def test_guessing_ends_after_ten_tries_even_with_the_right_key(case: Case) -> None:
    gate = gates.open_gate(fact=happened(case), publish_at=None, by=by_of(case), now=builders.NOW)
    board = partners.add(name="Board", by=program(), now=builders.NOW)
    for _ in range(30):
        asked(gate.reference, board.key)
    for number in range(10):
        with pytest.raises(gates.Refused):
            asked(gate.reference, f"guess {number}")

    with pytest.raises(attempts.TooMany):
        asked(gate.reference, board.key)
    assert asked(gate.reference, board.key, visitor="203.0.113.8").reached is False


def test_only_the_digest_of_a_key_is_kept_and_only_who_may_ends_one() -> None:
    board = partners.add(name="Board", by=program(), now=builders.NOW)

    assert board.key.encode() not in bytes(board.partner.key_digest)
    for role, may in (("victim_liaison_officer", False), ("auditor", False), ("manager", True)):
        account = builders.officer(role).account
        if may:
            partners.end(partner=board.partner, by=account, now=builders.NOW)
        else:
            with pytest.raises(access.NotPermitted):
                partners.end(partner=board.partner, by=account, now=builders.NOW)
    assert partners.holder_of(board.key) is None


def test_where_there_is_no_member_there_is_nobody_who_must_know() -> None:
    case = builders.allocated()

    assert gates.everyone_reached(happened(case))
