"""The yearly letter cannot be missed, and never says only that nothing has changed (D5, P18, B15, R88)."""

from datetime import date, datetime, timedelta

import pytest

from tests import builders
from victimcontact.casework import annual_letters, contacts, messages, nights, stages, worklists
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, Case, Duty, Message, Person

pytestmark = pytest.mark.django_db

# Joined on 23 November 2026: due by 23 November 2027, to be written from 26 October 2027.
BEFORE = builders.NOW.replace(year=2027, month=10, day=22)
OPENS = builders.NOW.replace(year=2027, month=10, day=26)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def night(moment: datetime) -> None:
    nights.reconcile_everything(clock=lambda: moment)


def letters(case: Case) -> list[Message]:
    return list(Message.objects.filter(case=case, document="L06"))


def said(case: Case) -> str:
    return str(letters(case)[0].content["blocks"])


def record(case: Case, code: str, day: date, **details: object) -> None:
    """Something happened and its letter went out at once."""
    moment = builders.NOW + timedelta(days=(day - builders.TODAY).days)
    fact = stages.record(sentence=case.sentence, happened=Happened(code, day, details), by=by_of(case), now=moment)
    sent = Message.objects.filter(case=case, telling__fact=fact)
    sent.update(state="sent", approved_by=by_of(case), approved_at=moment)


def test_the_letter_is_drafted_the_night_its_duty_opens_once_and_for_its_officer() -> None:
    case = builders.joined()

    night(BEFORE)
    before = len(letters(case))
    night(OPENS)
    night(OPENS + timedelta(days=1))

    (letter,) = letters(case)
    assert before == 0
    assert (letter.state, letter.approver) == ("drafted", "officer")
    assert letter.reference in {item.reference for item in worklists.waiting_in(case, on=OPENS.date())}


def test_what_was_stopped_is_not_drafted_again_and_the_duty_stays_until_something_was_sent() -> None:
    case = builders.joined()
    night(OPENS)
    messages.stop(message=letters(case)[0], reason="I will ring instead.", by=by_of(case), now=OPENS)

    night(OPENS + timedelta(days=1))
    duty = Duty.objects.get(case=case, what="send_annual_letter", standing="open")
    made = ContactMade(OPENS.date(), "letter", "sent", document="L06")
    contacts.add(case=case, made=made, by=by_of(case), now=OPENS + timedelta(days=1))

    assert len(letters(case)) == 1
    duty.refresh_from_db()
    assert duty.standing == "kept"


def test_it_is_drafted_again_a_year_later() -> None:
    case = builders.joined()
    night(OPENS)
    made = ContactMade(OPENS.date(), "letter", "sent", document="L06")
    contacts.add(case=case, made=made, by=by_of(case), now=OPENS)

    night(OPENS + timedelta(days=360))

    assert len(letters(case)) == 2


def test_who_chose_only_the_release_month_gets_none() -> None:
    case = builders.joined(level="release_month")

    night(OPENS)

    assert letters(case) == []


def test_somebody_whose_name_nobody_confirmed_is_left_to_the_duty_and_stops_nobody_else() -> None:
    stuck, fine = builders.joined(), builders.joined()
    Person.objects.filter(pk=stuck.person.pk).update(name_confirmed_at=None, name_confirmed_by=None)

    drafted = annual_letters.draft_due(clock=lambda: OPENS)
    night(OPENS)

    assert (drafted, letters(stuck), len(letters(fine))) == (0, [], 1)
    assert Duty.objects.filter(case=stuck, what="send_annual_letter", standing="open").exists()


def test_two_missed_years_go_to_the_manager() -> None:
    case = builders.joined()

    night(builders.NOW.replace(year=2028, month=11, day=24))

    escalated = Duty.objects.get(case=case, rule="R88")
    assert (escalated.owed_by, escalated.standing) == ("manager", "late")


def test_with_nothing_to_tell_it_still_says_what_comes_what_is_not_known_and_how_to_reach_us() -> None:
    case = builders.joined()

    night(OPENS)

    text = messages_text(case)
    assert "Nothing has changed that I can tell you about." in text
    assert "I will look at the record again and write to you by the end of October 2028." in text
    assert "The month of release." in text
    assert "0117 496 0101" in text


def messages_text(case: Case) -> str:
    return str(letters(case)[0].content)


def test_it_tells_again_what_was_told_in_the_year_and_the_months_that_lie_ahead() -> None:
    case = builders.joined()
    record(case, "release_date_set", date(2027, 3, 1), release_on="2029-05-17")
    record(case, "moved_to_open_conditions", date(2027, 6, 1), prison="Canary")

    night(OPENS.replace(year=2028, month=5, day=20))

    text = messages_text(case)
    assert "The month of release is known" in text or "open" in text
    assert "released in May 2029" in text
    assert "17 May" not in text
    assert "Canary" not in text


def test_a_month_that_has_passed_is_no_news() -> None:
    case = builders.joined()
    record(case, "release_date_set", date(2027, 1, 4), release_on="2027-08-01")

    night(OPENS.replace(year=2028, month=1))

    assert "August 2027" not in messages_text(case)
    assert "The month of release." in messages_text(case)


def test_what_was_not_told_shows_in_no_word_of_it() -> None:
    case = builders.joined()
    record(case, "released", date(2027, 2, 1))
    happened = Happened("recalled", date(2027, 5, 3))
    stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=OPENS - timedelta(days=60))

    night(OPENS.replace(year=2028, month=1))

    text = messages_text(case)
    assert "recall" not in text.lower()
    assert "outside prison" not in text
    assert "still in prison" not in text


def test_the_letter_an_officer_writes_by_hand_says_as_much() -> None:
    case = builders.joined()

    letter = messages.compose(case=case, wanted=messages.Wanted("L06"), by=by_of(case), now=builders.NOW)

    assert "I will look at the record again" in str(letter.content)


def test_in_welsh_nothing_of_it_is_english() -> None:
    case = builders.joined()
    Person.objects.filter(pk=case.person.pk).update(language="cy")

    night(OPENS)

    text = messages_text(case)
    assert "Byddaf yn edrych ar y cofnod eto" in text
    assert "I will" not in text
