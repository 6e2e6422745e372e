"""Letters that are alike, approved together: each as it was shown, each in the officer's name, none twice."""

import pytest
from django.db import transaction
from pytest_django import Settings

from tests import builders
from victimcontact.casework import access, alike, bulk, messages, people
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.records.models import Account, AuditEntry, BulkWork, Case, Message, Officer

pytestmark = pytest.mark.django_db

STEPS = {alike.APPROVING: alike.approve_one}


def clock():
    return builders.NOW


@pytest.fixture
def officer() -> Officer:
    return builders.officer()


def offered(officer: Officer, count: int = 2) -> list[Message]:
    """First letters to several people, alike but for whom they go to."""
    cases = [builders.reachable(builders.allocated(officer)) for _ in range(count)]
    return [messages.compose(case=case, wanted=Wanted("L01"), by=officer.account, now=builders.NOW) for case in cases]


def shown_to(account: Account) -> alike.Page:
    (group,) = alike.groups_of(account)
    return alike.page_of(account, group.like.key, number=1, now=builders.NOW)


def choices(account: Account) -> list[str]:
    return [letter.choice for letter in shown_to(account).letters]


def states(letters: list[Message]) -> list[str]:
    return [Message.objects.get(pk=letter.pk).state for letter in letters]


def moved_home(case: Case) -> None:
    assert case.officer is not None
    plan = PlanWanted(address=WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True))
    version, by = access.version_of(case), case.officer.account
    people.record_safe_contact(case=case, plan=plan, version=version, by=by, now=builders.NOW)


def test_alike_letters_are_shown_together_with_only_what_differs(officer):
    offered(officer)

    first, second = shown_to(officer.account).letters

    assert first.lines == ()
    person = second.preview.message.recipient
    said = " ".join(line.text for line in second.lines if not line.missing)
    assert person.family_name in said
    assert first.preview.letter.title not in said


def test_another_language_is_another_group(officer):
    offered(officer)
    case = builders.allocated(officer)
    case.person.language = "cy"
    case.person.save()
    welsh = builders.reachable(case)
    messages.compose(case=welsh, wanted=Wanted("L01"), by=officer.account, now=builders.NOW)

    assert [group.count for group in alike.groups_of(officer.account)] == [2]


def test_letters_of_another_unit_and_for_the_manager_are_not_among_them(officer):
    letters = offered(officer)
    Message.objects.filter(pk=letters[0].pk).update(approver="manager")

    assert alike.groups_of(officer.account) == []
    assert alike.groups_of(builders.officer(in_unit="exeter").account) == []


def test_those_chosen_are_approved_in_the_officers_name_and_the_others_wait(officer):
    letters = offered(officer, 3)
    chosen = choices(officer.account)[:2]

    work = alike.approve_together(choices=chosen, by=officer.account, now=builders.NOW)

    assert states(letters) == ["approved", "approved", "drafted"]
    assert Message.objects.get(pk=letters[0].pk).approved_by == officer.account
    assert AuditEntry.objects.filter(what="messages.approve", actor=officer.account.pk).count() == 2
    assert bulk.progress_of(work).state == "ended"


def test_nothing_is_approved_that_was_not_chosen(officer):
    letters = offered(officer)

    with pytest.raises(alike.NothingChosen):
        alike.approve_together(choices=[], by=officer.account, now=builders.NOW)

    assert states(letters) == ["drafted", "drafted"]


def test_what_changed_since_it_was_shown_is_left_out_and_said(officer):
    letters = offered(officer)
    chosen = choices(officer.account)
    moved_home(letters[0].case)
    letters[1].recipient.letter_format = "large_print"
    letters[1].recipient.save()

    work = alike.approve_together(choices=chosen, by=officer.account, now=builders.NOW)

    assert states(letters) == ["drafted", "drafted"]
    problems = {problem.reference: problem.why for problem in bulk.progress_of(work).problems}
    assert "The name, address or language has changed" in problems[letters[0].reference]
    assert "It has changed since it was shown" in problems[letters[1].reference]


