"""The board of a manager's unit: every figure leads to the list it counts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import boards
from victimcontact.casework.boards import Figure
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.worklist import CAUSE, address

FIGURES = {
    "late": _("Late"),
    "today": _("Due today"),
    "week": _("Due in the next 7 days"),
    "at_risk": _("At risk"),
    "unassigned": _("Cases to allocate"),
    "officer_approves": _("Waiting for an officer’s approval"),
    "manager_approves": _("Waiting for your approval"),
    "unreached": _("Members not reached"),
    "asked": _("Asked on the public site"),
    "others": _("Others are late"),
}


def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    board = boards.board_of(account, on=today(now))
    context = {
        "board": board,
        "names": FIGURES,
        "columns": [FIGURES[name] for name, _filters in boards.COLUMNS],
        "causes": [(CAUSE[figure.name], figure.number) for figure in board.causes],
        "cause_links": {CAUSE[figure.name]: href(figure) for figure in board.causes},
        "href": href,
    }
    return render(request, "staff/boards/show.html", context)


def href(figure: Figure) -> str:
    """The address of the list that a figure counts."""
    return reverse("staff:worklist") + address(figure.filters)


urlpatterns = [path("board/", show, name="board")]
