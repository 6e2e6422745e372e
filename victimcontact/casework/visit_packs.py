"""A pack to take along to a home visit, without what must not be carried around."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from victimcontact.casework import duties, histories, news, overviews, people, protection
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import visit_pack
from victimcontact.casework.documents.visit_pack import VisitPack
from victimcontact.records.models import Account, Case, Duty, Review
from victimcontact.scheme import leaks, standing
from victimcontact.scheme.keystages import stage_called
from victimcontact.scheme.needs import NAMES, Format
from victimcontact.scheme.roles import May

AT_MOST = 12
ON_THE_CASE_PAGE = "Read them on the case page before you go: they name somebody or somewhere."
LEVELS = {
    "release_month": "release month only",
    "annual": "the yearly letter",
    "key_stages": "every key stage",
    "": "nothing chosen yet",
}


class NotToBeVisited(Exception):
    """Where the case stands, nobody calls on this person (P14, R31)."""


@action(needs=May.RECORD_WISH)
def make(*, case: Case, by: Account, now: datetime) -> bytes:
    """The pack of a case as a tagged PDF, in the person's language where they read it; that it was made is written down (R74).

    No address, number, code word, surname, place of the offender, withheld field, co-victim or fact about risk is in it: the
    value it is set from has no place for them, and what somebody typed goes in only where the leak guard finds nothing.
    Raises `NotToBeVisited`.
    """
    if not standing.may_be_contacted(standing.Standing(case.standing), standing.Purpose.ORDINARY):
        raise NotToBeVisited
    return visit_pack.pdf(pack_of(case, by=by, on=day_of(now)))


def pack_of(case: Case, *, by: Account, on: date) -> VisitPack:
    """What stands in the pack of a case on a day."""
    language: Literal["en", "cy"] = "cy" if case.person.language == "cy" else "en"
    return VisitPack(
        reference=case.reference,
        made_on=on,
        officer=histories.who(by),
        language=language,
        facts=tuple(_facts(case, on)),
        told=tuple((day, stage_called(telling.code).title) for telling, day in news.told_of(case)[:AT_MOST]),
        owed=tuple((duty.due_on, duty.text) for duty in _owed(case)),
        questions=tuple(_questions(case, on)),
    )


def _owed(case: Case) -> Iterator[Duty]:
    live = Duty.objects.filter(case=case, standing__in=duties.LIVE, owed_by="victim_liaison_officer")
    yield from live.order_by("due_on", "pk")[:AT_MOST]


def _facts(case: Case, on: date) -> Iterator[tuple[str, str]]:
    person, plan = case.person, people.live_plan(case.person)
    yield "First names", person.given_names
    yield "Age", overviews.age_band(person.born_on, on) or "not known"
    yield "Language", {"en": "English", "cy": "Welsh"}[person.language]
    yield "Interpreter", person.interpreter or "none"
    yield "Reads", NAMES[Format(person.letter_format)]
    yield "Needs", _needs(case)
    yield "Where the case stands", case.standing.replace("_", " ")
    yield "Chosen to hear", LEVELS[case.level]
    yield "Name", "confirmed" if person.name_confirmed_at else "not confirmed: ask how it is written"
    yield "Code word", "set: look it up on the case page" if plan and plan.code_word else "none"
    if plan is None:
        yield "Danger", "not known: there is no safe-contact plan yet"
    elif plan.in_danger:
        yield "Danger", "Danger mode is on. Read the plan before you go, and do not go alone."


def _needs(case: Case) -> str:
    """What they need, where nothing of it says who or where anybody is; of the others in the same sentence as well (R71)."""
    needs = str(case.person.needs or "")
    others = (
        Case.objects.filter(sentence=case.sentence_id).exclude(pk=case.pk).select_related("person", "representative")
    )
    protected = [*protection.protected(case), *(fact for other in others for fact in protection.protected(other))]
    surname = case.person.family_name.casefold() in needs.casefold()
    return ON_THE_CASE_PAGE if surname or leaks.find(needs, protected) else needs or "none recorded"


def _questions(case: Case, on: date) -> Iterator[str]:
    yield "Is this a good place and time to talk? Who else is here, or may come in?"
    if case.person.name_confirmed_at is None:
        yield "How do you write your name, with every accent and hyphen? How should letters address you?"
    yield "Is it still safe to reach you the way we do? Who else sees your post, phone or email?"
    yield "Have you moved, or will you? (Put the new address into the case, not onto this page.)"
    if not case.level:
        yield "Do you want to hear from us? What, and how? (Use the form.)"
    yield "Has anybody been in touch with you for the offender, or has something worried you?"
    yield "Is there anything you want to ask for, or want decided differently?"
    if Review.objects.filter(sentence=case.sentence_id, ended_at__isnull=True).exists():
        yield "For the review: do you want to make a statement, to attend, to ask for conditions, to have a summary?"
    if case.person.born_on and overviews.is_under_age(case.person.born_on, on):
        yield "Who should be with you when we talk, and whom may we talk to?"
