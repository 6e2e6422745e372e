"""The history of a case holds everything that happened in it, once, in order, and nothing of anybody else's."""

from datetime import date

import pytest

from tests import builders
from tests.portal import members
from tests.staff.officers_site import opened
from victimcontact.casework import contacts, histories, meetings, messages, notes, reports, risks, stages, wishes
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.histories import KINDS, PAGE, Entry
from victimcontact.casework.overviews import age_band
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Case

pytestmark = pytest.mark.django_db


def lived(case: Case) -> Case:
    """Something of every kind has happened."""
    by, day, now = members.officer_of(case), builders.TODAY, builders.NOW
    stages.record(sentence=case.sentence, happened=Happened("released", day, {}), by=by, now=now)
    contacts.add(case=case, made=ContactMade(day, "phone", "failed", result="no_answer"), by=by, now=now)
    review = opened(case, now=now)
    reports.start(case=case, review=review, by=by, now=now)
    meetings.plan(case=case, planned=meetings.Planned("mappa", day, level=2), by=by, now=now)
    notes.tell_officer(case, "Is there any news?", by=by, now=now)
    risks.record(case=case, told=risks.Told("He waited outside.", "victim", "routine", day), by=by, now=now)
    return case


def of(case: Case, *kinds: str) -> tuple[Entry, ...]:
    return histories.of(case, kinds=kinds).entries


def test_everything_that_happened_is_there_once_and_newest_first() -> None:
    case = lived(builders.joined())

    entries = of(case)

    assert {entry.kind for entry in entries} == set(KINDS)
    assert len({(entry.source, entry.kind, entry.title, entry.on, entry.at, entry.detail) for entry in entries}) == len(
        entries
    )
    assert [entry.on for entry in entries] == sorted((entry.on for entry in entries), reverse=True)
    assert sum(entry.title in ("meeting", "risk_told", "submitted") for entry in entries) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_by_itself_is_what_it_is_among_all(kind: str) -> None:
    case = lived(builders.joined())

    alone = of(case, kind)

    assert alone
    assert sorted(map(str, alone)) == sorted(str(entry) for entry in of(case) if entry.kind == kind)


def test_a_letter_that_was_posted_stands_there_once_with_its_state() -> None:
    case = builders.joined()
    letter = members.posted(messages.Message.objects.get(case=case, document="L03"))

    found = [entry for entry in of(case) if entry.title in ("L03", "letter_out")]

    assert [(entry.source, entry.reference, entry.state) for entry in found] == [("message", letter.reference, "sent")]


def test_whoever_reads_the_history_sees_who_said_that_the_danger_was_over_and_no_code_word() -> None:
    case = builders.joined()
    careful = {"in_danger": True, "code_word": "bluebell", "dates_to_avoid": ["03-27"]}
    builders.reachable(case, now=builders.later(minutes=1), **careful)
    builders.reachable(case, now=builders.later(1))

    newest, before, *_first = of(case, "plans")

    assert "In danger" in before.detail and "03-27" in before.detail and "bluebell" not in before.detail
    assert newest.detail.startswith("Not known to be in danger")
    assert case.officer is not None
    assert (newest.by, newest.on) == (case.officer.name, builders.later(1).date())


def test_what_was_taken_back_stays_and_says_so() -> None:
    case = builders.joined()
    by = members.officer_of(case)
    fact = stages.record(sentence=case.sentence, happened=Happened("released", builders.TODAY), by=by, now=builders.NOW)
    (before,) = (entry for entry in of(case, "stages") if entry.title == "released")
    assert before.withdraw == str(fact.pk)

    stages.withdraw(fact=fact, reason="Somebody else.", by=by, now=builders.NOW)

    (after,) = (entry for entry in of(case, "stages") if entry.title == "released")
    assert (after.state, after.withdraw) == ("withdrawn", "")


def test_a_co_victims_history_has_the_sentence_in_common_and_nothing_else() -> None:
    """R71."""
    told = builders.told()
    one = builders.joined(offender=told.offender, sentence=told.sentence)
    other = builders.joined(offender=told.offender, sentence=told.sentence)
    lived(one)
    wishes.record(
        case=one,
        wish=Wish("leave"),
        version=Case.objects.get(pk=one.pk).version,
        by=members.officer_of(one),
        now=builders.NOW,
    )

    theirs = of(other)

    assert "released" in {entry.title for entry in theirs}
    assert not [entry for entry in theirs if entry.source in ("note", "risk", "report_step")]
    assert not [entry for entry in theirs if "leave" in entry.title or entry.detail == "Is there any news?"]


def test_what_is_said_of_risk_stays_on_its_own_page() -> None:
    assert "waited outside" not in str(of(lived(builders.joined())))


def test_pages_together_are_the_whole() -> None:
    case = builders.joined()
    for number in range(PAGE + 3):
        made = ContactMade(builders.TODAY, "phone", "completed", note=f"Call {number}")
        contacts.add(case=case, made=made, by=members.officer_of(case), now=builders.NOW)

    first, second, beyond = (histories.of(case, kinds=("contacts",), number=number) for number in (1, 2, 9))

    assert (first.pages, first.total, beyond.number) == (2, PAGE + 3, 2)
    assert {entry.detail for entry in (*first.entries, *second.entries)} == {f"Call {n}" for n in range(PAGE + 3)}
    assert beyond == second


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        ((2008, 11, 24), "under 18"),
        ((2008, 11, 23), "18 to 24"),
        ((1996, 11, 24), "25 to 29"),
        ((1996, 11, 23), "30 to 39"),
        ((1946, 11, 23), "80 or older"),
    ],
)
def test_an_age_is_said_as_a_band_that_changes_on_the_birthday(born_on: tuple[int, int, int], band: str) -> None:
    assert age_band(date(*born_on), builders.TODAY) == band
    assert age_band(None, builders.TODAY) == ""
