"""Contacts with the person: which got through, what they were about, and what they prove."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from victimcontact.scheme.duties.values import Fact

FAILED = ("bounced", "failed")
REPORTS = (*FAILED, "delivered", "acknowledged")
THROUGH = ("sent", "delivered", "acknowledged", "completed")
ANSWERED = ("acknowledged", "completed")
SPOKEN = ("phone", "visit")
# Says that something happened, for stages without a letter of their own; counts only for what it is said to be about.
STAGE_LETTER = "L07"

Subjects = frozenset[str]


@dataclass(frozen=True)
class Contact:
    """One contact. `first` is the contact whose outcome this one reports, or itself; `undone_by` says it bounced.

    `subjects` are the ids it is about: facts, reviews, requests. Empty: about nothing in particular.
    """

    fact: Fact
    document: str | None
    subjects: Subjects
    first: str
    undone_by: Fact | None

    @property
    def on(self) -> date:
        return self.fact.on

    @property
    def outcome(self) -> str | None:
        return self.fact.text("outcome")

    @property
    def got_through(self) -> bool:
        """Delivered, acknowledged or completed; or sent, and nothing came back."""
        return self.outcome in THROUGH and self.undone_by is None

    @property
    def is_report(self) -> bool:
        """Whether it only tells what became of an earlier contact."""
        return self.first != self.fact.id

    @property
    def was_spoken(self) -> bool:
        """Somebody spoke with the person."""
        return self.fact.text("channel") in SPOKEN and self.outcome == "completed"

    def is_about(self, targets: Subjects) -> bool:
        """Whether it says that it is about one of the targets."""
        return bool(self.subjects & targets)

    def may_be_about(self, targets: Subjects) -> bool:
        """Whether it is about one of the targets, or about nothing in particular."""
        return not self.subjects or self.is_about(targets)


class Contacts:
    """The contacts of one case in order, with the questions the rules ask of them."""

    def __init__(self, facts: Sequence[Fact], subjects: Mapping[str, Subjects]) -> None:
        known, undoing = {fact.id: fact for fact in facts}, _undoing(facts)
        self.all = [_read(fact, known, subjects, undoing) for fact in facts]
        self.through = [contact for contact in self.all if contact.got_through]

    @property
    def failed(self) -> list[Contact]:
        """The contacts that bounced or failed."""
        return [contact for contact in self.all if contact.outcome in FAILED]

    def letter(self, documents: Collection[str], since: date, targets: Subjects) -> Fact | None:
        """The first such letter on `since` or later that got through and may be about the targets.

        The letter for stages in general counts when it says that it is about one of them.
        """
        return _first(
            contact
            for contact in self.through
            if contact.on >= since
            and (
                (contact.document in documents and contact.may_be_about(targets))
                or (contact.document == STAGE_LETTER and contact.is_about(targets))
            )
        )

    def answer(self, since: date, targets: Subjects) -> Fact | None:
        """The first contact about one of the targets that the person answered."""
        return _first(
            contact
            for contact in self.through
            if contact.on >= since and contact.outcome in ANSWERED and contact.is_about(targets)
        )

    def telling(self, documents: Collection[str], since: date, targets: Subjects) -> Fact | None:
        """The first contact in which the person learned of the targets: a talk, or a letter they acknowledged."""
        return _first(
            contact
            for contact in self.through
            if contact.on >= since
            and contact.outcome in ANSWERED
            and contact.may_be_about(targets)
            and (contact.outcome == "completed" or contact.document in documents or contact.is_about(targets))
        )

    def talk(self, since: date) -> Fact | None:
        """The first time since then that somebody spoke with the person."""
        return _first(contact for contact in self.through if contact.on >= since and contact.was_spoken)


def _first(contacts: Iterable[Contact]) -> Fact | None:
    return next((contact.fact for contact in contacts), None)


def _read(
    fact: Fact, known: Mapping[str, Fact], subjects: Mapping[str, Subjects], undoing: Mapping[str, Fact]
) -> Contact:
    about = fact.text("about") or ""
    first = known[about] if about in known and fact.text("outcome") in REPORTS else fact
    return Contact(
        fact=fact,
        document=fact.text("document") or first.text("document"),
        subjects=_subjects(fact, known, subjects),
        first=first.id,
        undone_by=undoing.get(fact.id) if fact.text("outcome") == "sent" else None,
    )


def _undoing(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The first bounce or failure about each contact, by the id of the contact."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.text("outcome") in FAILED and fact.text("about"):
            found.setdefault(fact.text("about") or "", fact)
    return found


def _subjects(fact: Fact, known: Mapping[str, Fact], subjects: Mapping[str, Subjects]) -> Subjects:
    """What a contact is about. About another contact means: about what that one was about."""
    seen: set[str] = set()
    about = fact.text("about")
    while about is not None and about in known and about not in seen:
        seen.add(about)
        about = known[about].text("about")
    if about is None or about in seen:
        return frozenset()
    return subjects.get(about, frozenset({about}))
