"""The calendar of hearings: as a list or a month, one's own or the unit's; and the secret address for the calendar on a desk."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import access, hearing_calendars, hearing_feeds
from victimcontact.casework.hearing_calendars import Entry, Wanted
from victimcontact.design import fields, forms
from victimcontact.design.site import Link
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import review_forms

AHEAD = timedelta(days=366)
YEARS = range(2000, 2100)
WHAT = {
    "hearing": _("Hearing"),
    "send_statement_to_parole_board": _("Last day: statement to the Board"),
    "apply_for_non_disclosure": _("Last day: keep something from the prisoner (rule 17)"),
    "apply_for_public_hearing": _("Last day: ask for a hearing in public"),
    "send_representations_to_tribunal": _("Last day: representations to the tribunal"),
}
WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


class FilterForm(forms.Form):
    """What of the calendar is wanted; it stays in the address, and holds nothing about anybody."""

    mark_optional = False
    kind = fields.Select(
        label=_("Kind of review"), options=review_forms.KINDS.items(), blank=_("Every kind"), required=False
    )


@dataclass(frozen=True)
class Shown:
    """The calendar as its address asks for it: whose, as a list or a month, which month, which kind of review."""

    whose: str
    view: str
    month: date
    kind: str

    @property
    def address(self) -> str:
        parts = {"whose": self.whose, "view": self.view, "month": f"{self.month:%Y-%m}", "kind": self.kind}
        return f"?{urlencode({name: value for name, value in parts.items() if value})}"


@dataclass(frozen=True)
class Day:
    """A day of the month view."""

    on: date
    within: bool
    entries: tuple[Entry, ...]


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    on, unit = today(now), hearing_calendars.may_see_unit(account)
    shown = _shown(request, on, may_see_unit=unit)
    wanted = _wanted(shown, on)
    found = hearing_calendars.entries(account, wanted, on=on)
    context = {
        "shown": shown,
        "entries": found,
        "undated": hearing_calendars.undated(account, wanted, on=on),
        "weeks": _weeks(shown.month, found) if shown.view == "month" else [],
        "weekdays": WEEKDAYS,
        "today": on,
        "form": FilterForm(initial={"kind": shown.kind}),
        "tabs": _tabs(shown, may_see_unit=unit),
        "before": replace(shown, month=_first(shown.month - timedelta(days=1))).address,
        "after": replace(shown, month=_first(shown.month + timedelta(days=31))).address,
        "what": WHAT,
        "kinds": review_forms.KINDS,
    }
    return render(request, "staff/hearings/index.html", context)


def calendar_address(request: HttpRequest) -> HttpResponse:
    """Whether there is an address for the calendar on the desk; a new one, shown this once."""
    account, now = signed_in(request)
    access.require(account, May.OPEN_REVIEW)
    shown_once = ""
    if request.method == "POST":
        token = hearing_feeds.renew(by=account, now=now).token
        shown_once = f"{settings.API_ADDRESS}/calendars/{token}.ics"
    context = {"address": hearing_feeds.address_of(account), "shown_once": shown_once}
    response = render(request, "staff/hearings/calendar_address.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke_address(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    try:
        hearing_feeds.revoke(by=account, now=now)
    except hearing_feeds.NoAddress:
        notices.warning(request, said("There is no address that could be ended."))
    else:
        notices.success(request, said("The address does not work any more."))
    return redirect("staff:calendar-address")


def _shown(request: HttpRequest, on: date, *, may_see_unit: bool) -> Shown:
    kind = request.GET.get("kind", "")
    return Shown(
        whose="unit" if may_see_unit and request.GET.get("whose") == "unit" else "mine",
        view="month" if request.GET.get("view") == "month" else "list",
        month=_month(request.GET.get("month", "")) or _first(on),
        kind=kind if kind in review_forms.KINDS else "",
    )


def _month(text: str) -> date | None:
    """The first day of a month that an address names; None for anything else."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _first(day: date) -> date:
    return day.replace(day=1)


def _wanted(shown: Shown, on: date) -> Wanted:
    """The list goes on from today for a year; the month is whole."""
    unit = shown.whose == "unit"
    if shown.view == "list":
        return Wanted(on, on + AHEAD, unit, shown.kind)
    return Wanted(shown.month, _first(shown.month + timedelta(days=31)) - timedelta(days=1), unit, shown.kind)


def _weeks(month: date, entries: Iterable[Entry]) -> list[list[Day]]:
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.on, []).append(entry)
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return [[Day(day, day.month == month.month, tuple(by_day.get(day, ()))) for day in week] for week in weeks]


def _tabs(shown: Shown, *, may_see_unit: bool) -> list[Link]:
    mine, unit = replace(shown, whose="mine"), replace(shown, whose="unit")
    whose = [Link(said("Mine"), mine.address, current=shown.whose == "mine")]
    return [*whose, Link(said("My unit’s"), unit.address, current=shown.whose == "unit")] if may_see_unit else []


urlpatterns = [
    path("hearings/", index, name="hearings"),
    path("hearings/calendar-address/", calendar_address, name="calendar-address"),
    path("hearings/calendar-address/end/", revoke_address, name="end-calendar-address"),
]
