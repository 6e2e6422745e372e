"""The code at the end of a letter: whoever enters it has the letter; nobody can enter it for them by guessing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import builders
from victimcontact.casework import acknowledgements, attempts, letter_codes, messages, sending, stages
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import Account, AuditEntry, Case, Message, Reach

pytestmark = pytest.mark.django_db

VISITOR = "203.0.113.7"


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def letter_to(case: Case) -> Message:
    happened = Happened("released", date(2026, 11, 20))
    fact = stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)
    return Message.objects.get(telling__fact=fact, case=case)


def posted(letter: Message, folder: Path) -> Message:
    messages.approve(message=letter, by=by_of(letter.case), now=builders.NOW)
    sending.drain(PrintRoom(folder), clock=lambda: builders.NOW)
    letter.refresh_from_db()
    sending.mark_posted(message=letter, by=by_of(letter.case), now=builders.NOW)
    return letter


def entered(code: str, visitor: str = VISITOR) -> None:
    acknowledgements.enter_code(code=code, visitor=visitor, now=builders.later(days=2))


def test_the_code_in_the_letter_says_that_they_know(tmp_path: Path) -> None:
    letter = posted(letter_to(builders.joined()), tmp_path)
    code = letter_codes.code_of(letter.reference)

    assert code in str(letter.content["footer"])
    entered(code.lower().replace("-", " "))

    assert Reach.objects.get(telling=letter.telling).state == "acknowledged"
    entered(code)
    assert letter.steps.filter(state="acknowledged").count() == 1


def test_a_reference_alone_is_no_code_and_a_letter_that_has_not_gone_has_none(tmp_path: Path) -> None:
    letter = letter_to(builders.joined())
    code = letter_codes.code_of(letter.reference)

    for wrong in (code, letter.reference, f"{code[:-1]}3", f"{code[:-1]}4", "", "x" * 500)[:5]:
        with pytest.raises(acknowledgements.WrongCode):
            entered(wrong)
    letter.refresh_from_db()
    assert letter.state == "drafted"
    assert AuditEntry.objects.filter(what="acknowledgements.wrong_code").count() == 5
    with pytest.raises(attempts.TooMany):
        entered(code)


def test_where_somebody_else_may_open_the_post_the_letter_has_no_code() -> None:
    case = builders.joined()
    address = WayGiven(("1 Made-up Street", "Bristol", "BS99 9ZZ"), safe=True, who_else_sees="her brother")
    builders.reachable(case, address=address)

    letter = letter_to(Case.objects.get(pk=case.pk))

    assert letter_codes.code_of(letter.reference) not in str(letter.content)


def test_in_danger_there_is_no_code_and_in_welsh_there_is_one() -> None:
    danger = builders.joined()
    builders.reachable(danger, in_danger=True)
    welsh = builders.joined(victims=(replace(builders.victim(), language="cy"),))

    assert "/activate" not in str(letter_to(Case.objects.get(pk=danger.pk)).content)
    letter = letter_to(welsh)
    assert letter_codes.code_of(letter.reference) in str(letter.content["footer"])
    assert "nodwch y cod hwn" in str(letter.content["footer"])
