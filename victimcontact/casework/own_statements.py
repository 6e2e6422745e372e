"""A member's own statement in their own pages: written, kept while it is typed, approved, taken back; and who has read it.

What is typed and not saved is nobody's but the member's. The pages get the frozen values made here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcontact.casework import access, leak_releases, news, statement_words
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.statement_words import latest, words_in
from victimcontact.casework.statements import (
    KIND_OF,
    PORTAL,
    Arranged,
    approve,
    begin,
    locked,
    move,
    reviews_to_state_for,
    save_words,
    settle,
    take_back,
    ways_to_give,
)
from victimcontact.casework.statements import (
    not_received as not_received_in,
)
from victimcontact.records.models import (
    Account,
    Case,
    Review,
    StatementTyping,
    StatementVersion,
)
from victimcontact.records.models import Statement as Statement
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.scheme.statement_moves import BEING_WRITTEN, StatementEvent, StatementState, possible_for_statement
from victimcontact.scheme.statements import Maker, Presentation, minutes_to_read
from victimcontact.scheme.words import statements as words

# The trail says that somebody was writing, not each time the page kept what they typed.
WRITING = timedelta(minutes=15)


class Overtaken(access.Stale):
    """The answer was changed elsewhere since the page was opened: nothing is overwritten, and both are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer. `typed` was kept while it was typed, and is not saved yet; `stamp` names what stands now."""

    part: str
    question: str
    hint: str
    saved: str
    typed: str
    typed_at: datetime | None
    stamp: int


@dataclass(frozen=True, slots=True)
class Own:
    """A member's statement as they see it, in their language. `content_hash` names exactly these words.

    `is_decided`: they were told what was decided in the review it is for.
    """

    reference: str
    review: str
    kind: str
    title: str
    state: str
    state_in_words: str
    language: str
    answers: tuple[Answer, ...]
    minutes: int
    thoughts: tuple[str, ...]
    offender_reads: str
    what_for: str
    readers: tuple[str, ...]
    presentation: str
    presentation_in_words: str
    support_person: str
    is_before_the_board: bool
    content_hash: str
    is_decided: bool
    began_from_another: bool
    can_write: bool
    can_approve: bool
    can_take_back: bool

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return any(answer.typed for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Beginning:
    """A review the member was told of, and may make a statement for."""

    review: str
    title: str


@dataclass(frozen=True, slots=True)
class NotReceived:
    """A review the member was told of that may not receive a statement: why, and what they can say instead."""

    review: str
    title: str
    why: str
    instead: str


@action(needs=May.WRITE_OWN_STATEMENT)
def start_own(*, case: Case, review: Review, by: Account, now: datetime) -> Statement:
    """The member begins a statement, from their last one if there is one. Raises as `statements.start`."""
    return begin(case, review, StatementState.WITH_VICTIM, by=by, now=now)


@action(needs=May.WRITE_OWN_STATEMENT, sparing=WRITING)
def keep_typing(*, statement: Statement, part: str, text: str, stamp: int, by: Account, now: datetime) -> int:
    """Keep what is being typed; returns the new stamp. Nobody but the member sees it, and it takes no approval away.

    Raises `Overtaken`, or `scheme.moves.NotAllowed` once the statement has gone or was taken back.
    """
    fresh = _to_write(statement)
    row = _typing(fresh, part, stamp)
    row.text, row.typed_at, row.stamp = text, now, row.stamp + 1
    row.save()
    return row.stamp


@action(needs=May.WRITE_OWN_STATEMENT)
def save_own(*, statement: Statement, part: str, text: str, stamp: int, by: Account, now: datetime) -> StatementVersion:
    """Save one answer: a new version, which the member has to approve again. Raises as `keep_typing`."""
    fresh = _to_write(statement)
    _typing(fresh, part, stamp)
    move(fresh, StatementEvent.WRITE_OWN)
    saved = words_in(fresh).changed(part, text)
    return save_words(fresh, saved, StatementEvent.WRITE_OWN, by=by, now=now, typed=part)


@action(needs=May.WRITE_OWN_STATEMENT)
def arrange_own(
    *, statement: Statement, presentation: str, support_person: str, language: str, by: Account, now: datetime
) -> Statement:
    """The member chooses how it is to be given (or nothing yet), who comes with them, and in which language it is written.

    Raises `statements.NeedsManager`, `scheme.moves.NotAllowed`.
    """
    fresh = locked(statement)
    arranged = Arranged(
        maker=Maker(fresh.maker),
        authority=str(fresh.authority or ""),
        presentation=Presentation(presentation) if presentation else None,
        support_person=support_person.strip(),
        child_assisted=fresh.child_assisted,
        language=language,
    )
    return settle(fresh, arranged, by=by, now=now)


@action(needs=May.WRITE_OWN_STATEMENT)
def approve_own(*, statement: Statement, understood: bool, content_hash: str, by: Account, now: datetime) -> Statement:
    """The member approves exactly the words they read, and understands who reads them (P31).

    Raises `Overtaken` when they have changed since, `scheme.moves.GuardNotMet` or `NotAllowed`.
    """
    fresh = locked(statement)
    if latest(fresh).content_hash != content_hash:
        raise Overtaken(statement.reference)
    return approve(fresh, PORTAL, understood=understood, by=by, now=now)


@action(needs=May.WRITE_OWN_STATEMENT)
def withdraw_own(*, statement: Statement, by: Account, now: datetime) -> Statement:
    """The member takes it back, at any time. Raises `scheme.moves.NotAllowed` when they had done so before."""
    return take_back(locked(statement), by=by, now=now)


@action(needs=May.WRITE_OWN_STATEMENT, sparing=WRITING, hint=True)
def ask_guard(*, statement: Statement, by: Account, now: datetime) -> bool:
    """Whether the words would be stopped on their way out: they show who or where somebody is, and two people have not let it stand (P30).

    They are held against the other victims of the sentence too, of whom the members' door may read nothing; so no more than yes or no
    comes back, and the trail has who asked.
    """
    return bool(leak_releases.unreleased_in(statement))


def shows_themselves(statement: Statement) -> bool:
    """The same, as far as the member's own rows show it: for a page that the worker does not answer."""
    return bool(leak_releases.unreleased_in(statement))


