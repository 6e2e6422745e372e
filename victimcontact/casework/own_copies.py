"""A copy of what we hold about a member: theirs alone. What is also about another victim of the sentence is left out, and said so.

Nothing of the offender is in it but what the member was told, and nothing that officers wrote for one another.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcontact.casework import (
    complaints,
    message_words,
    messages,
    notes,
    own_looks,
    own_requests,
    own_statements,
    plan_answers,
    protection,
    timelines,
)
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import own_copy
from victimcontact.records.models import Account, Case
from victimcontact.scheme import leaks
from victimcontact.scheme.leaks import ProtectedFact
from victimcontact.scheme.words import own_copy as words
from victimcontact.scheme.words.months import day_in_words, day_of_the_year_in_words

# What is recorded of the member by themselves: a family shares its name and address, and may read its own.
THEIR_OWN = frozenset({"you", "reaching", "choices", "looks"})
Entries = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a copy. `entries` are what it is called and the words; `withheld` counts what was left out of it."""

    name: str
    title: str
    entries: tuple[tuple[str, str], ...]
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything, as it stood on a day."""

    reference: str
    language: str
    made_on: date
    parts: tuple[Part, ...]

    def as_json(self) -> str:
        """For another program: the same parts in the same order."""
        content: dict[str, Any] = {
            "reference": self.reference,
            "made_on": self.made_on.isoformat(),
            "parts": [
                {"name": part.name, "title": part.title, "entries": [list(entry) for entry in part.entries]}
                for part in self.parts
            ],
        }
        return json.dumps(content, ensure_ascii=False, indent=1)

    def as_pdf(self) -> bytes:
        """For a person, as tagged PDF. Raises what typesetting raises."""
        parts = tuple((part.title, part.entries) for part in self.parts)
        return own_copy.pdf(own_copy.Document(self.language, self.reference, self.made_on, parts))


def make(case: Case, account: Account, *, now: datetime) -> Copy:
    """The copy for the member of a case, in the language of their letters, as things stand."""
    language = case.person.language
    others = Case.objects.filter(sentence=case.sentence_id).exclude(person=case.person_id).select_related("person")
    facts = tuple(fact for other in others for fact in protection.its_own(other))
    found = {
        "you": _you(case, language),
        "reaching": _reaching(case, language),
        "choices": _choices(case, language),
        "told": _told(case, language, day_of(now)),
        "letters": _letters(case, language),
        "messages": _messages(case, language),
        "statements": _statements(case, language),
        "requests": (
            (f"{day_in_words(each.asked_on, language)}: {each.condition}", each.wording or each.own_words)
            for each in own_requests.of(case)
        ),
        "complaints": ((day_in_words(each.received_on, language), each.text) for each in complaints.own(case)),
        "looks": _looks(case, account, language, now),
    }
    parts = tuple(_part(name, tuple(entries), facts, language) for name, entries in found.items())
    return Copy(case.reference, language, day_of(now), parts)


def _part(name: str, entries: tuple[tuple[str, str], ...], facts: tuple[ProtectedFact, ...], language: str) -> Part:
    if name in THEIR_OWN:
        return Part(name, words.title(name, language), entries)
    kept = [(called, text, bool(leaks.find(f"{called}\n{text}", facts))) for called, text in entries]
    shown = tuple((called, words.label("withheld", language) if hit else text) for called, text, hit in kept)
    return Part(name, words.title(name, language), shown, withheld=sum(hit for *_rest, hit in kept))


def _labelled(spoken: str, /, **values: str) -> Entries:
    return ((words.label(name, spoken), value) for name, value in values.items() if value)


def _you(case: Case, language: str) -> Entries:
    person = case.person
    return _labelled(
        language,
        reference=case.reference,
        name=person.full_name,
        preferred_name=person.preferred_name,
        born_on=day_in_words(person.born_on, language) if person.born_on else "",
        language={"en": "English", "cy": "Cymraeg"}[person.language],
    )


def _reaching(case: Case, language: str) -> Entries:
    answers = plan_answers.as_they_stand(case.person)
    return _labelled(
        language,
        address=answers["address"],
        phone=answers["phone"],
        email=answers["email"],
        days=", ".join(day_of_the_year_in_words(day, language) for day in answers["dates_to_avoid"]),
    )


def _choices(case: Case, language: str) -> Entries:
    chosen = timelines.choices_of(case, language)
    return _labelled(
        language, level=chosen.level_in_words, channel=chosen.channel_in_words, standing=chosen.standing_in_words
    )


def _told(case: Case, language: str, on: date) -> Entries:
    for entry in timelines.for_victim(case, on=on, language=language).happened:
        yield f"{day_in_words(entry.told_on, language)}: {entry.title}", entry.happened


def _letters(case: Case, language: str) -> Entries:
    for message in messages.sent_in(case):
        sent = timelines.letter_of(message)
        text = message_words.as_composed(message).plain_text()
        yield f"{day_in_words(sent.written_on, language)}: {sent.title}", text


def _messages(case: Case, language: str) -> Entries:
    for said in notes.between(case):
        who = words.label("you_wrote" if said.from_member else "officer_wrote", language)
        with_it = [words.label("with_document", language) for _document in said.documents]
        yield f"{day_in_words(day_of(said.at), language)}: {who}", "\n\n".join([said.text, *with_it])


def _statements(case: Case, language: str) -> Entries:
    for each in own_statements.listed(case, language):
        for answer in each.answers:
            if answer.saved:
                yield f"{each.title}: {answer.question}", answer.saved


def _looks(case: Case, account: Account, language: str, now: datetime) -> Entries:
    for look in own_looks.of_own(case, account, now=now):
        yield day_in_words(look.on, language), look.name or words.role(look.role, language)
