"""Zones: opened, drawn or typed, held against the place they protect, agreed by the victim, printed for the licence, granted."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import access, accounts, zone_files, zone_leaves, zone_versions, zones
from victimcontact.casework.zone_content import PURPOSES, drawn_from
from victimcontact.casework.zone_files import Missing
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.zones import purpose_label, reason_label, warning_sentence
from victimcontact.scheme.zones.reading import to_geojson
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.zone_forms import (
    HOW_AGREED,
    CheckForm,
    ConsentForm,
    DrawForm,
    GrantForm,
    StartForm,
    SuggestForm,
    as_typed,
    purposes_for,
)

MISSING = {
    Missing.AREA: (_("There is no area yet."), "staff:draw-zone", _("Draw it")),
    Missing.BOUNDARY: (_("The boundary is not in words yet."), "staff:draw-zone", _("Write it")),
    Missing.CHECK: (
        _("Hold it against the place it protects, and answer what it warns of."),
        "staff:check-zone",
        _("Check it"),
    ),
    Missing.CONSENT: (
        _("They have not agreed that exactly this may be shown."),
        "staff:zone-consent",
        _("Record what they say"),
    ),
    Missing.SILENCE: (_("Its words show who or where somebody is."), "staff:draw-zone", _("Word it differently")),
}
# Where the same is done for what was granted, which may be another area in other words.
OF_GRANTED = {
    "staff:draw-zone": "staff:grant-zone",
    "staff:check-zone": "staff:check-granted-zone",
    "staff:zone-consent": "staff:granted-zone-consent",
}
STANDS = {
    "started": _("Started"),
    "drawn": _("Drawn or described"),
    "made": _("The map was made"),
    "granted": _("Granted"),
    "ended": _("Not asked for any more"),
}
Zone = zones.Zone


def words() -> dict[str, Any]:
    """What a list of zones is worded with."""
    return {"zone_states": STANDS, "purposes": {each: purpose_label(each, "en") for each in PURPOSES}}


def start(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.DRAW_ZONE)
    case = access.case_for(account, reference, now=now)
    form = StartForm(request.POST or None, options={"purpose": purposes_for(case)})
    if form.is_valid():
        zone = zones.start(case=case, by=account, now=now, **form.cleaned_data)
        return redirect("staff:draw-zone", reference=zone.reference)
    return render(request, "staff/zones/start.html", {"form": form, "case": case})


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What was asked for and what was granted side by side, what is still missing, and how it came about."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    asked, granted = zone_versions.latest(zone), zone_versions.granted(zone)
    context = {
        "zone": zone,
        "purpose": purpose_label(zone.purpose, "en"),
        "in_policy": zones.may_be_asked(zone.case, zone.purpose),
        "asked": _before_it_goes(zone, asked),
        "granted": _before_it_goes(zone, granted),
        "moved_on": zone_versions.moved_since(asked) if asked else None,
        "contacted_on": zone_versions.contacted_since(asked) if asked else None,
        "how_agreed": HOW_AGREED | {"portal": said("In their own pages")},
        "versions": zone_versions.versions_of(zone),
        "requests": zones.requests_for(zone),
        "leaves": zone_leaves.of_zone(zone),
        "acts": accounts.granted(account),
        "tiles": settings.MAP_TILES,
        "today": today(now),
    }
    return render(request, "staff/zones/show.html", context)


def draw(request: HttpRequest, reference: str) -> HttpResponse:
    return _written(request, reference, DrawForm, zones.write)


def grant(request: HttpRequest, reference: str) -> HttpResponse:
    """What the decision maker granted, begun from what was asked for."""
    return _written(request, reference, GrantForm, zones.grant)


def suggest(request: HttpRequest, reference: str) -> HttpResponse:
    """An area in which the place lies somewhere, not in the middle; the place is not kept."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    form = SuggestForm(request.POST or None, version=zone_versions.newest_number(zone), initial={"width": "1000"})
    if form.is_valid():
        given = form.cleaned_data
        try:
            zones.suggest(
                zone=zone,
                place=given["place"],
                width=int(given["width"]),
                version=given["version"],
                by=account,
                now=now,
            )
        except zone_versions.NothingToSuggest:
            form.add_error(
                "width", said("No area of this size hides the place, with what was seen before. Try another.")
            )
        except zone_versions.Ended:
            return _ended(request, reference)
        else:
            notices.success(request, said("An area is suggested. Look at it with them, and put its boundary in words."))
            return redirect("staff:zone", reference=reference)
    return _asked(request, zone, form, "staff/zones/suggest.html")


