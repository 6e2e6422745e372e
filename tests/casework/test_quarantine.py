"""Messages that wait for a person: matched, held or discarded by somebody who may, with every look written down."""

from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.casework.feed_messages import STRANGE, counted, hear, incoming, match, number_of
from victimcontact.casework import access, feeds, identifiers, quarantine, worklists
from victimcontact.casework.worklists import Filters, Item
from victimcontact.records.models import Account, AuditEntry, Case, FeedDecision, FeedStanding, Message, Practitioner
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db


def to_match(account: Account, *, on: date = builders.TODAY) -> list[Item]:
    """What the account's own list says of messages of other systems."""
    return [item for item in worklists.listed(account, Filters(), on=on).items if item.kind == "feed"]


def test_a_person_matches_a_doubtful_message_and_the_letter_is_drafted_at_once() -> None:
    case = builders.joined()
    assert case.officer is not None
    waiting = hear(incoming(number_of(case), code="ZZ"))

    fact = match(waiting, case, case.officer.account)

    waiting.refresh_from_db()
    assert (waiting.standing, waiting.stage, fact.feed_message) == ("heard", "released", waiting)
    assert Message.objects.filter(telling__fact=fact, state="drafted").exists()
    assert FeedDecision.objects.get(feed_message=waiting).decision == "matched"


def test_matching_a_message_of_nobody_can_keep_its_number_for_good() -> None:
    case = builders.joined()
    by = builders.officer("manager").account

    match(hear(incoming(STRANGE)), case, by, keep_numbers=True)

    assert case.sentence.offender.identifiers.filter(value=STRANGE).exists()


def test_a_number_of_another_offender_is_never_taken_over() -> None:
    one, other = builders.joined(), builders.joined()
    by = builders.officer("manager").account
    numbers = (Number("prison_number", number_of(one)), Number("prison_number", number_of(other)))
    doubtful = hear(incoming("", numbers=numbers))

    with pytest.raises(identifiers.NumberOfAnother):
        match(doubtful, one, by, keep_numbers=True)

    assert counted(one) == []


@pytest.mark.parametrize(("verb", "standing"), [(quarantine.hold, "held"), (quarantine.discard, "discarded")])
def test_setting_aside_needs_a_reason_and_keeps_the_message(verb: Any, standing: str) -> None:
    case = builders.joined()
    assert case.officer is not None
    waiting = hear(incoming(number_of(case), code="ZZ"))

    with pytest.raises(quarantine.ReasonMissing):
        verb(message=waiting, reason=" ", by=case.officer.account, now=builders.NOW)
    verb(message=waiting, reason="Asked the prison.", by=case.officer.account, now=builders.NOW)

    waiting.refresh_from_db()
    assert waiting.standing == standing
    assert FeedDecision.objects.get(feed_message=waiting).reason == "Asked the prison."


def test_a_held_message_can_still_be_decided_and_a_discarded_one_cannot() -> None:
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    held, discarded = hear(incoming(number_of(case), code="ZZ")), hear(incoming(number_of(case), code="YY"))
    quarantine.hold(message=held, reason="Asked the prison.", by=by, now=builders.NOW)
    quarantine.discard(message=discarded, reason="A test.", by=by, now=builders.NOW)

    match(held, case, by)
    with pytest.raises(quarantine.NotWaiting):
        match(discarded, case, by)
    with pytest.raises(quarantine.NotWaiting):
        match(held, case, by)


def test_a_message_is_within_reach_of_those_who_reach_the_offenders_cases() -> None:
    case = builders.joined()
    assert case.officer is not None
    message = hear(incoming(number_of(case), code="ZZ"))
    strangers = [builders.officer(in_unit="exeter").account, builders.officer("manager", in_unit="exeter").account]

    assert quarantine.message_for(case.officer.account, message.reference, now=builders.NOW) == message
    (row,) = to_match(case.officer.account)
    assert (row.reference, row.case_reference) == (message.reference, case.reference)
    for stranger in strangers:
        assert to_match(stranger) == []
        with pytest.raises(access.NotFound):
            quarantine.message_for(stranger, message.reference, now=builders.NOW)
        with pytest.raises(access.NotFound):
            quarantine.discard(message=message, reason="No.", by=stranger, now=builders.NOW)


