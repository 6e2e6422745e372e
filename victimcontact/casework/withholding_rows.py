"""Where the wish to keep a victim's words from the prisoner stands: what holds a statement back, and by when what is due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import laws, non_disclosure, review_dates
from victimcontact.records.models import Account, Case, Review, Withholding, WithholdingStep
from victimcontact.scheme import withholdings as scheme
from victimcontact.scheme.statements import Harm, missing_limbs
from victimcontact.scheme.withholdings import (
    Answer,
    Consequence,
    WithholdingEvent,
    WithholdingGuard,
    WithholdingState,
    move_withholding,
    what_follows,
)

ON_THEIR_WAY = frozenset(WithholdingState) - {WithholdingState.ANSWERED, WithholdingState.GIVEN_UP}


@dataclass(frozen=True)
class Dates:
    """By when the pack should be with the Secretary of State (D4), and the last day to apply (P33). None: no hearing is listed."""

    pack_due_on: date | None
    last_on: date | None

    def gone_by(self, on: date) -> bool:
        """Whether the last day to apply has passed."""
        return self.last_on is not None and on > self.last_on


def of(case: Case, review: Review) -> Withholding | None:
    """The live or answered one of a case in a review; None where nothing is to be kept from the prisoner."""
    rows = Withholding.objects.filter(case=case, review=review).exclude(state=WithholdingState.GIVEN_UP)
    return rows.select_related("case", "review").first()


def of_case(case: Case) -> list[Withholding]:
    """Everything of a case that is, or was, to be kept from the prisoner, newest first."""
    return list(Withholding.objects.filter(case=case).order_by("-made_at"))


def version_of(withholding: Withholding) -> int:
    """How often the grounds were written, as it stands now: to begin a form again with."""
    return Withholding.objects.values_list("version", flat=True).get(pk=withholding.pk)


def holds(case: Case, review: Review) -> bool:
    """Whether a statement must not be placed in the dossier: it is on its way to the Board's answer, or it is kept apart (P36)."""
    row = of(case, review)
    if row is None:
        return False
    if WithholdingState(row.state) in ON_THEIR_WAY:
        return True
    return what_follows(Answer(row.answer), choice_of(row)) is Consequence.GO_APART


def dates_of(withholding: Withholding) -> Dates:
    """The dates, counted from the hearing as it stands now (P7)."""
    hearing_on = review_dates.hearing_of(withholding.review)
    if hearing_on is None:
        return Dates(None, None)
    return Dates(scheme.pack_due_on(hearing_on, laws.in_force()), scheme.last_day(hearing_on))


def choice_of(withholding: Withholding) -> str:
    """What the victim chose for a refusal; empty while they think about it."""
    wanted = non_disclosure.wanted_in(withholding.case, withholding.review)
    return wanted.choice if wanted else ""


def steps(withholding: Withholding) -> list[WithholdingStep]:
    """Everything that happened to it, oldest first."""
    rows = WithholdingStep.objects.filter(withholding=withholding).select_related("made_by__officer")
    return list(rows.order_by("made_at", "pk"))


# Within verbs.


def locked(withholding: Withholding) -> Withholding:
    """The row, locked until the transaction ends."""
    rows = Withholding.objects.select_for_update(of=("self",))
    return rows.select_related("case__person", "review__sentence__offender").get(pk=withholding.pk)


def go(
    withholding: Withholding,
    event: WithholdingEvent,
    *,
    by: Account,
    now: datetime,
    met: Collection[WithholdingGuard] = (),
    note: str = "",
) -> Withholding:
    """Move a locked row and write down that it moved. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    known = {*met, *_limbs(withholding)}
    withholding.state = move_withholding(WithholdingState(withholding.state), event, met=known).value
    withholding.save()
    WithholdingStep.objects.create(
        withholding=withholding,
        event=event,
        state=withholding.state,
        note=note.strip() or None,
        made_by=by,
        made_at=now,
    )
    return withholding


def _limbs(withholding: Withholding) -> set[WithholdingGuard]:
    """Both limbs of the test, and what is feared of which material (P34)."""
    harm = Harm(withholding.harm) if withholding.harm else None
    complete = not missing_limbs(harm, withholding.why_nothing_less or "") and all(
        (withholding.material, withholding.harm_feared)
    )
    return {WithholdingGuard.BOTH_LIMBS} if complete else set()
