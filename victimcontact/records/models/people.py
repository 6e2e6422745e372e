"""Offenders and people on the victim's side."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither

PLACE_KINDS = ("school", "work", "other")


class IdentifierKind(models.TextChoices):
    PRISON_NUMBER = "prison_number"
    CRN = "crn"
    PNC = "pnc"
    CRO = "cro"


class Safety(models.TextChoices):
    """What we know about using an address or number. Unknown is never used."""

    UNKNOWN = "unknown"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Channel(models.TextChoices):
    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"
    PHONE = "phone"
    VISIT = "visit"
    PORTAL = "portal"


class Offender(Row):
    reference = models.CharField(max_length=20, unique=True)
    given_names = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    born_on = models.DateField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="merged", null=True)

    def __str__(self) -> str:
        return self.reference

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()


class OffenderIdentifier(Row):
    """A number the offender has or ever had. It keeps matching for good."""

    offender = models.ForeignKey(Offender, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=IdentifierKind.choices)
    value = models.CharField(max_length=30)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["kind", "value"], name="one_offender_an_identifier"),
        ]


class Practitioner(Authored):
    """Who supervises the offender. May be an account of ours: then that officer cannot be the liaison officer (R69)."""

    offender = models.ForeignKey(Offender, on_delete=models.PROTECT, related_name="practitioners")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=30, default="")
    account = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)


class Person(Row):
    """Somebody on the victim's side."""

    account = models.OneToOneField("records.Account", on_delete=models.PROTECT, related_name="person", null=True)
    title = models.CharField(max_length=30, default="")
    given_names = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    preferred_name = models.CharField(max_length=120, default="")
    born_on = models.DateField(null=True)
    died_on = models.DateField(null=True)
    language = models.CharField(max_length=2, default="en")
    letter_format = models.CharField(max_length=20, default="standard")
    interpreter = models.CharField(max_length=60, default="")
    needs = EncryptedText(null=True)
    name_confirmed_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    name_confirmed_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="merged", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_confirmed_name_has_both", condition=both_or_neither("name_confirmed_by", "name_confirmed_at")
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.given_names, self.family_name) if part)


class Address(Authored):
    """Where a person can be written to. Replaced, never edited; a replaced or failed one is not used again.

    `found_right` is why an officer took in again what had failed before.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = EncryptedJSON()
    postcode_index = models.BinaryField(max_length=32, null=True, db_index=True)
    safety = models.CharField(max_length=10, choices=Safety.choices, default=Safety.UNKNOWN)
    who_else_sees = EncryptedText(null=True)
    checked_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    checked_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    found_right = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="an_address_is_safe_when_checked",
                condition=models.Q(safety=Safety.UNKNOWN, checked_at__isnull=True, checked_by__isnull=True)
                | models.Q(checked_at__isnull=False, checked_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(replaced_at__isnull=True), name="one_live_address_a_person"
            ),
        ]


class ContactPoint(Authored):
    """A telephone number or e-mail address of a person, with what is known about using it.

    `confirmed_at`: the person entered a code that had gone there, so that codes for the sign-in go there.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_points")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    value = EncryptedText()
    value_index = models.BinaryField(max_length=32, db_index=True)
    safety = models.CharField(max_length=10, choices=Safety.choices, default=Safety.UNKNOWN)
    who_else_sees = EncryptedText(null=True)
    voicemail_is_safe = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    checked_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    found_right = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_contact_point_is_safe_when_checked",
                condition=models.Q(safety=Safety.UNKNOWN, checked_at__isnull=True, checked_by__isnull=True)
                | models.Q(checked_at__isnull=False, checked_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "channel"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_live_contact_point_a_channel",
            ),
        ]


class SafeContactPlan(Authored):
    """How a person may be reached safely. A new plan is a new row; the newest one holds."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safe_contact_plans")
    number = models.PositiveIntegerField()
    hours_from = models.TimeField(null=True)
    hours_to = models.TimeField(null=True)
    dates_to_avoid = EncryptedJSON(null=True)
    plain_envelope = models.BooleanField(default=True)
    sender_name = models.CharField(max_length=120, default="")
    in_danger = models.BooleanField(default=False)
    code_word = EncryptedText(null=True)
    note = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "number"], name="one_plan_a_number"),
            models.CheckConstraint(name="hours_have_both_ends", condition=both_or_neither("hours_from", "hours_to")),
        ]


class ProtectedPlace(Authored):
    """A school, a place of work or another place where a person can be found: no text for the offender's side may name it."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="protected_places")
    kind = models.CharField(max_length=10)
    name = EncryptedText()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_protected_place_is_of_a_known_kind",
                condition=models.Q(kind__in=PLACE_KINDS),
            ),
        ]
