"""Fields for a day, in three boxes, and for a time of day."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design.days import day_in_words, days_of_the_year_in_words, month_number
from victimcontact.design.fields.dress import Dressed, DressedBoundField, Params
from victimcontact.design.fields.text import LongText, Typed
from victimcontact.design.language import language

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Parts = tuple[str, str, str]

PARTS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
ABSENT = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
WIDTHS = {"day": 2, "month": 2, "year": 4}
THE_DAY = _("The day")
EMPTY: Parts = ("", "", "")
OF_ANY_YEAR = re.compile(r"(?P<day>[0-9]{1,2})\s+(?:o\s+)?(?P<month>[^\W\d_]+|[0-9]{1,2})")


class ThreeBoxes(forms.Widget):
    """Reads a day from its three inputs; the rendering is done by the field."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Parts:
        """Answer day, month and year as they were typed."""
        day, month, year = (str(data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether none of the boxes was on the page."""
        return all(f"{name}-{part}" not in data for part in PARTS)


class Day(Dressed):
    """A day. `past=True` refuses days after today and `future=True` days before it: the form must then be told `on=`.

    `called` begins the error messages: "The hearing" makes "The hearing must be a real date". A month may be typed as
    a number or as its English or Welsh name. A form may set `earliest` and `latest` on its own field as well.
    """

    component = "date_input"
    missing = _("Enter a day")
    nothing: ClassVar[object] = None
    widget = ThreeBoxes

    def __init__(
        self, *, called: "StrOrPromise" = THE_DAY, past: bool = False, future: bool = False, **options: Any
    ) -> None:
        super().__init__(**options)
        self.empty_values = [*self.empty_values, EMPTY]
        self.called = called
        self.past = past
        self.future = future
        self.earliest: date | None = None
        self.latest: date | None = None

    def know_today(self, on: date | None) -> None:
        """Bound the field by today, which only a door knows."""
        if (self.past or self.future) and on is None:
            raise TypeError("a form with a day that must be past or future has to be told `on=`")
        self.latest = on if self.past else self.latest
        self.earliest = on if self.future else self.earliest

    def to_python(self, value: Parts | date | None) -> date | None:
        """Read the three boxes."""
        if value is None or isinstance(value, date):
            return value
        return None if value == EMPTY else self._read(value)

    def validate(self, value: date | None) -> None:
        """Check that the day is there when it must be, and within its bounds."""
        super().validate(value)
        if value and self.latest and value > self.latest:
            words = (
                _("%(called)s must be today or in the past") if self.past else _("%(called)s must be %(day)s or before")
            )
            raise self._trouble(words, PARTS, self.latest)
        if value and self.earliest and value < self.earliest:
            words = (
                _("%(called)s must be today or in the future")
                if self.future
                else _("%(called)s must be %(day)s or after")
            )
            raise self._trouble(words, PARTS, self.earliest)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, not boxes, so that "03" and "3" are the same."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def _read(self, typed: Parts) -> date:
        absent = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if absent:
            raise self._trouble(_("%(called)s must include %(absent)s"), absent)
        day, month, year = number(typed[0]), month_number(typed[1]) or 0, number(typed[2])
        if year < 1000:
            raise self._trouble(_("The year must have 4 numbers"), ["year"])
        try:
            return date(year, month, day)
        except ValueError:
            raise self._trouble(_("%(called)s must be a real date"), unreal(day, month)) from None

    def _trouble(
        self, words: "StrOrPromise", parts: Mapping[str, object] | list[str], bound: date | None = None
    ) -> ValidationError:
        absent = gettext(" and ").join(str(ABSENT[part]) for part in parts)
        day = day_in_words(bound, language()) if bound else ""
        message = str(words) % {"called": self.called, "absent": absent, "day": day}
        return ValidationError(message, code="invalid", params={"parts": tuple(parts)})

    def params(self, bound: DressedBoundField) -> Params:
        """Answer the three boxes, the wrong ones marked."""
        wrong = wrong_parts(bound)
        boxes = [
            {
                "name": f"{bound.html_name}-{part}",
                "id": f"{bound.identity}-{part}",
                "label": str(PARTS[part]),
                "value": value,
                "classes": f"govuk-input--width-{WIDTHS[part]}{' govuk-input--error' if part in wrong else ''}",
            }
            for part, value in zip(PARTS, in_boxes(bound.value()), strict=True)
        ]
        return {**bound.common(), "fieldset": bound.fieldset_params(), "items": boxes}

    def anchor(self, bound: DressedBoundField) -> str:
        """Lead to the first box that is wrong, or to the first."""
        return f"{bound.identity}-{next(iter(wrong_parts(bound)), 'day')}"

    def shown(self, value: Any) -> str:
        """Write the day in words, or what was typed if it is no day."""
        try:
            day = self.to_python(value)
        except ValidationError:
            return " ".join(value).strip()
        return day_in_words(day, language()) if day else ""


def number(typed: str) -> int:
    """Read figures; anything else is 0, which is in no date."""
    return int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else 0


def unreal(day: int, month: int) -> list[str]:
    """Say which boxes to mark when the three make no date."""
    parts = [part for part, wrong in (("day", not 1 <= day <= 31), ("month", not 1 <= month <= 12)) if wrong]
    return parts or list(PARTS)


def in_boxes(value: Any) -> Parts:
    """Answer what stands in the three boxes."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return value or EMPTY


def wrong_parts(bound: DressedBoundField) -> tuple[str, ...]:
    """Say which boxes the first error is about; all of them unless the error says."""
    for error in bound.errors.as_data():
        return tuple((error.params or {}).get("parts", PARTS))
    return ()


class TimeOfDay(Typed, forms.Field):
    """A time of day, typed as 14:30, 14.30, 2:30pm or 2pm."""

    missing = _("Enter a time")
    nothing: ClassVar[object] = None
    shape = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?\s*(?P<half>am|pm)?", re.IGNORECASE)

    def __init__(self, *, width: int = 5, **options: Any) -> None:
        super().__init__(width=width, **options)

    def to_python(self, value: Any) -> time | None:
        """Read the time."""
        typed = str(value or "").strip()
        if not typed:
            return None
        found = self.shape.fullmatch(typed)
        made = clock_time(found["hour"], found["minute"], (found["half"] or "").lower()) if found else None
        if made is None:
            raise ValidationError(gettext("Enter a time, like 9:30am or 14:30"), code="invalid")
        return made

    def prepare_value(self, value: Any) -> Any:
        """Write a time that the form began with as it would be typed."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


def clock_time(hour: str, minute: str | None, half: str) -> time | None:
    """Put a time together; nothing if there is no such time. An hour alone needs am or pm."""
    hours, minutes = int(hour), int(minute or 0)
    if (minute is None and not half) or (half and not 1 <= hours <= 12):
        return None
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


class DaysOfTheYear(LongText):
    """Days that come every year, one on each line as 27 March or 27 3; answered as a list of `MM-DD`."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(rows=rows, **options)

    def prepare_value(self, value: Any) -> Any:
        """Days that are kept stand in the box in words, a line each."""
        return (
            value
            if isinstance(value, str) or value is None
            else "\n".join(days_of_the_year_in_words(value, language()))
        )

    def clean(self, value: Any) -> Any:
        lines = str(super().clean(value) or "").splitlines()
        return [_month_and_day(line.strip()) for line in lines if line.strip()]


def _month_and_day(line: str) -> str:
    found = OF_ANY_YEAR.fullmatch(line)
    month = month_number(found["month"]) if found else None
    day = f"{month:02}-{int(found['day']):02}" if found and month else ""
    if not _is_of_some_year(day):
        raise ValidationError(gettext("%(day)s is not a day, such as 27 March") % {"day": line})
    return day


def _is_of_some_year(text: str) -> bool:
    """29 February is a day of some years."""
    try:
        datetime.strptime(f"2024-{text}", "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return False
    return True
