"""A member's own zones: looked at, drawn or typed, checked so that they do not show the home, agreed."""

from typing import Any

from django import forms as plain
from django.conf import settings
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.casework import access, own_zones, zone_files, zone_versions
from victimcontact.casework.own_zones import OwnVersion, OwnZone, Zone
from victimcontact.casework.zone_content import REASONS, Drawn
from victimcontact.design import fields, forms
from victimcontact.design.language import language
from victimcontact.portal.door import Visit, visit
from victimcontact.scheme.words.zones import (
    corner_hint,
    flaw_sentence,
    purpose_label,
    reason_label,
    warning_sentence,
)
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point

CHECK = "check"


class StartForm(forms.Form):
    purpose = fields.Choice(
        label=_("What would help you?"),
        hint=_("Your officer works on it with you. Others decide whether it becomes a rule."),
        missing=_("Choose what would help you"),
        options=[],
    )


class DrawForm(forms.VersionedForm):
    """The area as corners, so that nobody needs a map; and what is said of it in the member's own words."""

    boundary = fields.LongText(
        label=_("Where does the area begin and end?"),
        hint=_(
            "For example: from the river to the railway, and from the park to the school. Do not name your own road."
        ),
        max_length=2000,
        required=False,
    )
    roads = fields.LongText(
        label=_("Which roads are at its edge?"), hint=_("One on each line."), rows=4, max_length=1000, required=False
    )
    corners = fields.LongText(label=_("Corners of the area"), rows=8, required=False)
    open_parts = fields.LongText(
        label=_("Parts inside it that may be used"),
        hint=_("Write their corners in the same way. You can leave this empty."),
        rows=4,
        required=False,
    )
    ways = fields.LongText(
        label=_("Is there anything in the area that the person may have to use?"),
        hint=_("For example a station, a hospital or a court."),
        rows=3,
        max_length=1000,
        required=False,
    )
    times = fields.Text(
        label=_("When should the rule count?"),
        hint=_("For example: school days from 8am to 4pm. Leave it empty if it should always count."),
        max_length=300,
        required=False,
    )
    reason = fields.Choice(label=_("What is in the area?"), hint=_("Only your officer sees this."), options=[])

    def __init__(self, *posted: Any, purpose: str, **more: Any) -> None:
        super().__init__(*posted, **more)
        self.purpose = purpose
        how = gettext("Write one corner on each line, in order around the area.")
        self.fields["corners"].help_text = f"{how} {corner_hint(language())}"

    def clean(self) -> dict[str, Any] | None:
        """Read the corners; each flaw stands at the box it is about."""
        cleaned = super().clean()
        found = reading.understood(
            self.cleaned_data.get("corners", ""), self.cleaned_data.get("open_parts", ""), purpose=self.purpose
        )
        self.shape = found.shape
        for flaw in found.flaws:
            box = "open_parts" if flaw.in_open_part else "corners"
            self.add_error(box, flaw_sentence(flaw, self.purpose, language()))
        return cleaned

    def drawn(self) -> Drawn:
        """The zone as it was typed."""
        names = [name for name in Drawn.__dataclass_fields__ if name in self.cleaned_data]
        return Drawn(shape=self.shape, **{name: self.cleaned_data[name] for name in names})


class PlaceForm(forms.Form):
    """A place that the area must not show. It is used for the answer and kept nowhere."""

    place = fields.Text(
        label=_("The place that nobody should find"),
        missing=_("Enter the place"),
        max_length=60,
    )
    wanted = fields.Choice(
        label=_("What would you like us to do?"),
        options=[
            (CHECK, _("Tell me if the area shows it")),
            ("1000", _("Suggest an area about 1 kilometre across")),
            ("2000", _("Suggest an area about 2 kilometres across")),
        ],
    )

    def __init__(self, *posted: Any, **more: Any) -> None:
        super().__init__(*posted, **more)
        how = gettext("We use it for the answer only. We do not keep it.")
        self.fields["place"].help_text = f"{how} {corner_hint(language())}"

    def clean_place(self) -> Point:
        """The place as a point of the National Grid."""
        point = reading.read_point(self.cleaned_data["place"])
        if point is None:
            raise plain.ValidationError(gettext("We cannot read the place.") + " " + corner_hint(language()))
        return point


class AgreeForm(forms.Form):
    content_hash = plain.CharField(widget=plain.HiddenInput)
    given = fields.YesNo(
        label=_("May this map and these words be shown?"), yes=_("Yes, they may"), no=_("No, or not any more")
    )