def own_statement(case: Case, reference: str) -> Statement:
    """A statement of the member's own case. Raises `access.NotFound` for any other."""
    row = Statement.objects.filter(case=case, reference=reference).select_related("case__person", "review").first()
    if row is None:
        raise access.NotFound(reference)
    return row


def being_written(account: Account, reference: str, statement: str) -> Statement:
    """The statement a page keeps typing for. Nothing of it is shown, so this is no look. Raises `access.NotFound`, `NotPermitted`."""
    access.require(account, May.WRITE_OWN_STATEMENT)
    case = access.cases_within_reach(account).filter(reference=reference).first()
    if case is None:
        raise access.NotFound(reference)
    return own_statement(case, statement)


def review_to_state_for(case: Case, reference: str) -> Review:
    """An open review that the member was told of. Raises `access.NotFound` for any other."""
    for review in _told_reviews(case):
        if review.reference == reference:
            return review
    raise access.NotFound(reference)


def waiting(case: Case) -> tuple[str, ...]:
    """The statements that are with the member: to be written on, or to be read and agreed to."""
    rows = Statement.objects.filter(case=case, state=StatementState.WITH_VICTIM).order_by("made_at", "pk")
    return tuple(rows.values_list("reference", flat=True))


def beginnings(case: Case, language: str) -> tuple[Beginning, ...]:
    """The reviews the member may begin a statement for: those they have been told of."""
    titles = words.in_language(words.TITLES, language)
    return tuple(Beginning(review.reference, titles[KIND_OF[review.kind]]) for review in _told_reviews(case))


def not_received(case: Case, language: str) -> tuple[NotReceived, ...]:
    """The reviews the member was told of that may not receive a statement (P77)."""
    told, why = _told(case), words.in_language(words.NOT_RECEIVED, language)
    title, instead = words.of(words.TITLES[words.TRIBUNAL], language), words.of(words.SAID_INSTEAD, language)
    return tuple(
        NotReceived(review.reference, title, why[reason], instead)
        for review, reason in not_received_in(case)
        if review.reference in told
    )


