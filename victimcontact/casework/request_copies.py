"""A request on its way out: the sheet kept exactly as it went, and where the address is known handed over by our own mail.

The mail says only that there is something to read. What there is to read is closed with a password, which the officer tells by
telephone: a mail that went astray gives nothing away.
"""

import base64
import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from victimcontact.casework import access, audit, hard_stops, messages, own_mail, references, risks, sharing
from victimcontact.casework import request_steps as steps
from victimcontact.casework.carriage import Carrier, Parcel
from victimcontact.casework.days import Clock
from victimcontact.casework.documents import closing
from victimcontact.records.models import Account, Request, RequestCopy, RequestMail
from victimcontact.scheme import legal_ways
from victimcontact.scheme.licences import Decider

OUR_MAIL = "our_mail"
NOT_ARRIVED = "not_arrived"
GROUPS, LETTERS = 4, 4
SUBJECT = "Something for you to read"
BODY = (
    "There is a document for you to read. It is attached, and a password opens it.\n\n"
    "Whoever sent it tells you the password by telephone. Please do not ask for it by e-mail.\n\n"
    "Reference: {reference}\n"
)


class NoAddress(Exception):
    """Nobody has said where our mail would reach them."""


def address_of_practitioner(request: Request) -> str:
    """Where our mail reaches the offender's practitioner; empty while nobody is named."""
    practitioner = risks.practitioner_of(request.case)
    return practitioner.email if practitioner else ""


def address_of(request: Request, decider: Decider) -> str:
    """Where our mail reaches whoever decides: the practitioner on a licence that runs, else as the installation was told."""
    if decider is Decider.PROBATION:
        return address_of_practitioner(request)
    return str(settings.MAIL_OF_DECIDERS.get(decider.value, ""))


def copy_of(request: Request, copy: UUID) -> bytes:
    """A sheet as it went. Raises `access.NotFound` for one of another request."""
    found = RequestCopy.objects.filter(pk=copy, step__request=request).first()
    if found is None:
        raise access.NotFound(request.reference)
    return base64.b64decode(found.content)


# Within verbs.


def require_address(how: str, address: str) -> None:
    """Raise `NoAddress` where it is to go by our mail and there is no address."""
    if how == OUR_MAIL and not address:
        raise NoAddress


def keep(request: Request, pdf: bytes, *, how: str, address: str, by: Account, now: datetime) -> RequestCopy:
    """Keep the sheet with the step that was just taken; by our mail, it waits for the carrier from now on."""
    copy = RequestCopy.objects.create(
        step=steps.of(request)[-1],
        content=base64.b64encode(pdf).decode(),
        content_hash=hashlib.sha256(pdf).hexdigest(),
        made_by=by,
        made_at=now,
    )
    to, subject = "decision_maker", f"request:{request.reference}"
    sharing.record(request.case, to=to, law=legal_ways.REPRESENTATIONS, subject=subject, by=by, now=now)
    if how == OUR_MAIL:
        RequestMail.objects.create(
            reference=references.new("RM"),
            copy=copy,
            address=address,
            password=_password(),
            state=own_mail.APPROVED,
            made_by=by,
            made_at=now,
        )
        messages.nudge_worker()
    return copy


def _password() -> str:
    return "-".join("".join(secrets.choice(references.ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


# The worker's.


def drain(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over what waits. Where nobody can know whether it went, an alert asks the officer to find out. Returns how many went."""
    return own_mail.drain(POST, carrier, clock=clock)


def _waiting() -> QuerySet[RequestMail]:
    return RequestMail.objects.select_related("copy__step__request__case")


def _parcel(mail: RequestMail) -> Parcel:
    pdf = closing.closed(base64.b64decode(mail.copy.content), str(mail.password))
    return Parcel(mail.reference, [str(mail.address)], SUBJECT, BODY.format(reference=mail.reference), pdf, True)


def _settled(mail: RequestMail, went: bool, now: datetime) -> None:
    request = mail.copy.step.request
    audit.write(
        "requests.handed_over",
        by=access.program(),
        now=now,
        case_reference=request.case.reference,
        subject=f"request:{request.reference}",
    )
    if mail.state == own_mail.UNCERTAIN:
        hard_stops.alert(request, NOT_ARRIVED, now=now)


POST = own_mail.Post(_waiting, _parcel, _settled)