def check(request: HttpRequest, reference: str, of_granted: bool = False) -> HttpResponse:
    """Whether the area, as asked for or as granted, shows a place; the place is not kept."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    form = CheckForm(request.POST or None, version=zone_versions.newest_number(zone))
    if form.is_valid():
        given = form.cleaned_data
        try:
            zones.check(
                zone=zone, place=given["place"], reason=given["reason"], of_granted=of_granted, by=account, now=now
            )
        except zone_versions.NothingDrawn:
            form.add_error(None, said("There is no area yet. Draw it first."))
        else:
            notices.success(request, said("The answer is kept; the place is not."))
            return redirect("staff:zone", reference=reference)
    return _asked(request, zone, form, "staff/zones/check.html")


def consent(request: HttpRequest, reference: str, of_granted: bool = False) -> HttpResponse:
    """She was shown the map and the words, and told that they show the area."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    asked = zone_versions.granted(zone) if of_granted else zone_versions.latest(zone)
    if asked is None:
        notices.warning(request, said("There is nothing to agree to yet. Draw the zone first."))
        return redirect("staff:zone", reference=reference)
    form = ConsentForm(request.POST or None, initial={"content_hash": asked.content_hash})
    if form.is_valid():
        try:
            zones.record_consent(zone=zone, by=account, now=now, **form.cleaned_data)
        except access.Stale:
            notices.warning(request, said("It was changed since you opened it. Read it to them once more."))
            return redirect(request.path)
        notices.success(request, said("What they say is recorded."))
        return redirect("staff:zone", reference=reference)
    return _asked(request, zone, form, "staff/zones/consent.html", asked=_shown(asked))


@require_POST
def make_file(request: HttpRequest, reference: str, of_granted: bool = False) -> HttpResponse:
    """The two-part file for the licence service: of what is asked for, or of what was granted."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    try:
        zone_files.make(zone=zone, of_granted=of_granted, by=account, now=now)
    except (zone_files.NotReady, zone_versions.NothingDrawn):
        notices.warning(request, said("It cannot go yet: something is missing."))
    else:
        done = said("The map of what was granted is made. Send it to the practitioner for the licence.")
        notices.success(request, done if of_granted else said("The map is made. Send it with the request."))
    return redirect("staff:zone", reference=reference)


@require_safe
def map_file(request: HttpRequest, reference: str, of_granted: bool = False) -> HttpResponse:
    """The file for the licence service, exactly as it was made."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    name = f"{reference}-granted.pdf" if of_granted else f"{reference}-map.pdf"
    return _pdf(zone_files.file_of(zone, of_granted=of_granted), name)


@require_safe
def own_copy(request: HttpRequest, reference: str) -> HttpResponse:
    """The newest version to read, print for her, or have read aloud."""
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    return _pdf(zone_files.copy_of(zone), f"{reference}.pdf")


