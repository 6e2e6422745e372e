"""GOV.UK Notify as three carriers: e-mail, texts, and letters that come ready made.

Our words go into templates that hold nothing but a field for them, so that what is kept with a message is what was sent. They name nobody.
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings

from victimcontact.casework.carriage import Allowance, Carrier, Misconfigured, Parcel, Per, Refused, Takes
from victimcontact.casework.documents.typesetting import CannotBeTypeset, page_count
from victimcontact.gateway.carriers import notify_api
from victimcontact.gateway.carriers.notify_statuses import NAME

# It keeps what became of a message for seven days; one day less, so that nobody asks at the very edge.
REMEMBERS = timedelta(days=6)
MOST_PAGES, MOST_BYTES = 10, 2 * 1024 * 1024


class _Notify(Carrier):
    """What the three have in common: the allowances of one key, and being asked by our reference."""

    name = NAME
    remembers = REMEMBERS

    def has(self, reference: str) -> bool | None:
        found = notify_api.get("/v2/notifications", reference=reference)
        return bool(found.body.get("notifications"))


class NotifyMail(_Notify):
    """E-mails: a subject and a body in the template of NOTIFY_EMAIL_TEMPLATE."""

    channel = "email"
    ends_in = "sent"

    @property
    def allowances(self) -> Sequence[Allowance]:
        return _allowances("emails", settings.NOTIFY_EMAILS_A_DAY)

    def hand_over(self, parcel: Parcel) -> str:
        what = {
            "email_address": parcel.to[0],
            "template_id": settings.NOTIFY_EMAIL_TEMPLATE,
            "personalisation": {"subject": parcel.subject, "body": parcel.body},
            "reference": parcel.reference,
        }
        return _by_template("/v2/notifications/email", what, a_day="emails")


class NotifyTexts(_Notify):
    """Texts: a body in the template of NOTIFY_TEXT_TEMPLATE."""

    channel = "text"
    ends_in = "sent"

    @property
    def allowances(self) -> Sequence[Allowance]:
        return _allowances("texts", settings.NOTIFY_TEXTS_A_DAY)

    def hand_over(self, parcel: Parcel) -> str:
        what = {
            "phone_number": parcel.to[0],
            "template_id": settings.NOTIFY_TEXT_TEMPLATE,
            "personalisation": {"body": parcel.body},
            "reference": parcel.reference,
        }
        return _by_template("/v2/notifications/sms", what, a_day="texts")


class NotifyLetters(_Notify):
    """Letters, ready made. Taken is not posted: a letter is looked through and printed first, and what became of it is asked for."""

    channel = "letter"
    ends_in = "in_print_room"
    takes = Takes.ALONE

    @property
    def allowances(self) -> Sequence[Allowance]:
        return _allowances("letters", settings.NOTIFY_LETTERS_A_DAY)

    def hand_over(self, parcel: Parcel) -> str:
        if parcel.pdf is None or not _fits(parcel.pdf):
            raise Refused
        content = base64.b64encode(parcel.pdf).decode()
        what = {"reference": parcel.reference, "content": content, "postage": settings.NOTIFY_POSTAGE}
        return str(notify_api.post("/v2/notifications/letter", what, a_day="letters").get("id", ""))


def _allowances(a_day: str, limit: int) -> Sequence[Allowance]:
    return (
        Allowance(notify_api.A_MINUTE, settings.NOTIFY_A_MINUTE, Per.MINUTE),
        Allowance(a_day, limit, Per.DAY),
    )


def _by_template(path: str, what: Mapping[str, Any], *, a_day: str) -> str:
    """Post it. A refusal is the parcel's own only as long as the template is there: otherwise every parcel would be refused."""
    try:
        return str(notify_api.post(path, what, a_day=a_day).get("id", ""))
    except Refused:
        if notify_api.get(f"/v2/template/{what['template_id']}").status != notify_api.OK:
            raise Misconfigured("a template is not there") from None
        raise


def _fits(pdf: bytes) -> bool:
    try:
        return len(pdf) <= MOST_BYTES and page_count(pdf) <= MOST_PAGES
    except CannotBeTypeset:
        return False
