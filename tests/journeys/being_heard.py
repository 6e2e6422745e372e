"""A member and her officer on the way to a decision: what they do about it, through the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from tests import builders
from tests.journeys.members import Phone, code_in_letter, code_in_newest_mail
from tests.journeys.officers import Desk
from tests.portal import members
from victimcontact.casework import report_files
from victimcontact.casework.documents.measuring import marks
from victimcontact.gateway import tasks
from victimcontact.records.models import Case, Message, Officer, Report
from victimcontact.scheme.words.months import day_in_words


@dataclass(frozen=True)
class Asked:
    """A condition as it is asked for: its kind, its words, and why by both tests."""

    kind: str
    wording: str
    necessary: str = "There is a fear of being found."
    proportionate: str = "It asks nothing but to stay away."


def words_of_day(day: date) -> str:
    return day_in_words(day, "en")


def words_of_report(report: str) -> str:
    """What a report says, as it left."""
    return words_of_file(report_files.file_of(Report.objects.get(reference=report), "pdf"))


def words_of_file(pdf: bytes) -> str:
    return " ".join(mark.text for mark in marks(pdf))


def member_of(holder: Officer, victim: tuple[str, str], offender: tuple[str, str], **sentence: Any) -> Case:
    """A member of an officer, after this sentence of this offender."""
    told = builders.told()
    return builders.joined(
        holder,
        now=timezone.now(),
        victims=(builders.victim(given_names=victim[0], family_name=victim[1]),),
        offender=replace(told.offender, given_names=offender[0], family_name=offender[1]),
        sentence=replace(told.sentence, **sentence),
    )


def letters_go(case: Case) -> str:
    """Every letter that waits in a case is approved, printed and posted; what they say."""
    waiting = Message.objects.filter(case=case, state="drafted").order_by("made_at")
    gone = [members.posted(letter, now=timezone.now()) for letter in waiting]
    return " ".join(str(letter.content) for letter in gone)


def comes_in(phone: Phone, case: Case) -> None:
    """For the first time, with the code from a letter."""
    code = members.letter_code(case, now=timezone.now())
    letters_go(case)
    phone.come_in_first(code_in_letter(code), members.address_of(case))
    _enters(phone)


def comes_in_again(phone: Phone, case: Case) -> None:
    phone.come_in_again(members.address_of(case))
    _enters(phone)


def _enters(phone: Phone) -> None:
    tasks.send_messages()
    phone.enter(code_in_newest_mail())


# Conditions


def asks_for(desk: Desk, case: Case, asked: Asked, **chosen: str) -> str:
    """The officer words what she asks for; its reference."""
    desk.go(f"/cases/{case.reference}/conditions/new/{asked.kind}/")
    desk.type("What is asked for", asked.wording)
    desk.type("Why is it necessary? (optional)", asked.necessary)
    desk.type("Why is it proportionate? (optional)", asked.proportionate)
    for label, answer in chosen.items():
        desk.select(label, answer)
    desk.press("Save the draft")
    return desk.path.split("/")[2]


def step(desk: Desk, request: str, name: str, typed: Mapping[str, str] | None = None, **chosen: str) -> None:
    """One step of a condition asked for."""
    desk.go(f"/requests/{request}/{name}/")
    for label, text in (typed or {}).items():
        desk.type(label, text)
    for question, answer in chosen.items():
        desk.choose(question, answer)
    desk.press("Record it")
    desk.reads("It is recorded.")


def agrees_to_condition(phone: Phone, case: Case, request: str) -> None:
    """She reads every word in her own pages, and who will read it, and agrees."""
    phone.go(f"/your-page/{case.reference}/rules/{request}/")
    phone.reads("Who will read it")
    phone.page.get_by_label("I have read it, and I understand who will read it").check()
    phone.press("I agree to these words")


def sends_condition(desk: Desk, request: str, decider: str) -> None:
    """To the practitioner, and to whoever decides."""
    for name, to in (("send", "Sam Probation"), ("forward", decider)):
        step(desk, request, name, {"To whom does it go?": to}, **{"How does it go?": "Secure email"})


# Reports


def approved_report(desk: Desk, checker: Desk, report: str) -> None:
    """She approves what the officer reads to her, and another officer checks it."""
    desk.go(f"/reports/{report}/")
    desk.press("Ask the victim to read it")
    desk.follow("They approve it")
    desk.choose("How did they approve it?", "I read it to them on the telephone")
    desk.page.get_by_label("I told them who can read it, and they understood").check()
    desk.press("Record the approval")
    checker.check_report(report)