def test_a_message_of_nobody_we_know_goes_to_managers() -> None:
    case = builders.joined()
    assert case.officer is not None
    hear(Incoming("", trouble="Nothing in it."), raw="{}")

    (row,) = to_match(builders.officer("manager").account)
    assert (row.case_reference, row.waits_for) == ("", "allocator")
    assert to_match(case.officer.account) == []


def test_a_message_stands_in_the_one_list_is_late_after_a_working_day_and_is_gone_when_somebody_decided() -> None:
    case = builders.joined()
    assert case.officer is not None
    by, message = case.officer.account, hear(incoming(number_of(case), code="ZZ"))

    (row,) = to_match(by, on=builders.later(2).date())
    quarantine.hold(message=message, reason="Asked the prison.", by=by, now=builders.later(2))
    (kept,) = to_match(by, on=builders.later(2).date())
    match(message, case, by)

    assert (row.late, row.kind, row.officer) == (True, "feed", case.officer.name)
    assert not kept.late and kept.text.startswith("Look again")
    assert to_match(by, on=builders.later(2).date()) == []


def test_two_members_of_one_offender_have_one_message_to_match_between_them() -> None:
    case = builders.joined()
    other = builders.joined(case.officer)
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)
    assert case.officer is not None
    hear(incoming(number_of(case), code="ZZ"))

    (row,) = to_match(case.officer.account)
    assert row.case_reference in {case.reference, other.reference}


def test_the_offenders_own_practitioner_does_not_see_messages_about_them() -> None:
    case, holder = builders.joined(), builders.officer("manager")
    message = hear(incoming(number_of(case), code="ZZ"))
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name=holder.name,
        email="practitioner@example.org",
        account=holder.account,
        made_by=holder.account,
        made_at=builders.NOW,
    )

    with pytest.raises(access.NotFound):
        quarantine.message_for(holder.account, message.reference, now=builders.NOW)


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_other_roles_neither_see_nor_decide(role: str) -> None:
    message = hear(Incoming("", trouble="Nothing in it."), raw="{}")
    account = builders.officer(role).account

    with pytest.raises(access.NotPermitted):
        quarantine.listed(account, standing="waiting")
    with pytest.raises(access.NotPermitted):
        quarantine.hold(message=message, reason="No.", by=account, now=builders.NOW)


def test_no_officer_feeds_the_program_and_the_program_decides_nothing() -> None:
    manager = builders.officer("manager").account

    with pytest.raises(access.NotPermitted):
        feeds.hear(incoming=incoming(STRANGE), raw="{}", by=manager, now=builders.NOW)
    message = hear(incoming(STRANGE))
    with pytest.raises(access.NotPermitted):
        quarantine.discard(message=message, reason="No.", by=access.program(), now=builders.NOW)


def test_every_look_at_a_message_is_written_down() -> None:
    message = hear(Incoming("", trouble="Nothing in it."), raw="{}")

    quarantine.message_for(builders.officer("manager").account, message.reference, now=builders.NOW)

    assert AuditEntry.objects.filter(what="feeds.look", subject=f"feedmessage:{message.reference}").exists()


def test_the_list_costs_the_same_for_one_and_for_many(django_assert_num_queries: Any) -> None:
    case = builders.joined()
    assert case.officer is not None
    for place in range(5):
        hear(incoming(number_of(case), code=f"Z{place}"))

    with django_assert_num_queries(7):
        page = quarantine.listed(case.officer.account, standing=FeedStanding.WAITING)
        names = [message.offender.full_name for message in page.messages if message.offender]

    assert (len(names), page.counts["waiting"], page.of) == (5, 5, 1)
