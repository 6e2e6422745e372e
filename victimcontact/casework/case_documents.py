"""What is written in a case: letters and messages, and the minutes this officer may read."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from victimcontact.casework import access
from victimcontact.records.models import Account, Case, Meeting, Message

PAGE = 25


@dataclass(frozen=True)
class Documents:
    """The documents of a case, the newest first; letters a page at a time. `minutes` are of meetings that this officer attended (P90)."""

    letters: tuple[Message, ...]
    number: int
    pages: int
    minutes: tuple[Meeting, ...]


def of(case: Case, *, by: Account, number: int = 1) -> Documents:
    """What is written in a case that `access.case_for` gave. Beyond the end is the last page."""
    letters = Message.objects.filter(case=case).select_related("telling").order_by("-made_at", "pk")
    page = Paginator(letters, PAGE).get_page(number)
    attended = Meeting.objects.filter(
        sentence=case.sentence_id, minutes__isnull=False, attendances__officer=access.officer_of(by)
    )
    return Documents(
        letters=tuple(page),
        number=page.number,
        pages=page.paginator.num_pages,
        minutes=tuple(attended.distinct().order_by("-held_on")),
    )


def letters_of(case: Case) -> list[Message]:
    """Every letter and message of a case, the newest first."""
    return list(Message.objects.filter(case=case).order_by("-made_at", "pk"))
