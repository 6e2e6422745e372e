"""Where a duty stands on a day: kept or not, ended or not, open, late, passed or blocked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.membership import EVERY_STAGE
from victimcontact.scheme.duties.rows import Draft, Proof, earliest, proof_of
from victimcontact.scheme.duties.values import Duty, Fact


class DutyStanding(StrEnum):
    """The standings of contracts/explain.md."""

    NOT_OPEN_YET = "not_open_yet"
    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    KEPT_LATE = "kept_late"
    SUPERSEDED = "superseded"
    PASSED = "passed"
    BLOCKED = "blocked"


NEW_HEARING_DATE = ("hearing_listed", "hearing_deferred")
LIVE = (DutyStanding.NOT_OPEN_YET, DutyStanding.OPEN, DutyStanding.LATE, DutyStanding.BLOCKED)


@dataclass(frozen=True)
class Settled:
    """A draft with its standing, and the facts it rests on."""

    draft: Draft
    standing: DutyStanding
    proof: Proof | None = None
    ended_by: Fact | None = None

    def duty(self, superseded_by: str | None) -> Duty:
        """The row of the ledger."""
        draft = self.draft
        return Duty(
            key=draft.key,
            rule=draft.row.rule,
            what=draft.row.what,
            about=draft.about,
            owed_by=draft.row.owed_by,
            opens_on=draft.opens_on,
            due_on=draft.due_on,
            last_on=draft.legal_on,
            standing=self.standing.value,
            source=draft.row.source,
            text=draft.text,
            kept_by=self.proof.by if self.proof else None,
            superseded_by=superseded_by,
            blocked_by=draft.blocked_by if self.standing is DutyStanding.BLOCKED else None,
            ended_by=self.ended_by.id if self.ended_by else None,
        )


def arises(draft: Draft, history: History) -> bool:
    """Whether the duty came into being at all: for somebody who would hear, and who chose to hear of this (R31, P13)."""
    membership = history.membership
    if draft.row.person and membership.has_refused(draft.arose_on):
        return False
    return not draft.only_every_stage or membership.level(draft.arose_on) == EVERY_STAGE


def settle(draft: Draft, history: History) -> Settled:
    """The standing on the day of the question. Proof goes before an ending of the same day, an ending before a date."""
    proof, ended_by = _proof(draft, history), _ending(draft, history)
    if proof is not None and _keeps(draft, proof, ended_by):
        return Settled(draft, _kept(draft, proof), proof=proof)
    if ended_by is not None and not _had_lapsed(draft, ended_by):
        return Settled(draft, DutyStanding.SUPERSEDED, ended_by=ended_by)
    return Settled(draft, _standing(draft, history.on))


def _had_lapsed(draft: Draft, ended_by: Fact) -> bool:
    """Whether the law had closed the window already. A new hearing date ends all that was not kept, closed or not (P7)."""
    return draft.lapses and draft.legal_on < ended_by.on and ended_by.kind not in NEW_HEARING_DATE


def _standing(draft: Draft, on: date) -> DutyStanding:
    """The standing of a duty that was neither kept nor ended."""
    if draft.blocked_by is not None:
        return DutyStanding.BLOCKED
    if draft.lapses and on > draft.legal_on:
        return DutyStanding.PASSED
    if on > draft.due_on and not draft.window:
        return DutyStanding.LATE
    if draft.opens_on is not None and on < draft.opens_on:
        return DutyStanding.NOT_OPEN_YET
    return DutyStanding.OPEN


def _proof(draft: Draft, history: History) -> Proof | None:
    """What the rule found, or that an officer recorded the duty as done; the earlier of the two."""
    done = proof_of(history.done.get(draft.key))
    if draft.proof is None or done is None:
        return draft.proof or done
    return min(draft.proof, done, key=lambda proof: proof.on)


def _keeps(draft: Draft, proof: Proof, ended_by: Fact | None) -> bool:
    """Proof counts until the duty ended; a window that the law has closed cannot be used any more."""
    if ended_by is not None and proof.on > ended_by.on:
        return False
    return not draft.lapses or proof.on <= draft.legal_on


def _kept(draft: Draft, proof: Proof) -> DutyStanding:
    """On time when done by the day shown to staff, or before the duty arose."""
    on_time = proof.on <= draft.due_on or proof.on < draft.arose_on
    return DutyStanding.KEPT if on_time else DutyStanding.KEPT_LATE


def _ending(draft: Draft, history: History) -> Fact | None:
    """The first thing that ended it: what the rule found, a refusal, a narrower choice, a decision not to tell, the end of the sentence."""
    membership, arose_on = history.membership, draft.arose_on
    return earliest(
        draft.ended_by,
        membership.refusal_after(arose_on) if draft.row.person else None,
        membership.narrowing_after(arose_on) if draft.only_every_stage else None,
        history.not_told.get(draft.origin.id) if draft.row.tells else None,
        next((ending for ending in history.endings if ending.on >= arose_on), None) if draft.row.ends else None,
    )
