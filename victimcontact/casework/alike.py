"""Letters that are alike, read one beside the other and approved together: each one shown, each one chosen, none unseen."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.conf import settings
from django.core.paginator import Paginator

from victimcontact.casework import access, approval_settings, bulk, drafts, messages, previews
from victimcontact.casework.actions import action
from victimcontact.casework.previews import Preview
from victimcontact.records.models import Account, BulkWork, Message
from victimcontact.scheme.roles import May

APPROVING = "approve_messages"
TOGETHER = 2
PAGE = 20
FOR_MANAGER = "A manager has to approve this."
NO_SUCH_LETTER = "There is no such letter, or it is not yours to see."


class NothingChosen(Exception):
    """No letter was chosen."""


@dataclass(frozen=True)
class Like:
    """What makes letters alike: the same document in the same form, language, channel and print, for the same approver."""

    document: str
    variant: str
    stage: str
    language: str
    channel: str
    letter_format: str
    for_manager: bool

    @property
    def key(self) -> str:
        """A short name for an address; it says nothing about anybody."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Group:
    """How many drafts are alike, and the title of one of them."""

    like: Like
    count: int
    title: str


@dataclass(frozen=True)
class Line:
    """A part of a letter that is not as in the first one shown; `missing`: the first one has it and this one has not."""

    text: str
    missing: bool


@dataclass(frozen=True)
class Beside:
    """A letter of a group beside the first one: its preview, and only what is not the same."""

    preview: Preview
    lines: tuple[Line, ...]

    @property
    def choice(self) -> str:
        """What a form sends to say: this letter, as it was shown."""
        return f"{self.preview.message.reference}.{self.preview.fingerprint}"


@dataclass(frozen=True)
class Page:
    """Some letters of a group, the first one in full and the others beside it."""

    like: Like
    letters: tuple[Beside, ...]
    total: int
    number: int
    pages: int


def groups_of(account: Account) -> list[Group]:
    """The groups of drafts that this officer may approve and that hold more than one, the largest first."""
    found = list(_drafts(account))
    one_of = {like: reference for reference, like in found}
    counted = Counter(like for _reference, like in found)
    return [Group(like, count, _title_of(one_of[like])) for like, count in counted.most_common() if count >= TOGETHER]


def page_of(account: Account, key: str, *, number: int, now: datetime) -> Page:
    """A page of a group with every letter as it will go, each look written down. Raises `access.NotFound`."""
    access.require(account, May.APPROVE_MESSAGE)
    found = [(reference, like) for reference, like in _drafts(account) if like.key == key]
    if not found:
        raise access.NotFound(key)
    page = Paginator(found, PAGE).get_page(number)
    shown = [reference for reference, _like in page]
    letters = [previews.of(messages.message_for(account, reference, now=now), account, now=now) for reference in shown]
    return Page(found[0][1], tuple(_beside(letters)), len(found), page.number, page.paginator.num_pages)


@action(needs=May.APPROVE_MESSAGE)
def approve_together(*, choices: Sequence[str], by: Account, now: datetime) -> BulkWork:
    """Approve letters that were each shown and chosen: a few at once, more than BULK_AT_ONCE by the worker.

    Each one is approved by itself and in the name of this officer; what has changed since it was shown, or may not go, is left out
    with the reason. Raises `NothingChosen`.
    """
    items = [list(choice.partition(".")[::2]) for choice in dict.fromkeys(choices) if choice]
    if not items:
        raise NothingChosen
    if len(items) > settings.BULK_AT_ONCE:
        return bulk.begin(APPROVING, items, by=by, now=now)
    return bulk.do_at_once(APPROVING, items, approve_one, by=by, now=now)


def approve_one(work: BulkWork, item: Sequence[str], now: datetime) -> str:
    """Approve one letter exactly as it was shown, in the name of whoever chose it. Answers why not, or nothing."""
    reference, shown = item
    message = Message.objects.filter(reference=reference).first()
    try:
        if message is None or not shown:
            raise access.NotFound(reference)
        for_manager = drafts.approve(message=message, by=work.made_by, now=now, shown=shown)
    except drafts.CANNOT_BE_APPROVED as refusal:
        return " ".join(drafts.why_not(refusal))
    except (access.NotFound, access.NotPermitted):
        return NO_SUCH_LETTER
    return " ".join((FOR_MANAGER, *for_manager)) if for_manager else ""


def _drafts(account: Account) -> Iterator[tuple[str, Like]]:
    """The reference of every draft that this officer may approve as far as the tables tell, with what makes it alike to others."""
    access.require(account, May.APPROVE_MESSAGE)
    for_manager = approval_settings.manager_approves()
    rows = drafts.within_reach(account).filter(sent_back_at__isnull=True)
    theirs = rows if access.permits(account, May.APPROVE_AS_MANAGER) else rows.exclude(for_manager)
    of_manager = set(rows.filter(for_manager).values_list("reference", flat=True))
    columns = ("document", "variant", "telling__code", "language", "channel", "recipient__letter_format")
    for reference, document, variant, stage, language, channel, letter_format in theirs.values_list(
        "reference", *columns
    ):
        yield (
            reference,
            Like(document, variant, stage or "", language, channel, letter_format, for_manager=reference in of_manager),
        )


def _title_of(reference: str) -> str:
    return str(Message.objects.get(reference=reference).content["title"])


def _beside(letters: Iterable[Preview]) -> Iterator[Beside]:
    first: list[str] = []
    for preview in letters:
        lines = _lines(preview)
        yield Beside(preview, tuple(_different(first, lines)) if first else ())
        first = first or lines


def _lines(preview: Preview) -> list[str]:
    """A letter line by line, with where it goes and what goes before it."""
    whole = [*preview.message.to, preview.notice, *preview.letter.plain_text().split("\n")]
    return [line.strip() for line in whole if line.strip()]


def _different(first: Sequence[str], other: Sequence[str]) -> Iterator[Line]:
    for what, begin, end, start, stop in SequenceMatcher(None, first, other, autojunk=False).get_opcodes():
        if what == "delete":
            yield from (Line(text, True) for text in first[begin:end])
        elif what != "equal":
            yield from (Line(text, False) for text in other[start:stop])
