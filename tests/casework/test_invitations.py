"""Inviting a member: a code in a letter, for somebody who has joined and cannot sign in yet."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, invitations, message_words, messages, sign_ins
from victimcontact.casework.sign_ins import WrongCode
from victimcontact.records.models import Account, Case, Invitation, Message, Person

pytestmark = pytest.mark.django_db


def invite(case: Case, by: Account | None = None) -> Invitation:
    return invitations.invite(
        case=case,
        site=members.SITE,
        by=by or members.officer_of(case),
        now=builders.NOW,
    )


def test_an_invitation_drafts_the_letter_with_the_code_and_where_to_type_it() -> None:
    case = builders.joined()

    invite(case)

    letter = Message.objects.get(case=case, document="P01")
    words = message_words.as_composed(letter).plain_text()
    assert (letter.state, letter.channel) == ("drafted", "letter")
    assert members.SITE in words
    assert "21 December 2026" in words


def test_only_a_digest_of_the_code_is_kept_beside_the_closed_letter() -> None:
    case = builders.joined()

    code = members.letter_code(case)

    stored = Message.objects.filter(case=case, document="P01").values("content").get()
    kept = bytes(Invitation.objects.get().digest) + bytes(stored["content"])
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept


def test_a_new_invitation_ends_the_one_before() -> None:
    case = builders.joined()
    first, second = members.letter_code(case), members.letter_code(case, now=builders.later(minutes=1))

    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=first, visitor="a", now=builders.NOW)
    assert sign_ins.begin_activation(code=second, visitor="b", now=builders.NOW)


def test_a_letter_with_a_code_that_no_longer_opens_does_not_go() -> None:
    case = builders.joined()
    members.letter_code(case)
    old = Message.objects.get(case=case, document="P01")

    members.letter_code(case, now=builders.later(minutes=1))

    old.refresh_from_db()
    new = Message.objects.get(case=case, document="P01", state="drafted")
    assert (old.state, invitations.letter_of(case)) == ("stopped", new.reference)


def test_nor_does_one_of_another_case_of_the_same_person() -> None:
    case = builders.joined()
    members.letter_code(case)
    other = builders.joined(case.officer)
    Case.objects.filter(pk=other.pk).update(person=case.person)
    other.refresh_from_db()

    invite(other)

    assert Message.objects.get(case=case, document="P01").state == "stopped"
    assert Message.objects.get(case=other, document="P01").state == "drafted"


def test_somebody_who_has_not_joined_is_not_invited() -> None:
    case = builders.reachable(builders.allocated())

    with pytest.raises(invitations.NotJoined):
        invite(case)
    assert not Invitation.objects.exists()


def test_somebody_who_can_sign_in_is_not_invited_again() -> None:
    case = builders.joined()
    members.activated(case)

    with pytest.raises(invitations.HasAccount):
        invite(case)


def test_no_code_is_made_when_its_letter_cannot_be_written() -> None:
    case = builders.joined()
    Person.objects.filter(pk=case.person.pk).update(name_confirmed_at=None, name_confirmed_by=None)

    with pytest.raises(messages.NameNotConfirmed):
        invite(case)
    assert not Invitation.objects.exists()


def test_an_officer_of_another_unit_cannot_invite_and_an_auditor_never() -> None:
    case = builders.joined()

    with pytest.raises(access.NotFound):
        invite(case, builders.officer(in_unit="exeter").account)
    with pytest.raises(access.NotPermitted):
        invite(case, builders.officer("auditor").account)
    assert not Invitation.objects.exists()