@require_safe
def index(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    zones = [(zone, purpose_label(zone.purpose, language())) for zone in own_zones.of_case(here.case)]
    return render(request, "portal/zones/index.html", {"reference": reference, "zones": zones})


def start(request: HttpRequest, reference: str) -> HttpResponse:
    """An area begins with what it is for; it is drawn or described on the next page, and is the officer's work from now on."""
    here = visit(request, reference)
    purposes = [(each, purpose_label(each, language())) for each in own_zones.purposes_for(here.case)]
    form = StartForm(request.POST or None, options={"purpose": purposes})
    if form.is_valid():
        zone = own_zones.start_own(case=here.case, by=here.account, now=here.now, **form.cleaned_data)
        return redirect("portal:draw-zone", reference=reference, zone=zone.reference)
    return render(request, "portal/zones/start.html", {"form": form, "reference": reference})


@require_safe
def show(request: HttpRequest, reference: str, zone: str) -> HttpResponse:
    here = visit(request, reference)
    found = own_zones.shown(own_zones.zone_of(here.case, zone))
    context = _context(reference, found) | {"granted": _version(found.granted)}
    return render(request, "portal/zones/show.html", context)


def draw(request: HttpRequest, reference: str, zone: str) -> HttpResponse:
    here, row, found = _come_to(request, reference, zone)
    before = found.asked.drawn if found.asked else Drawn()
    form = DrawForm(
        request.POST or None,
        version=found.version,
        purpose=found.purpose,
        options={"reason": [(each, reason_label(each, language())) for each in REASONS]},
        initial=_as_typed(before),
    )
    if form.is_valid():
        try:
            own_zones.write(zone=row, drawn=form.drawn(), version=found.version, by=here.account, now=here.now)
        except access.Stale:
            form.overtake(own_zones.shown(row).version)
        else:
            notices.success(request, gettext("Your area is saved. Your officer can see it now."))
            return redirect("portal:zone", reference=reference, zone=zone)
    return render(request, "portal/zones/draw.html", _context(reference, found) | {"form": form})


def place(request: HttpRequest, reference: str, zone: str) -> HttpResponse:
    """Whether the area shows a place, or an area that does not."""
    here, row, found = _come_to(request, reference, zone)
    form = PlaceForm(request.POST or None, initial={"wanted": CHECK if found.asked else "1000"})
    if form.is_valid():
        try:
            return _answered(request, here, row, form.cleaned_data)
        except zone_versions.NothingDrawn:
            form.add_error("wanted", gettext("There is no area yet. Draw one, or let us suggest one."))
        except zone_versions.NothingToSuggest:
            form.add_error(
                "wanted", gettext("We cannot find an area of this size. Try another size, or ask your officer.")
            )
        except access.Stale:
            form.add_error(None, gettext("The area was changed since you opened this page. Please try again."))
    return render(request, "portal/zones/place.html", _context(reference, found) | {"form": form})


def agree(request: HttpRequest, reference: str, zone: str) -> HttpResponse:
    here, row, found = _come_to(request, reference, zone)
    if found.asked is None:
        return redirect("portal:zone", reference=reference, zone=zone)
    form = AgreeForm(request.POST or None, initial={"content_hash": found.asked.content_hash})
    if form.is_valid():
        try:
            own_zones.agree(zone=row, by=here.account, now=here.now, **form.cleaned_data)
        except access.Stale:
            notices.warning(request, gettext("It has been changed since you opened it. Please read it once more."))
            return redirect("portal:agree-zone", reference=reference, zone=zone)
        notices.success(request, gettext("Thank you. Your officer knows what you decided."))
        return redirect("portal:zone", reference=reference, zone=zone)
    return render(request, "portal/zones/agree.html", _context(reference, found) | {"form": form})


@require_safe
def copy(request: HttpRequest, reference: str, zone: str) -> HttpResponse:
    """The map and its words to read, to print, or to have read aloud."""
    here = visit(request, reference)
    pdf = zone_files.copy_of(own_zones.zone_of(here.case, zone))
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="map.pdf"'}
    )


def _come_to(request: HttpRequest, reference: str, zone: str) -> tuple[Visit, Zone, OwnZone]:
    here = visit(request, reference)
    row = own_zones.zone_of(here.case, zone)
    return here, row, own_zones.shown(row)


def _answered(request: HttpRequest, here: Visit, zone: Zone, given: dict[str, Any]) -> HttpResponse:
    point, wanted = given["place"], given["wanted"]
    if wanted == CHECK:
        own_zones.check(zone=zone, place=point, by=here.account, now=here.now)
        notices.success(request, gettext("We have checked the area. The place is not kept."))
    else:
        version = own_zones.shown(zone).version
        own_zones.suggest(zone=zone, place=point, width=int(wanted), version=version, by=here.account, now=here.now)
        notices.success(request, gettext("Here is an area that does not show the place. The place is not kept."))
    return redirect("portal:zone", reference=here.case.reference, zone=zone.reference)


def _context(reference: str, found: OwnZone) -> dict[str, Any]:
    return {
        "reference": reference,
        "zone": found,
        "purpose": purpose_label(found.purpose, language()),
        "asked": _version(found.asked),
        "warned": [warning_sentence(each, language()) for each in found.warned],
        "tiles": settings.MAP_TILES,
    }


def _version(version: OwnVersion | None) -> dict[str, Any] | None:
    if version is None:
        return None
    shape = reading.to_geojson(version.drawn.shape) if version.drawn.shape else None
    return {"drawn": version.drawn, "shape": shape, "made_on": version.made_on, "by_member": version.by_member}


def _as_typed(drawn: Drawn) -> dict[str, Any]:
    names = ("boundary", "roads", "ways", "times", "reason")
    return {name: getattr(drawn, name) for name in names} | {
        "corners": reading.written(area.edge for area in drawn.shape),
        "open_parts": reading.written(part for area in drawn.shape for part in area.open_parts),
    }


urlpatterns = [
    path("your-page/<slug:reference>/areas/", index, name="zones"),
    path("your-page/<slug:reference>/areas/new/", start, name="start-zone"),
    path("your-page/<slug:reference>/areas/<slug:zone>/", show, name="zone"),
    path("your-page/<slug:reference>/areas/<slug:zone>/draw/", draw, name="draw-zone"),
    path("your-page/<slug:reference>/areas/<slug:zone>/place/", place, name="zone-place"),
    path("your-page/<slug:reference>/areas/<slug:zone>/agree/", agree, name="agree-zone"),
    path("your-page/<slug:reference>/areas/<slug:zone>/map.pdf", copy, name="zone-copy"),
]