@require_POST
def end(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    try:
        zones.end(zone=zone, by=account, now=now)
    except zone_versions.Ended:
        return _ended(request, reference)
    notices.success(request, said("The zone is not asked for any more."))
    return redirect("staff:case-heard", reference=zone.case.reference)


def _written(request: HttpRequest, reference: str, kind: type[DrawForm], keep: Callable[..., Any]) -> HttpResponse:
    account, now = signed_in(request)
    zone = zones.zone_for(account, reference, now=now)
    before = zone_versions.newest_drawn(zone)
    number = zone_versions.newest_number(zone)
    form = kind(request.POST or None, version=number, purpose=zone.purpose, on=today(now), initial=as_typed(before))
    if form.is_valid():
        try:
            keep(zone=zone, drawn=form.drawn(), version=number, by=account, now=now)
        except access.Stale:
            form.overtake(zone_versions.newest_number(zone))
        except zone_versions.Ended:
            return _ended(request, reference)
        else:
            notices.success(request, said("The zone is saved as a new version."))
            return redirect("staff:zone", reference=reference)
    shape = to_geojson(before.shape) if before.shape else None
    template = "staff/zones/grant.html" if kind is GrantForm else "staff/zones/draw.html"
    return _asked(request, zone, form, template, shape=shape, is_grant=kind is GrantForm)


def _shown(version: Any) -> dict[str, Any] | None:
    """A version for the page: what it says, and its area for the map."""
    if version is None:
        return None
    drawn = drawn_from(version)
    return {
        "version": version,
        "drawn": drawn,
        "shape": version.content["shape"],
        "reason": reason_label(drawn.reason, "en") if drawn.reason else "",
    }


def _before_it_goes(zone: Zone, version: Any) -> dict[str, Any] | None:
    """A version for the page of its zone: with what it still lacks, what was checked and agreed, and the file that was made."""
    if version is None:
        return None
    check = zone_versions.newest_check(version)
    return (_shown(version) or {}) | {
        "missing": [_lacking(what, of_granted=version.is_granted) for what in zone_files.missing(version)],
        "check": check,
        "warned": [warning_sentence(each, "en") for each in zone_versions.warned_of(check)] if check else [],
        "consent": zone_versions.consent_to(version),
        "file": zone_files.newest_file(zone, of_granted=version.is_granted),
    }


def _lacking(what: Missing, *, of_granted: bool) -> tuple[Any, str, Any]:
    """What is missing, where it is done, and what the link is called."""
    text, where, link = MISSING[what]
    return text, OF_GRANTED[where] if of_granted else where, link


def _asked(request: HttpRequest, zone: Zone, form: Any, template: str, **more: Any) -> HttpResponse:
    context = {"form": form, "zone": zone, "purpose": purpose_label(zone.purpose, "en"), "tiles": settings.MAP_TILES}
    return render(request, template, context | more)


def _ended(request: HttpRequest, reference: str) -> HttpResponse:
    notices.warning(request, said("This zone was ended. Start a new one if it is needed again."))
    return redirect("staff:zone", reference=reference)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


urlpatterns = [
    path("cases/<slug:reference>/zones/new/", start, name="start-zone"),
    path("zones/<slug:reference>/", show, name="zone"),
    path("zones/<slug:reference>/draw/", draw, name="draw-zone"),
    path("zones/<slug:reference>/suggest/", suggest, name="suggest-zone"),
    path("zones/<slug:reference>/check/", check, name="check-zone"),
    path("zones/<slug:reference>/consent/", consent, name="zone-consent"),
    path("zones/<slug:reference>/granted/", grant, name="grant-zone"),
    path("zones/<slug:reference>/file/", make_file, name="make-zone-file"),
    path("zones/<slug:reference>/map.pdf", map_file, name="zone-map"),
    path("zones/<slug:reference>/granted/check/", check, {"of_granted": True}, name="check-granted-zone"),
    path("zones/<slug:reference>/granted/consent/", consent, {"of_granted": True}, name="granted-zone-consent"),
    path("zones/<slug:reference>/granted/file/", make_file, {"of_granted": True}, name="make-granted-file"),
    path("zones/<slug:reference>/granted/map.pdf", map_file, {"of_granted": True}, name="granted-zone-map"),
    path("zones/<slug:reference>/copy.pdf", own_copy, name="zone-copy"),
    path("zones/<slug:reference>/end/", end, name="end-zone"),
]