def listed(case: Case, language: str) -> tuple[Own, ...]:
    """The member's statements, newest first."""
    rows = Statement.objects.filter(case=case).select_related("case__person", "review").order_by("-made_at", "pk")
    return tuple(own(row, language) for row in rows)


def own(statement: Statement, language: str) -> Own:
    """A statement as its member sees it."""
    kind, state = statement.kind, StatementState(statement.state)
    said, possible = words_in(statement), possible_for_statement(state)
    thoughts = words.in_language(words.THOUGHTS, language)
    return Own(
        reference=statement.reference,
        review=statement.review.reference,
        kind=kind,
        title=words.in_language(words.TITLES, language)[kind],
        state=state,
        state_in_words=words.in_language(words.STATES, language)[state],
        language=statement.language,
        answers=answers_of(statement, language),
        minutes=minutes_to_read(said.whole),
        thoughts=tuple(thoughts[thought] for thought in statement_words.thoughts_on(statement, said)),
        offender_reads=words.in_language(words.OFFENDER_READS, language)[kind],
        what_for=words.in_language(words.WHAT_FOR, language)[kind],
        readers=words.readers(kind, language),
        presentation=statement.presentation,
        presentation_in_words=words.in_language(words.PRESENTATIONS, language).get(statement.presentation, ""),
        support_person=str(statement.support_person or ""),
        is_before_the_board=kind == words.PAROLE,
        content_hash=latest(statement).content_hash,
        is_decided=statement.review.reference in _told(statement.case, "decision"),
        began_from_another=statement.continues_id is not None,
        can_write=state in BEING_WRITTEN,
        can_approve=state is StatementState.WITH_VICTIM and bool(said.whole),
        can_take_back=bool({StatementEvent.WITHDRAW, StatementEvent.TAKE_BACK} & set(possible)),
    )


def answers_of(statement: Statement, language: str) -> tuple[Answer, ...]:
    """The questions in order, each with what is saved and what was typed since."""
    saved, typing = words_in(statement), {row.part: row for row in StatementTyping.objects.filter(statement=statement)}
    questions = words.in_language(words.QUESTIONS[statement.kind], language)
    hints = words.in_language(words.HINTS, language)
    return tuple(
        Answer(
            part=part,
            question=questions[part],
            hint=hints[part],
            saved=getattr(saved, part),
            typed=str(typing[part].text or ""),
            typed_at=typing[part].typed_at,
            stamp=typing[part].stamp,
        )
        for part in words.PARTS
    )


def stamp_of(statement: Statement, part: str) -> int:
    """How often an answer was changed, as it stands now: to begin a form again with."""
    return StatementTyping.objects.values_list("stamp", flat=True).get(statement=statement, part=part)


def ways_to_choose(statement: Statement, language: str, *, now: datetime) -> list[tuple[str, str]]:
    """How the member may choose to give it, as pairs for a form (P27)."""
    in_words = words.in_language(words.PRESENTATIONS, language)
    return [(way.value, in_words[way]) for way in ways_to_give(statement, on=day_of(now))]


def _told_reviews(case: Case) -> list[Review]:
    """Reviews that something the member was told of is about: to offer a statement would give any other away."""
    told = _told(case)
    return [review for review in reviews_to_state_for(case) if review.reference in told]


def _told(case: Case, *kinds: str) -> set[str]:
    """The references of the reviews that the member was told of: of anything in them, or of facts of these kinds."""
    facts = [telling.fact for telling, _day in news.told_of(case)]
    return {str(fact.data.get("review", "")) for fact in facts if not kinds or fact.kind in kinds}


def _to_write(statement: Statement) -> Statement:
    """The row, locked, while it may still be written. Raises `scheme.moves.NotAllowed`."""
    fresh = locked(statement)
    if fresh.state not in BEING_WRITTEN:
        raise NotAllowed(fresh.reference)
    return fresh


def _typing(statement: Statement, part: str, stamp: int) -> StatementTyping:
    row = StatementTyping.objects.get(statement=statement, part=part)
    if row.stamp != stamp:
        raise Overtaken(statement.reference)
    return row
