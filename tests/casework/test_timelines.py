"""What a member reads of their own case: what they were told and somebody has seen to, and nothing else."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    access,
    contacts,
    facts,
    messages,
    returned_letters,
    reviews,
    stages,
    tellings,
    timelines,
    wishes,
)
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.facts import New
from victimcontact.casework.reviews import Opening
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.casework.timelines import Timeline
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Case, Fact, Message, Telling

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
RELEASE = "Release from prison"
HEARING = date(2027, 3, 24)
RELEASED = Happened("released", FRIDAY, {"released_on": "2026-11-20", "address": "9 Canary Row", "area": "Canaryshire"})
IN_HOSPITAL = Happened("transferred_to_hospital", FRIDAY, {"hospital": "Canary Clinic", "prison": "HMP Canary"})


@pytest.fixture
def case() -> Case:
    return builders.joined()


def read(case: Case, *, on: date = builders.TODAY, language: str = "en") -> Timeline:
    case.refresh_from_db()
    return timelines.for_victim(case, on=on, language=language)


def titles(case: Case) -> list[str]:
    return [entry.title for entry in read(case).happened]


def steps(case: Case) -> str:
    return " ".join(step.text for step in read(case).next_steps)


def record(case: Case, happened: Happened = RELEASED) -> Fact:
    return stages.record(sentence=case.sentence, happened=happened, by=members.officer_of(case), now=builders.NOW)


def letter_about(fact: Fact) -> Message:
    return Message.objects.get(telling__fact=fact)


def everything_in(value: Any) -> Iterator[Any]:
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from everything_in(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from everything_in(item)


def test_what_happened_is_read_when_an_officer_has_approved_its_letter_and_not_before(case: Case) -> None:
    fact = record(case)
    before = titles(case)

    members.approved(letter_about(fact), now=builders.later(2))

    (entry,) = read(case).happened
    assert before == []
    assert (entry.told_on, entry.title) == (date(2026, 11, 25), RELEASE)
    assert "November 2026" in entry.happened


def test_neither_the_exact_day_nor_a_place_is_read(case: Case) -> None:
    members.approved(letter_about(record(case)))

    words = str(read(case))

    assert "20 November" not in words
    assert "Canary" not in words


def test_what_an_officer_told_by_telephone_is_read_too(case: Case) -> None:
    fact = record(case)
    call = ContactMade(builders.TODAY, "phone", "completed", about=str(fact.pk))

    contacts.add(case=case, made=call, by=members.officer_of(case), now=builders.NOW)

    assert titles(case) == [RELEASE]


def test_a_call_that_nobody_answered_tells_nothing(case: Case) -> None:
    fact = record(case)
    call = ContactMade(builders.TODAY, "phone", "failed", about=str(fact.pk))

    contacts.add(case=case, made=call, by=members.officer_of(case), now=builders.NOW)

    assert titles(case) == []


def test_a_letter_that_was_stopped_tells_nothing(case: Case) -> None:
    message = members.approved(letter_about(record(case)))

    messages.stop(message=message, reason="Not safe.", by=members.officer_of(case), now=builders.NOW)

    assert titles(case) == []


@pytest.mark.parametrize("tell", [True, False])
def test_what_waits_for_a_decision_is_read_only_when_it_was_to_tell(case: Case, tell: bool) -> None:
    telling = Telling.objects.get(fact=record(case, IN_HOSPITAL))
    again = None if tell else date(2027, 1, 4)
    settled = Settlement(tell=tell, reason="It matters to her.", look_again_on=again)

    tellings.settle(telling=telling, settlement=settled, by=members.officer_of(case), now=builders.NOW)
    for message in telling.messages.all():
        members.approved(message)

    assert len(titles(case)) == int(tell)
    assert "Canary" not in str(read(case))


def test_what_a_feed_brought_is_not_read_while_it_is_held(case: Case) -> None:
    data = {"code": "released", "happened_on": "2026-11-20"}
    fact = facts.add(case.sentence, New("stage", builders.TODAY, data), by=access.program(), now=builders.NOW)
    tellings.make(
        case, fact, "released", {}, by=access.program(), now=builders.NOW, hold_until=builders.later(minutes=60)
    )
    call = ContactMade(builders.TODAY, "phone", "completed", about=str(fact.pk))
    contacts.add(case=case, made=call, by=members.officer_of(case), now=builders.NOW)

    assert titles(case) == []


def test_what_was_taken_back_is_gone_and_its_letter_says_so(case: Case) -> None:
    fact = record(case)
    members.posted(letter_about(fact))

    stages.withdraw(fact=fact, reason="Wrong person.", by=members.officer_of(case), now=builders.later(1))

    assert titles(case) == []
    assert [letter.taken_back for letter in read(case).letters] == [True]


def test_nobody_reads_what_somebody_else_was_told(case: Case) -> None:
    other = builders.joined()
    members.approved(letter_about(record(other)))

    assert titles(case) == []
    assert len(titles(other)) == 1


def test_the_newest_news_comes_first(case: Case) -> None:
    for day, code in enumerate(("eligible_for_open_conditions", "moved_to_open_conditions", "released")):
        fact = record(case, Happened(code, date(2026, 11, 18 + day)))
        members.approved(letter_about(fact), now=builders.later(day))

    assert [entry.told_on.day for entry in read(case).happened] == [25, 24, 23]


def test_a_step_that_would_give_away_something_untold_waits_for_its_telling(case: Case) -> None:
    by = members.officer_of(case)
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole", "PB-1"), by=by, now=builders.NOW)
    fact = reviews.list_hearing(review=review, hearing_on=HEARING, by=by, now=builders.NOW)
    before = steps(case)

    members.approved(letter_about(fact))

    assert "Parole Board" not in before
    assert "24 February 2027" in steps(case)


def test_duties_that_are_the_officers_alone_are_not_read(case: Case) -> None:
    members.approved(letter_about(record(case)))

    assert all("D1" not in step.text and "log" not in step.text.lower() for step in read(case).next_steps)
    assert len(read(case).next_steps) < case.duties.count()


def test_a_step_whose_day_has_passed_is_marked(case: Case) -> None:
    now, later = read(case), read(case, on=date(2028, 6, 1))

    assert not any(step.late for step in now.next_steps)
    assert all(step.late for step in later.next_steps)
    assert now.next_steps


def test_where_nothing_is_known_it_is_said() -> None:
    case = builders.joined(level="release_month")
    case.duties.update(standing="kept")

    timeline = read(case)

    assert timeline.next_steps == ()
    assert timeline.nothing_known.startswith("We do not know yet")


def test_somebody_who_left_reads_what_they_were_told_and_no_next_steps(case: Case) -> None:
    members.approved(letter_about(record(case)))
    leave = Wish("leave")
    wishes.record(case=case, wish=leave, version=access.version_of(case), by=members.officer_of(case), now=builders.NOW)

    timeline = read(case)

    assert (len(timeline.happened), timeline.next_steps) == (1, ())
    assert (timeline.choices.can_change, timeline.choices.can_leave, timeline.choices.can_return) == (
        False,
        False,
        True,
    )


def test_in_welsh_nothing_of_it_is_in_english(case: Case) -> None:
    members.approved(letter_about(record(case)))

    english, welsh = read(case), read(case, language="cy")

    assert welsh.happened[0].title == "Rhyddhau o’r carchar"
    assert "Tachwedd 2026" in welsh.happened[0].happened
    assert not {step.text for step in english.next_steps} & {step.text for step in welsh.next_steps}
    assert welsh.choices.level_in_words.startswith("Pob cam mawr")
    assert welsh.officer.hours == "dydd Llun i ddydd Gwener, 9am tan 5pm"


def test_the_member_reads_who_to_turn_to_also_when_there_is_no_officer(case: Case) -> None:
    with_officer = read(case).officer
    Case.objects.filter(pk=case.pk).update(officer=None)

    unit_alone = read(case).officer
    Case.objects.filter(pk=case.pk).update(unit=None)

    assert (with_officer.name != "", with_officer.phone) == (True, "0117 496 0101")
    assert (unit_alone.name, unit_alone.phone) == ("", "0117 496 0100")
    assert read(case).officer == timelines.Officer("", "", "", "", "")


def test_letters_are_read_once_they_have_gone_and_are_new_until_opened(case: Case) -> None:
    account = members.activated(case)
    message = letter_about(record(case))
    drafted = read(case).letters
    members.posted(message)
    sent = read(case).letters

    messages.acknowledge(message=message, by=account, now=builders.later(1))

    assert drafted == ()
    assert [(letter.reference, letter.is_new) for letter in sent] == [(message.reference, True)]
    assert [letter.is_new for letter in read(case).letters] == [False]
    message.refresh_from_db()
    assert (message.state, message.steps.latest("at").made_by) == ("acknowledged", account)


def test_a_letter_that_came_back_can_be_read_and_stays_a_letter_that_came_back(case: Case) -> None:
    account = members.activated(case)
    message = members.posted(letter_about(record(case)))
    returned_letters.take_in(message=message, by=members.officer_of(case), now=builders.NOW)

    messages.acknowledge(message=message, by=account, now=builders.later(1))

    message.refresh_from_db()
    assert (len(read(case).letters), message.state) == (1, "bounced")


def test_only_the_member_opens_their_letters(case: Case) -> None:
    message = members.posted(letter_about(record(case)))
    other = members.activated(builders.joined())

    with pytest.raises(access.NotFound):
        messages.acknowledge(message=message, by=other, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        messages.acknowledge(message=message, by=members.officer_of(case), now=builders.NOW)
    with pytest.raises(access.NotFound):
        messages.own_message(builders.joined(), message.reference)


def test_a_letter_that_has_not_gone_is_not_there(case: Case) -> None:
    message = letter_about(record(case))

    with pytest.raises(access.NotFound):
        messages.own_message(case, message.reference)


def test_there_is_no_record_anywhere_in_what_a_member_reads(case: Case) -> None:
    members.posted(letter_about(record(case)))
    case.refresh_from_db()

    values = [*everything_in(read(case)), *everything_in(timelines.own_case(case, members.officer_of(case)))]

    assert [value for value in values if isinstance(value, Model)] == []
    assert len(values) > 40


def test_it_is_said_whose_case_it_is_to_whoever_acts_for_somebody_and_to_whoever_has_several(case: Case) -> None:
    account, other = members.activated(case), builders.joined()
    alone = timelines.whose(case, account)
    Case.objects.filter(pk=other.pk).update(representative=case.person)

    assert alone == timelines.Whose()
    assert timelines.whose(case, account) == timelines.Whose(one_of_several=True)
    assert timelines.whose(other, account) == timelines.Whose(other.person.full_name, one_of_several=True)


def test_a_member_comes_to_their_own_cases_and_to_no_other(case: Case) -> None:
    account, stranger = members.activated(case), builders.joined()

    assert access.own_case(account, case.reference, now=builders.NOW) == case
    assert access.cases_of(account, now=builders.NOW) == [case]
    with pytest.raises(access.NotFound):
        access.own_case(account, stranger.reference, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        access.own_case(members.officer_of(case), case.reference, now=builders.NOW)
