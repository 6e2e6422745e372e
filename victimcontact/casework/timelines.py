"""What members read of their own case: composed from what they were told and from the ledger, never from the facts.

The portal gets the frozen values made here and no record.
"""

from dataclasses import dataclass
from datetime import date

from victimcontact.casework import (
    access,
    approvals,
    consultations,
    covers,
    messages,
    news,
    notes,
    own_requests,
    own_statements,
    own_zones,
)
from victimcontact.casework.messages import Message
from victimcontact.casework.news import Step
from victimcontact.records.models import Account, Case, MessageState, Telling
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.words import choices as labels
from victimcontact.scheme.words import timeline as words

IN_THE_SCHEME = frozenset({Standing.JOINED, Standing.PAUSED})
MAY_RETURN = frozenset({Standing.LEFT, Standing.NOT_NOW, Standing.DECLINED, Standing.NEVER})


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the member was told of. `told_on` is the day we told them: when it happened is told only in the words."""

    told_on: date
    title: str
    happened: str
    meaning: str
    following: str
    asking: str
    listed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Something the member was told that was wrong: when they were told of it, and that it was wrong."""

    told_on: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the member chose, and what can be chosen from where their case stands."""

    standing_in_words: str
    level: str
    level_in_words: str
    channel: str
    channel_in_words: str
    wants_representations: bool
    can_change: bool
    can_leave: bool
    can_return: bool


@dataclass(frozen=True, slots=True)
class Officer:
    """Who to turn to. Without an officer `name` is empty and the unit answers; without a unit everything is.

    `away` is the member's own officer while somebody stands in for them.
    """

    name: str
    unit: str
    phone: str
    email: str
    hours: str
    away: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or e-mail that was sent. `taken_back`: it told of something that was recorded wrongly."""

    reference: str
    title: str
    written_on: date
    language: str
    is_new: bool
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A member's case on one page. `nothing_known` stands where no next step is known, and is empty where one is."""

    reference: str
    happened: tuple[Entry, ...]
    taken_back: tuple[TakenBack, ...]
    next_steps: tuple[Step, ...]
    nothing_known: str
    choices: Choices
    officer: Officer
    letters: tuple[Letter, ...]
    new_messages: int
    reports_to_read: tuple[str, ...]
    questions: tuple[str, ...]
    requests_to_agree: tuple[str, ...]
    statements_to_read: tuple[str, ...]
    area_to_decide: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose case a page is of: `name` is empty where it is the member's own."""

    name: str = ""
    one_of_several: bool = False


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case to choose from, for somebody who has several."""

    reference: str
    about: str
    acts_for: str


def for_victim(case: Case, *, on: date, language: str) -> Timeline:
    """A member's case as they may read it on a day, in `en` or `cy`.

    What happened comes from what they were told and a person has seen to (`news.told_of`). What comes next comes from the duties
    there are words for, without those that would give away something not yet told. Letters stay in the language they were
    written in.
    """
    told = news.told_of(case)
    steps = news.next_steps(case, told, on=on, language=language) if case.standing in IN_THE_SCHEME else ()
    return Timeline(
        reference=case.reference,
        happened=tuple(_entry(telling, told_on, language) for telling, told_on in told),
        taken_back=_taken_back(case, language),
        next_steps=steps,
        nothing_known="" if steps else words.nothing_known(language),
        choices=choices_of(case, language),
        officer=officer_of(case, language, on=on),
        letters=letters_to(case),
        new_messages=notes.unread_by_member(case),
        reports_to_read=tuple(approvals.waiting(case)),
        questions=tuple(each.reference for each in consultations.asked_of(case) if not each.views),
        requests_to_agree=own_requests.to_agree(case),
        statements_to_read=own_statements.waiting(case),
        area_to_decide=own_zones.waits_for_yes(case),
    )


def letters_to(case: Case) -> tuple[Letter, ...]:
    """What was sent in a case, newest first."""
    return tuple(map(letter_of, messages.sent_in(case)))


def letter_of(message: Message) -> Letter:
    """A sent message as it stands in the list of letters."""
    return Letter(
        reference=message.reference,
        title=message.content["title"],
        written_on=date.fromisoformat(message.content["written_on"]),
        language=message.language,
        is_new=message.state != MessageState.ACKNOWLEDGED,
        taken_back=message.telling is not None and message.telling.ended_at is not None,
    )


def choices_of(case: Case, language: str) -> Choices:
    """What the member chose, in their words."""
    return Choices(
        standing_in_words=labels.standing_sentence(case.standing, language),
        level=case.level,
        level_in_words=labels.level_label(case.level, language) if case.level else "",
        channel=case.channel,
        channel_in_words=labels.channel_label(case.channel, language),
        wants_representations=case.wants_representations,
        can_change=case.standing == Standing.JOINED,
        can_leave=case.standing in IN_THE_SCHEME,
        can_return=case.standing in MAY_RETURN,
    )


def officer_of(case: Case, language: str, *, on: date) -> Officer:
    """Who the member can turn to on a day, with the unit's hours in the language of the page."""
    officer, unit = covers.who_acts(case, on), case.unit
    return Officer(
        name=officer.name if officer else "",
        unit=unit.name if unit else "",
        phone=(officer.phone if officer else "") or (unit.phone if unit else ""),
        email=unit.email if unit else "",
        hours=(unit.hours_in_welsh if language == "cy" else unit.hours) if unit else "",
        away=case.officer.name if case.officer and case.officer != officer else "",
    )


def own_case(case: Case, account: Account) -> OwnCase:
    """A case in the list of somebody who has several."""
    return OwnCase(case.reference, about=case.sentence.offender.full_name, acts_for=_acts_for(case, account))


def whose(case: Case, account: Account) -> Whose:
    """Whose case it is that a member has come to."""
    return Whose(_acts_for(case, account), one_of_several=access.cases_within_reach(account).count() > 1)


def _acts_for(case: Case, account: Account) -> str:
    """Who the account acts for in a case: the victim, or the member who named them."""
    return str(case.acts_for or "") if case.person.account_id == account.pk else case.person.full_name


def _entry(telling: Telling, told_on: date, language: str) -> Entry:
    said = words.stage_entry(telling.code, language, telling.told)
    return Entry(told_on, said.title, said.happened, said.meaning, said.following, said.asking, said.listed)


def _taken_back(case: Case, language: str) -> tuple[TakenBack, ...]:
    """What the member had been told of when its fact was taken back, newest first. It stays to be read, as what it was."""
    rows = (
        Telling.objects.filter(case=case).exclude(correction="").prefetch_related("messages").order_by("-made_at", "pk")
    )
    told = ((telling, news.told_on(telling, {})) for telling in rows)
    return tuple(
        TakenBack(day, words.stage_entry(telling.code, language, telling.told).title, words.taken_back(language))
        for telling, day in told
        if day is not None
    )
