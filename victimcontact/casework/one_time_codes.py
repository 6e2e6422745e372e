"""Codes for one sign-in: asked for, made and sent by e-mail or text, used once.

Asking does the same work for every address: the address is put by, and the worker finds out whether it is a member's. While
somebody waits for a page nothing is looked up that could make it slower for a known address than for an unknown one.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from victimcontact.casework import audit, messages, people, safe_contact
from victimcontact.casework.days import Clock
from victimcontact.records.models import Account, Channel, ContactPoint, OneTimeCode, Safety, WaitingMail
from victimcontact.scheme.safe_contact import Stop
from victimcontact.scheme.words import entrance

LIVES = timedelta(minutes=10)
DIGITS = 6
CHANNELS = (Channel.EMAIL, Channel.TEXT)
# The places to which codes for the sign-in go: the member said that they are safe, and entered a code that had gone there.
OPENS = Q(
    channel__in=CHANNELS,
    replaced_at__isnull=True,
    failed_at__isnull=True,
    safety=Safety.SAFE,
    confirmed_at__isnull=False,
)
NOT_PRIVATE = frozenset({Stop.SHARED_AND_IN_DANGER, Stop.SHARED_AND_NOT_CHECKED})


@dataclass(frozen=True)
class Where:
    """Where a code goes: the channel (`email` or `text`), and the address or number."""

    channel: str
    value: str

    @property
    def index(self) -> bytes:
        """What it is found by, without keeping it."""
        return people.index_of(self.channel, self.value)


def ask(where: Where, *, now: datetime) -> None:
    """Put by that somebody wants a code there. Whether they are a member is for the worker to find out."""
    WaitingMail.objects.create(channel=where.channel, to_address=where.value, subject="", made_at=now)
    messages.nudge_worker()


def answer_asked(*, clock: Clock) -> int:
    """Make a code for each member who asked, and forget everybody else's wish. Returns how many codes were made."""
    made = 0
    while (answered := _answer_one(now=clock())) is not None:
        made += answered
    return made


def send(account: Account, where: Where, language: str, *, now: datetime) -> None:
    """Make a code for an account, end the one before, and let it go to a place of theirs."""
    mail = WaitingMail(channel=where.channel, to_address=where.value, made_at=now)
    _write(mail, account, language, now=now)
    messages.nudge_worker()


def matching(index: bytes, code: str, *, now: datetime) -> OneTimeCode | None:
    """The live code that was sent to the place with this index, locked; nothing when it is wrong, used or old."""
    row = (
        OneTimeCode.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(address_index=index, digest=_digest_of(code), ended_at__isnull=True, expires_at__gt=now)
        .first()
    )
    return row if row is not None and row.account.is_active else None


def opens(code: OneTimeCode) -> bool:
    """Whether a code for the sign-in would still go to the place where this one went."""
    points = ContactPoint.objects.filter(OPENS, person__account=code.account, value_index=code.address_index)
    return points.filter(channel=code.channel).exists()


def use(account: Account, where: Where, code: str, *, now: datetime) -> bool:
    """Whether this code was sent to a place to find out that it is the account's own; it works once."""
    found = matching(where.index, code, now=now)
    if found is None or found.account_id != account.pk:
        return False
    end_all(account, now=now)
    return True


def end_all(account: Account, *, now: datetime) -> None:
    """No code that was sent opens any more."""
    OneTimeCode.objects.filter(account=account, ended_at__isnull=True).update(ended_at=now)


def _answer_one(*, now: datetime) -> int | None:
    """How many codes were made for the oldest wish, or nothing when none waits."""
    with transaction.atomic():
        waiting = WaitingMail.objects.select_for_update(skip_locked=True)
        asked = waiting.filter(handed_over_at__isnull=True, body__isnull=True).order_by("made_at").first()
        if asked is None:
            return None
        point = _safe_point(Where(asked.channel, str(asked.to_address)), now) if asked.made_at + LIVES > now else None
        if point is None or point.person.account is None:
            asked.handed_over_at, asked.to_address = now, None
            asked.save()
            return 0
        asked.to_address = str(point.value)
        _write(asked, point.person.account, point.person.language, now=now)
        audit.write("sign_ins.code_sent", by=point.person.account, now=now)
        return 1


def may_go_to(point: ContactPoint, *, now: datetime) -> bool:
    """Whether a code may go to a place at whatever hour it is asked for: never where somebody else sees it and they are in danger (R73).

    Whoever reads a code can come in. What they want sent besides codes, and when, is no matter here.
    """
    answer = safe_contact.verdict(point.person, point.channel, moment=now, urgent=True)
    return NOT_PRIVATE.isdisjoint(answer.reasons)


def _safe_point(where: Where, now: datetime) -> ContactPoint | None:
    """The place of a member who has said that it is safe, and confirmed it. What nobody has checked, or what failed, gets no code."""
    points = ContactPoint.objects.select_related("person__account").filter(OPENS, person__account__is_active=True)
    point = points.filter(value_index=where.index, channel=where.channel).first()
    return point if point is not None and may_go_to(point, now=now) else None


def _write(mail: WaitingMail, account: Account, language: str, *, now: datetime) -> None:
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    end_all(account, now=now)
    OneTimeCode.objects.create(
        account=account,
        channel=mail.channel,
        address_index=Where(mail.channel, str(mail.to_address)).index,
        digest=_digest_of(code),
        made_at=now,
        expires_at=now + LIVES,
    )
    words = entrance.code_mail(language, code=code)
    mail.subject = words.subject
    mail.body = words.body if mail.channel == Channel.EMAIL else entrance.code_text(language, code=code)
    mail.save()


def _digest_of(code: str) -> bytes:
    plain = "".join(character for character in code if character.isdigit())
    return hashlib.sha256(f"one-time:{plain}".encode()).digest()
