"""A message as a letter on paper."""

from victimcontact.casework.documents import letters
from victimcontact.casework.documents.letters import Letter, Sender
from victimcontact.records.models import Case, Message
from victimcontact.scheme.words.months import day_in_words

LARGE_PRINT = "large_print"


def letter_pdf(message: Message) -> bytes:
    """The tagged PDF of a letter, from the words and the address the message holds. Raises what `documents.letters` raises."""
    return letters.pdf(letter_of(message))


def letter_of(message: Message) -> Letter:
    """The letter a message prints as: its stored words and address, the sender of its case."""
    content = message.content
    return Letter(
        language="cy" if message.language == "cy" else "en",
        sender=sender_of(message.case),
        recipient=tuple(message.to),
        reference=message.case.reference,
        date=day_in_words(content["written_on"], message.language),
        title=content["title"],
        salutation=content["salutation"],
        blocks=letters.said(content["blocks"]),
        closing=tuple(content["sign_off"]),
        footer=letters.said(content["footer"]),
        plain=message.plain_envelope,
        large_print=message.recipient.letter_format == LARGE_PRINT,
    )


def sender_of(case: Case) -> Sender:
    """Who writes: the officer who holds the case, of the unit that holds it."""
    unit, officer = case.unit, case.officer
    if unit is None:
        raise ValueError(f"{case.reference} has no unit yet: nobody can write")
    welsh = case.person.language == "cy"
    return Sender(
        name=officer.name if officer else "",
        unit=unit.name,
        address=tuple(unit.address),
        telephone=(officer.phone if officer else "") or unit.phone,
        email=unit.email,
        hours=unit.hours_in_welsh if welsh and unit.hours_in_welsh else unit.hours,
    )
