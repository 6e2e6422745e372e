"""The licence policies that were taken in, and the official wording of a condition somebody asks for (P57, P73)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from victimcontact.casework import laws
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, LicencePolicy, PolicyCondition
from victimcontact.scheme import licence_policies as scheme
from victimcontact.scheme.condition_inputs import official
from victimcontact.scheme.conditions import CATALOGUE, OFFICIAL_CODES
from victimcontact.scheme.licence_policies import Policy, PolicyInput
from victimcontact.scheme.roles import May


@dataclass(frozen=True)
class TakenIn:
    """What was taken in; `missing` are the titles of our kinds for which this version has no wording."""

    version: str
    conditions: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Official:
    """A condition as the licence service words it. `wording` is empty where no policy was taken in or it has no such condition."""

    version: str
    category: str = ""
    wording: str = ""


@action(needs=May.TAKE_IN_LIST)
def take_in(*, policy: Policy, by: Account, now: datetime) -> TakenIn:
    """Put a policy in the place of the one of the same version, whole."""
    PolicyCondition.objects.filter(policy__version=policy.version).delete()
    LicencePolicy.objects.filter(version=policy.version).delete()
    row = LicencePolicy.objects.create(version=policy.version, made_by=by, made_at=now)
    PolicyCondition.objects.bulk_create(
        PolicyCondition(
            policy=row,
            code=each.code,
            category=each.category,
            text=each.text,
            template=each.template,
            needs_input=each.needs_input,
            inputs=[asdict(one) for one in each.inputs],
        )
        for each in policy.conditions
    )
    known = {each.code for each in policy.conditions}
    missing = tuple(CATALOGUE[key].title for key, codes in OFFICIAL_CODES.items() if not set(codes) & known)
    return TakenIn(policy.version, len(policy.conditions), missing)


def official_wording(key: str, said: Mapping[str, str], *, starts_on: date) -> Official:
    """A condition in the words of the policy that holds for a licence starting on this day, with what was said filled in."""
    version = scheme.version_for(starts_on, laws.in_force())
    code, values = official(key, said)
    row = PolicyCondition.objects.filter(policy__version=version, code=code).first() if code else None
    if row is None:
        return Official(version)
    condition = scheme.PolicyCondition(
        code=row.code,
        category=row.category,
        text=row.text,
        template=row.template,
        needs_input=row.needs_input,
        inputs=tuple(PolicyInput(**each) for each in row.inputs),
    )
    return Official(version, row.category, scheme.filled(condition, values))
