"""What is asked about a zone: its area and words, a place it must not show, how she agreed, what was granted."""

from typing import TYPE_CHECKING, Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import zones
from victimcontact.casework.access import Case
from victimcontact.casework.zone_content import PURPOSES, REASONS, Drawn
from victimcontact.casework.zone_versions import HOW
from victimcontact.design import fields, forms
from victimcontact.scheme.words.zones import corner_hint, flaw_sentence, purpose_label, reason_label
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point
from victimcontact.scheme.zones.suggestions import WIDTHS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PLACE_HINT = corner_hint("en")
HOW_AGREED: dict[str, "StrOrPromise"] = {
    "telephone": _("On the telephone"),
    "visit": _("When we met"),
    "letter": _("In writing"),
}
WIDTH_NAMES = [(str(width), _("About %(km)g kilometres across") % {"km": width / 1000}) for width in WIDTHS]


def purposes_for(case: Case) -> list[tuple[str, str]]:
    """The kinds of zone that may be asked for in a case."""
    return [(each, purpose_label(each, "en")) for each in PURPOSES if zones.may_be_asked(case, each)]


class StartForm(forms.Form):
    purpose = fields.Choice(
        label=_("What is the zone for?"),
        hint=_("An area not to leave can be asked for only where the newer policy on licence conditions applies."),
        options=[],
    )


class DrawForm(forms.VersionedForm):
    """The area as corners, so that it can be typed, read aloud and corrected without a map; and what is said of it."""

    corners = fields.LongText(
        label=_("Corners of the area"),
        hint=_("One on each line, in order around the area. Leave an empty line between two areas. ") + PLACE_HINT,
        rows=8,
        required=False,
    )
    open_parts = fields.LongText(
        label=_("Parts of it that stay open"),
        hint=_("Corners of a part inside the area that may be used, in the same way."),
        rows=4,
        required=False,
    )
    boundary = fields.LongText(
        label=_("The boundary in words"),
        hint=_("It is printed on the licence. Do not name anybody, and do not name the road of a home."),
        max_length=2000,
        required=False,
    )
    roads = fields.LongText(
        label=_("Roads of the boundary"), hint=_("One on each line."), rows=4, max_length=1000, required=False
    )
    ways = fields.LongText(
        label=_("What may be used within the area"),
        hint=_("Roads, a station, a court. It is printed on the licence."),
        rows=3,
        max_length=1000,
        required=False,
    )
    times = fields.Text(
        label=_("When it holds"),
        hint=_("Hours or days. Leave it empty if it always holds."),
        max_length=300,
        required=False,
    )
    reason = fields.Choice(
        label=_("What does it protect?"),
        hint=_("It is not printed."),
        options=[(reason, reason_label(reason, "en")) for reason in REASONS],
    )
    review_on = fields.Day(label=_("When is it looked at again?"), called=_("The day"), required=False)
    known_needs = fields.LongText(
        label=_("What the offender is known to need there"),
        hint=_(
            "Family, work, a court, a hospital, worship. Only officers see it; it helps to draw no more than is needed."
        ),
        rows=3,
        max_length=2000,
        required=False,
    )

    def __init__(self, *posted: Any, purpose: str, **more: Any) -> None:
        super().__init__(*posted, **more)
        self.purpose = purpose

    def clean(self) -> dict[str, Any] | None:
        """Read the corners; each flaw stands at the box it is about."""
        cleaned = super().clean()
        found = reading.understood(
            self.cleaned_data.get("corners", ""), self.cleaned_data.get("open_parts", ""), purpose=self.purpose
        )
        self.shape = found.shape
        for flaw in found.flaws:
            box = "open_parts" if flaw.in_open_part else "corners"
            self.add_error(box, flaw_sentence(flaw, self.purpose, "en"))
        return cleaned

    def drawn(self) -> Drawn:
        """The zone as it was typed."""
        names = [name for name in Drawn.__dataclass_fields__ if name in self.cleaned_data]
        return Drawn(shape=self.shape, **{name: self.cleaned_data[name] for name in names})


class GrantForm(DrawForm):
    remark = fields.LongText(
        label=_("What differs from what was asked, and why"),
        hint=_(
            "The decision maker’s reason: why this is necessary and proportionate. They can read it in their pages."
        ),
        missing=_("Enter what differs and why, or that nothing does"),
        max_length=2000,
    )


def as_typed(drawn: Drawn) -> dict[str, Any]:
    """A zone as the boxes of the form begin with it."""
    return {name: getattr(drawn, name) for name in Drawn.__dataclass_fields__ if name != "shape"} | {
        "corners": reading.written(area.edge for area in drawn.shape),
        "open_parts": reading.written(part for area in drawn.shape for part in area.open_parts),
    }


class PlaceForm(forms.VersionedForm):
    """A place that an area must not show. It is used for the answer and kept nowhere."""

    place = fields.Text(
        label=_("The place it protects"),
        hint=_("Used for this answer only, and not kept. ") + PLACE_HINT,
        missing=_("Enter the place"),
        max_length=60,
        autocomplete="off",
    )

    def clean_place(self) -> Point:
        """The place as a point of the National Grid."""
        point = reading.read_point(self.cleaned_data["place"])
        if point is None:
            raise plain.ValidationError(_("The place cannot be read. ") + PLACE_HINT)
        return point


class SuggestForm(PlaceForm):
    width = fields.Choice(label=_("How large?"), options=WIDTH_NAMES)


class CheckForm(PlaceForm):
    reason = fields.LongText(
        label=_("Why may it go although something is warned of?"),
        hint=_("Only where it cannot be drawn otherwise. The manager can read it."),
        rows=3,
        max_length=1000,
        required=False,
    )


class ConsentForm(forms.Form):
    content_hash = plain.CharField(widget=plain.HiddenInput)
    given = fields.YesNo(
        label=_("Do they agree that this map and these words may be shown to the offender?"),
        yes=_("Yes, they agree"),
        no=_("No, or they take it back"),
    )
    how = fields.Choice(
        label=_("How did they tell you?"), options=[(how, HOW_AGREED[how]) for how in HOW if how in HOW_AGREED]
    )
