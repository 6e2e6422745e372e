"""Members who come in as real ones do: a letter with a code, a safe address, a code by e-mail."""

import re
from datetime import datetime

from django.test import Client

from tests import builders
from victimcontact.casework import invitations, messages, one_time_codes, sending, sign_ins, sittings
from victimcontact.casework.sessions import SITTING
from victimcontact.casework.sign_ins import Started, Where
from victimcontact.gateway import carriers
from victimcontact.portal.sign_in import BACKEND
from victimcontact.records.models import Account, Case, Message, WaitingMail

SITE = "portal.example.org"
VISITOR = "192.0.2.7"


def officer_of(case: Case) -> Account:
    """The account of the officer who holds a case."""
    assert case.officer is not None
    return case.officer.account


def letter_code(case: Case, *, now: datetime = builders.NOW) -> str:
    """Invite the person of a case, and read the code in the letter that was drafted."""
    invitations.invite(case=case, site=SITE, by=officer_of(case), now=now)
    letter = Message.objects.filter(case=case, document="P01").latest("made_at")
    codes: list[str] = re.findall(r"\b\w{4}-\w{4}-\w{4}\b", str(letter.content))
    return codes[0]


def started(case: Case, *, now: datetime = builders.NOW) -> Started:
    """An activation whose letter code has been typed in."""
    return sign_ins.begin_activation(code=letter_code(case, now=now), visitor=VISITOR, now=now)


def address_of(case: Case) -> str:
    """A safe e-mail address for the person of a case."""
    return f"{case.reference.lower()}@example.org"


def activated(case: Case, *, now: datetime = builders.NOW) -> Account:
    """The person's account: they have entered the first code, which went to their address by e-mail."""
    account = entered_with(letter_code(case, now=now), Where("email", address_of(case)), now=now)
    WaitingMail.objects.all().delete()
    case.person.refresh_from_db()
    return account


def entered_with(code: str, where: Where, *, now: datetime = builders.NOW) -> Account:
    """Somebody comes in with the code of a letter, or one of their officer's, and wants their codes there from now on."""
    began = sign_ins.begin_activation(code=code, visitor=VISITOR, now=now)
    sign_ins.activate(started=began, where=where, now=now)
    return sign_ins.enter(mark=sign_ins.mark_of(where), code=mailed_code(where.value), started=began, now=now)


def coded(case: Case) -> str:
    """The code that a member who asks for one gets by e-mail."""
    sign_ins.request_code(where=Where("email", address_of(case)), visitor=VISITOR, now=builders.NOW)
    return mailed_code()


def waiting() -> list[WaitingMail]:
    """What carries a code and waits to go, the oldest first, when the worker has answered whoever asked."""
    newest = WaitingMail.objects.order_by("made_at").last()
    one_time_codes.answer_asked(clock=lambda: newest.made_at if newest else builders.NOW)
    return list(WaitingMail.objects.filter(handed_over_at__isnull=True).order_by("made_at"))


def mailed_code(to: str = "") -> str:
    """The code in the newest e-mail or text that waits to go, to anybody or to one place."""
    mails = [mail for mail in reversed(waiting()) if to in ("", mail.to_address)]
    return str(next(code for mail in mails for code in re.findall(r"\b\d{6}\b", str(mail.body))))


def client_of(case: Case, *, language: str = "") -> Client:
    """A browser in which the member of a case is signed in."""
    account = case.person.account or activated(case)
    client = Client(REMOTE_ADDR=VISITOR)
    come_in(client, account)
    if language:
        client.get(f"/?language={language}")
    return client


def come_in(client: Client, account: Account) -> None:
    """Sign a member in, as somebody who entered a code is."""
    client.force_login(account, backend=BACKEND)
    session = client.session
    session[SITTING] = sittings.begin(account, now=builders.NOW)
    session.save()


def approved(message: Message, *, now: datetime = builders.NOW) -> Message:
    """A drafted message, approved by the officer who holds the case, or by the manager where only a manager may."""
    try:
        return messages.approve(message=message, by=officer_of(message.case), now=now)
    except messages.ManagerApproves:
        return messages.approve(message=message, by=builders.officer("manager").account, now=now)


def posted(message: Message, *, now: datetime = builders.NOW) -> Message:
    """A drafted letter, approved, printed and posted."""
    approved(message, now=now)
    sending.drain(carriers.letters(), clock=lambda: now)
    message.refresh_from_db()
    sending.mark_posted(message=message, by=officer_of(message.case), now=now)
    message.refresh_from_db()
    return message


def words_of(page: str) -> str:
    """What somebody reads of a page, without what it is made of."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def read(browser: Client, path: str, **asked: str) -> str:
    """Go to a page and read it."""
    return words_of(browser.get(path, asked).content.decode())
