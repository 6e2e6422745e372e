"""The code at the end of a letter about a key stage: whoever enters it has the letter, and knows. At the end of the answer to somebody who
said no it is their way back.

It is derived from the letter's reference with our key, so that nothing has to be kept, and the reference alone is not enough. Where
somebody else may open the post the letter has no code: entering it would say nothing about the member.
"""

from django.conf import settings

from victimcontact.casework import people, references
from victimcontact.records.keyring import blind_index
from victimcontact.records.models import Case, Message
from victimcontact.scheme.words import letter_code
from victimcontact.scheme.words.document import Heading, Paragraph

PREFIX, GROUP = "ML", 4
ANSWER = "L04"


def footer_of(message: Message) -> tuple[Heading | Paragraph, ...]:
    """What stands at the end of a letter that has a code; nothing for other letters, or where somebody else may open it."""
    purpose = letter_code.RETURN if message.document == ANSWER else letter_code.ARRIVED if message.telling else None
    if purpose is None or message.channel != "letter" or not _opens_own_post(message.case):
        return ()
    page = f"{settings.PORTAL_ADDRESS.partition('://')[2]}/activate"
    language = message.case.person.language
    return letter_code.lines(purpose, language, code=code_of(message.reference), address=page)


def code_of(reference: str) -> str:
    """The code of a letter: its reference without the prefix, and four letters that only we can work out."""
    digest = blind_index(f"letter-code:{reference}")
    check = "".join(references.ALPHABET[byte % len(references.ALPHABET)] for byte in digest[:GROUP])
    return f"{reference.removeprefix(f'{PREFIX}-')}-{check}"


def tidied(code: str) -> str:
    """A code as it is printed, however it was typed (spaces, dashes, small letters)."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def reference_in(code: str) -> str:
    """The reference of the letter that a code would be of."""
    return f"{PREFIX}-{tidied(code)[: 2 * GROUP + 1]}"


def _opens_own_post(case: Case) -> bool:
    address, plan = people.live_address(case.person), people.live_plan(case.person)
    return address is not None and not address.who_else_sees and not (plan and plan.in_danger)