@pytest.mark.parametrize("choice", ["ML-NONE.abc", "{reference}", "{reference}."])
def test_what_was_not_shown_is_not_approved(officer, choice):
    (letter,) = offered(officer, 1)

    chosen = choice.format(reference=letter.reference)
    work = alike.approve_together(choices=[chosen], by=officer.account, now=builders.NOW)

    assert states([letter]) == ["drafted"]
    assert bulk.progress_of(work).problems[0].why == alike.NO_SUCH_LETTER


def test_a_letter_of_another_unit_is_not_approved_among_others(officer):
    (letter,) = offered(officer, 1)
    stranger = builders.officer(in_unit="exeter").account

    work = alike.approve_together(choices=[f"{letter.reference}.x"], by=stranger, now=builders.NOW)

    assert states([letter]) == ["drafted"]
    assert bulk.progress_of(work).problems[0].why == alike.NO_SUCH_LETTER


def test_many_are_approved_by_the_worker_who_may_die_in_between(officer, settings: Settings, monkeypatch):
    settings.BULK_AT_ONCE = 1
    letters = offered(officer, 3)
    work = alike.approve_together(choices=choices(officer.account), by=officer.account, now=builders.NOW)
    assert states(letters) == ["drafted"] * 3
    assert bulk.progress_of(work).state == "waits"

    def dies(work: BulkWork, item: list[str], now: object) -> str:
        alike.approve_one(work, item, builders.NOW)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        bulk.drain({alike.APPROVING: dies}, clock=clock)
    assert states(letters) == ["drafted"] * 3

    assert bulk.drain(STEPS, clock=clock) == 3
    assert bulk.drain(STEPS, clock=clock) == 0
    assert states(letters) == ["approved"] * 3
    assert AuditEntry.objects.filter(what="messages.approve").count() == 3


def test_work_is_stopped_by_whoever_began_it_and_nobody_else(officer, settings: Settings):
    settings.BULK_AT_ONCE = 1
    letters = offered(officer)
    work = alike.approve_together(choices=choices(officer.account), by=officer.account, now=builders.NOW)

    with pytest.raises(access.NotFound):
        bulk.stop(work=work, by=builders.officer().account, now=builders.NOW)
    bulk.stop(work=work, by=officer.account, now=builders.NOW)
    with pytest.raises(bulk.Over):
        bulk.stop(work=work, by=officer.account, now=builders.NOW)

    assert bulk.drain(STEPS, clock=clock) == 0
    assert states(letters) == ["drafted", "drafted"]


def test_one_item_that_fails_leaves_the_others_done(officer, settings: Settings, monkeypatch):
    settings.BULK_AT_ONCE = 1
    letters = offered(officer)
    work = alike.approve_together(choices=choices(officer.account), by=officer.account, now=builders.NOW)

    def fails_once(work: BulkWork, item: list[str], now: object) -> str:
        if item[0] == letters[0].reference:
            raise RuntimeError
        return alike.approve_one(work, item, builders.NOW)

    bulk.drain({alike.APPROVING: fails_once}, clock=clock)

    work.refresh_from_db()
    assert states(letters) == ["drafted", "approved"]
    assert bulk.progress_of(work).problems == (bulk.Problem(letters[0].reference, bulk.FAILED),)


def test_an_officer_who_has_lost_the_permission_approves_nothing_more(officer, settings: Settings):
    settings.BULK_AT_ONCE = 1
    letters = offered(officer)
    alike.approve_together(choices=choices(officer.account), by=officer.account, now=builders.NOW)
    Officer.objects.filter(pk=officer.pk).update(left_at=builders.NOW)

    bulk.drain(STEPS, clock=clock)

    assert states(letters) == ["drafted", "drafted"]


def test_another_officers_work_is_not_there(officer):
    offered(officer)
    work = alike.approve_together(choices=choices(officer.account), by=officer.account, now=builders.NOW)

    assert bulk.work_for(officer.account, work.pk) == work
    with pytest.raises(access.NotFound):
        bulk.work_for(builders.officer("manager").account, work.pk)
