"""What a member sees of their own way in: where codes go, when somebody came in, and an end to every sign-in at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from victimcontact.casework import one_time_codes, sittings
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, AuditEntry, Channel, ContactPoint, Safety
from victimcontact.scheme.roles import May

SHOWN_FOR = timedelta(days=90)
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody came in. `way` is `email`, `text` or `passkey`; `device` is `phone`, `computer` or, when it did not say, empty."""

    at: datetime
    way: str
    device: str


@dataclass(frozen=True, slots=True)
class CodeGoesTo:
    """A place to which codes go: its channel, and enough of it for its owner to know it by."""

    channel: str
    hint: str


def recent(account: Account, *, now: datetime) -> tuple[SignIn, ...]:
    """The sign-ins of the last 90 days, newest first, twenty at most."""
    entries = AuditEntry.objects.filter(actor=account.pk, what="sign_ins.entered", at__gt=now - SHOWN_FOR)
    return tuple(
        SignIn(entry.at, str(entry.data.get("way", "email")), str(entry.data.get("device", "")))
        for entry in entries.order_by("-at", "-id")[:MOST_SHOWN]
    )


def places(account: Account, *, now: datetime) -> tuple[CodeGoesTo, ...]:
    """Where codes of this member go."""
    places = ContactPoint.objects.filter(one_time_codes.OPENS, person__account=account).select_related("person")
    closed = [place.pk for place in places if not one_time_codes.may_go_to(place, now=now)]
    return _hints(places.exclude(pk__in=closed))


def unconfirmed(account: Account) -> tuple[CodeGoesTo, ...]:
    """Safe places to which no codes go, because the member has not entered one that went there."""
    live = ContactPoint.objects.filter(person__account=account, replaced_at__isnull=True, failed_at__isnull=True)
    safe = live.filter(channel__in=one_time_codes.CHANNELS, safety=Safety.SAFE)
    return _hints(safe.filter(confirmed_at__isnull=True))


@action(needs=May.SEE_OWN_CASE)
def end_everywhere(*, by: Account, now: datetime) -> Account:
    """End every sign-in of a member, on every device, and every code on its way."""
    end_sessions(by)
    one_time_codes.end_all(by, now=now)
    return by


def end_sessions(account: Account) -> None:
    """Every session of an account becomes nobody's: each carries a digest of what is replaced here, and what opened the rows is gone."""
    sittings.end_all(account)
    account.set_unusable_password()
    account.save(update_fields=["password"])


def _hints(points: QuerySet[ContactPoint]) -> tuple[CodeGoesTo, ...]:
    return tuple(
        CodeGoesTo(point.channel, hint(point.channel, str(point.value))) for point in points.order_by("channel")
    )


def hint(channel: str, value: str) -> str:
    """`r…@example.org`, or the last three figures of a number."""
    if channel == Channel.EMAIL:
        name, _, host = value.partition("@")
        return f"{name[:1]}…@{host}"
    return f"… {value[-3:]}"
