"""Staying in touch: the yearly letter, two of them missed, and contacts that came back (D5, R88, D18)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from victimcontact.scheme.calendar import months_after, next_working_day, on_or_before, working_days_before
from victimcontact.scheme.duties.contacts import Contact
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.membership import Spell
from victimcontact.scheme.duties.rows import MANAGER, OFFICER, Draft, Row, earliest, long_date, proof_of, subject_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

YEARLY_LETTER = Row(
    "D5",
    "send_annual_letter",
    OFFICER,
    "Information about the Victim Contact Scheme; local setting D5",
    "Send the yearly letter: nothing has got through to the member since {contact_on}.",
    person=True,
    ends=True,
)
TWO_MISSED = Row(
    "R88",
    "escalate_two_missed_annual_letters",
    MANAGER,
    "HM Inspectorate of Probation, review of February 2018",
    "Find out why nothing has got through to this member since {contact_on}, and put it right.",
    person=True,
    ends=True,
)
PHONE_AFTER_BOUNCE = Row(
    "D18",
    "phone_after_bounce",
    OFFICER,
    "Local setting D18",
    "Reach the victim by phone or visit: a contact did not get through. Look at the safe-contact plan first.",
    person=True,
)

MISSED_MONTHS, MISSED_MEMBER_MONTHS = 24, 12
# The last working day before any day is nearer than this: a date further off cannot be due yet.
LONGEST_HOLIDAY = timedelta(days=7)


@dataclass(frozen=True)
class Year:
    """A year without news: from the fact that began it and the day it counts from, to the contact that ended it."""

    spell: Spell
    begun_by: Fact
    counts_from: date
    restarted_by: Fact | None


def derive(history: History, law: Law) -> Iterator[Draft]:
    """The yearly letter of each year without news, the escalation of missed ones, and calls after bounces."""
    for failed in history.contacts.failed:
        spoken = history.contacts.talk(failed.on)
        due = next_working_day(failed.on)
        yield Draft(PHONE_AFTER_BOUNCE, failed.fact, due, proof=proof_of(spoken), about=subject_of(failed.fact))
    for spell in history.membership.yearly_spells(history.endings):
        for year in _years(history, spell):
            yield _yearly_letter(law, year, year.spell.ended_by)
            yield from _two_missed(history, year)
        for year, bounce in _years_that_bounced(history, spell):
            yield _yearly_letter(law, year, bounce)


def _yearly_letter(law: Law, year: Year, ended_by: Fact | None) -> Draft:
    last_on = months_after(year.counts_from, law.period("D5"))
    due_on = on_or_before(last_on)
    return Draft(
        YEARLY_LETTER,
        year.begun_by,
        due_on=due_on,
        last_on=last_on,
        opens_on=working_days_before(due_on, law.period("D5", 1)),
        about=subject_of(year.begun_by),
        anchor=year.spell.began_by,
        proof=proof_of(year.restarted_by),
        ended_by=ended_by,
        words={"contact_on": long_date(year.counts_from)},
    )


def _two_missed(history: History, year: Year) -> Iterator[Draft]:
    """Arises on the day itself, for a member for whom two yearly letters have fallen due."""
    in_silence = months_after(year.counts_from, MISSED_MONTHS)
    as_member = months_after(year.spell.began_by.on, MISSED_MEMBER_MONTHS)
    last_on = max(in_silence, as_member)
    if last_on > history.on + LONGEST_HOLIDAY:
        return
    due_on = on_or_before(last_on)
    over = earliest(year.restarted_by, year.spell.ended_by)
    if due_on > history.on or (over is not None and over.on <= due_on):
        return
    yield Draft(
        TWO_MISSED,
        year.begun_by,
        due_on=due_on,
        last_on=last_on,
        about=subject_of(year.begun_by),
        anchor=year.spell.began_by,
        arises_on=due_on,
        proof=proof_of(year.restarted_by),
        ended_by=year.spell.ended_by,
        words={"contact_on": long_date(year.counts_from)},
    )


def _years(history: History, spell: Spell) -> Iterator[Year]:
    """The years of one spell. The first counts from the last contact before it, else from its beginning."""
    runs = _runs([*_before(history, spell)[-1:], *_during(history, spell)])
    if not runs or runs[0][0].on > spell.began_by.on:
        first = runs[0][0].fact if runs else None
        yield Year(spell, spell.began_by, spell.began_by.on, first)
    for place, run in enumerate(runs):
        if spell.ended_by is not None and run[0].on >= spell.ended_by.on:
            return
        following = runs[place + 1][0].fact if place + 1 < len(runs) else None
        yield Year(spell, run[0].fact, run[-1].on, following)


def _runs(contacts: Sequence[Contact]) -> list[list[Contact]]:
    """Contacts put together that are one: of one day, or a report of what became of the one before."""
    runs: list[list[Contact]] = []
    for contact in contacts:
        if runs and (contact.first == runs[-1][-1].first or contact.on == runs[-1][-1].on):
            runs[-1].append(contact)
        else:
            runs.append([contact])
    return runs


def _years_that_bounced(history: History, spell: Spell) -> Iterator[tuple[Year, Fact]]:
    """The years that seemed to begin with something sent, until it came back."""
    before = _before(history, spell)
    since = before[-1].on if before else date.min
    for contact in history.contacts.all:
        bounce = contact.undone_by
        if bounce is None or bounce.on < spell.began_by.on or contact.on <= since or _is_over(spell, contact.on):
            continue
        later = next((each.fact for each in _during(history, spell) if each.on > contact.on), None)
        yield Year(spell, contact.fact, contact.on, later), bounce


def _before(history: History, spell: Spell) -> list[Contact]:
    return [contact for contact in history.contacts.through if contact.on <= spell.began_by.on]


def _during(history: History, spell: Spell) -> list[Contact]:
    """The contacts after the spell began, up to the day it ended."""
    end = spell.ended_by.on if spell.ended_by else date.max
    return [contact for contact in history.contacts.through if spell.began_by.on < contact.on <= end]


def _is_over(spell: Spell, day: date) -> bool:
    return spell.ended_by is not None and day >= spell.ended_by.on
