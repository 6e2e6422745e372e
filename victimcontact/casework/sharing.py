"""Something of a case was given to somebody outside the service: the trail says to whom and by which law (R75)."""

from datetime import datetime

from victimcontact.casework import audit
from victimcontact.records.models import Account, Case


def record(case: Case, *, to: str, law: str, subject: str, by: Account, now: datetime) -> None:
    """Write it down within the verb that gives it. `to` is a kind of recipient, never a name; `law` is of `scheme.legal_ways`."""
    given = {"to": to, "law": law}
    audit.write("sharing.given", by=by, now=now, case_reference=case.reference, subject=subject, data=given)
