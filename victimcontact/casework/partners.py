"""Programs of other organisations that may ask a release gate. A key is shown once, when it is made; only its digest is kept."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, audit, references
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Partner
from victimcontact.scheme.roles import May

BYTES = 32


class NameMissing(Exception):
    """A partner has a name, so that people know whom they let ask."""


class AlreadyEnded(Exception):
    """The key of this partner does not open any more."""


@dataclass(frozen=True)
class NewPartner:
    """A partner that was made, with the key that is shown this once."""

    partner: Partner
    key: str


def add(*, name: str, by: Account, now: datetime) -> NewPartner:
    """Make a partner and its key, from the terminal of the installation. Raises `NameMissing`."""
    if not name.strip():
        raise NameMissing
    key = secrets.token_urlsafe(BYTES)
    partner = Partner.objects.create(
        reference=references.new("PA"), name=name.strip(), key_digest=digest_of(key), made_by=by, made_at=now
    )
    audit.write("partners.add", by=by, now=now, subject=f"partner:{partner.reference}")
    return NewPartner(partner, key)


@action(needs=May.MANAGE_PARTNERS)
def end(*, partner: Partner, by: Account, now: datetime) -> Partner:
    """End a partner's key at once. Raises `AlreadyEnded`."""
    fresh = Partner.objects.select_for_update().get(pk=partner.pk)
    if fresh.ended_at is not None:
        raise AlreadyEnded
    fresh.ended_at = now
    fresh.save(update_fields=["ended_at"])
    return fresh


def all_of_them(account: Account) -> list[Partner]:
    """Every partner, those whose key still opens first, by name. Raises `access.NotPermitted`."""
    access.require(account, May.MANAGE_PARTNERS)
    return sorted(Partner.objects.all(), key=lambda partner: (partner.ended_at is not None, partner.name))


def partner_called(account: Account, reference: str) -> Partner:
    """One of them by its reference. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.MANAGE_PARTNERS)
    partner = Partner.objects.filter(reference=reference).first()
    if partner is None:
        raise access.NotFound(reference)
    return partner


def holder_of(key: str) -> Partner | None:
    """Whose key this is; nobody's when it is wrong or was ended. Found by its digest, compared in constant time."""
    digest = digest_of(key)
    partner = Partner.objects.filter(key_digest=digest, ended_at__isnull=True).first()
    return partner if partner is not None and hmac.compare_digest(bytes(partner.key_digest), digest) else None


def digest_of(key: str) -> bytes:
    """The digest a key is kept as."""
    return hashlib.sha256(f"partner:{key}".encode()).digest()
