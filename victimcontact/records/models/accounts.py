"""Who can come in: officers, members and the program itself."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row
from victimcontact.scheme.roles import Role


def role_choices() -> list[tuple[str, str]]:
    return [(role.value, role.value.replace("_", " ")) for role in Role]


class AccountKind(models.TextChoices):
    OFFICER = "officer"
    MEMBER = "member"
    PROGRAM = "program"


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(handle=username)


class Account(AbstractBaseUser, Row):
    """A sign-in. A member's e-mail address is never here: it is an encrypted contact point of the person.

    `known_officer` is filled at the officers' door for the length of one request, which asks many times who somebody is; `sitting`
    where a member has just come in, with the secret that opens their rows to the members' door (`casework.sittings`).
    """

    handle = models.CharField(max_length=254, unique=True)
    kind = models.CharField(max_length=10, choices=AccountKind.choices)
    email = models.EmailField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[AccountManager] = AccountManager()
    known_officer: "Officer | None" = None
    sitting: str = ""

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="only_officers_have_an_email_here",
                condition=models.Q(kind=AccountKind.OFFICER) | models.Q(email__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def is_officer(self) -> bool:
        return self.kind == AccountKind.OFFICER

    @property
    def is_member(self) -> bool:
        return self.kind == AccountKind.MEMBER

    @property
    def is_program(self) -> bool:
        return self.kind == AccountKind.PROGRAM


class Unit(Row):
    """A victim liaison unit."""

    reference = models.SlugField(unique=True)
    name = models.CharField(max_length=120, unique=True)
    region = models.CharField(max_length=60)
    address = models.JSONField(default=list)
    phone = models.CharField(max_length=30)
    email = models.EmailField()
    hours = models.CharField(max_length=120, default="")
    hours_in_welsh = models.CharField(max_length=120, default="")

    def __str__(self) -> str:
        return self.name


class Court(Row):
    """A court, and the unit that makes first contact for its sentences (law.md R68)."""

    name = models.CharField(max_length=160, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="courts")

    def __str__(self) -> str:
        return self.name


class Officer(Row):
    """A member of staff: one role, one unit (none for regional or national roles).

    `password_given_at` is filled while the password is one that somebody else gave them: they choose their own before anything else.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="officer")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40, choices=role_choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officers", null=True)
    phone = models.CharField(max_length=30, default="")
    hours = models.CharField(max_length=120, default="")
    speaks_welsh = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True)
    password_given_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_liaison_officer_has_a_unit",
                condition=~models.Q(role__in=["victim_liaison_officer", "manager", "administrator"])
                | models.Q(unit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(Authored):
    """A code in a letter with which a person makes their sign-in. Only its digest is kept.

    `place` is where they want their codes, and `channel` how: it counts once they have entered the first code that went there.
    """

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="invitations")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="invitations")
    digest = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, default="")
    place = EncryptedText(null=True)


class IdentityCheck(Authored):
    """Somebody said that they had lost their way in, and was asked questions: which ones, and which were answered rightly.

    Never the answers. `shown`: it was enough to open the way in again.
    """

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="identity_checks")
    right = models.JSONField(default=list)
    wrong = models.JSONField(default=list)
    shown = models.BooleanField()


def code_channels() -> list[tuple[str, str]]:
    """How a code may go."""
    return [(name, name) for name in ("email", "text")]


class OneTimeCode(Row):
    """A sign-in code that was sent to a member. Only its digest is kept, and of the place it went to what that is found by.

    A used or replaced one no longer opens.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="one_time_codes")
    channel = models.CharField(max_length=10, choices=code_channels, default="email")
    address_index = models.BinaryField(max_length=32, default=b"", db_index=True)
    digest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Passkey(Row):
    """What a member's device proves instead of a code: the public half of its key. An ended one no longer opens."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.BinaryField(max_length=1023, unique=True)
    credential = models.BinaryField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class Attempt(Row):
    """How often something was tried: counted in a locked row, so that the bound holds across processes."""

    what = models.CharField(max_length=40)
    about = models.BinaryField(max_length=32)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["what", "about"], name="one_row_an_attempt")
        ]


class WaitingMail(Row):
    """An e-mail or text that carries a code to a member; closed until the worker has handed it over, then emptied.

    Without a body somebody has asked for a code there, and nobody has found out yet whether they are a member. `not_before`: it carries
    no code, but says that a way in has changed, and may go from then on.
    """

    channel = models.CharField(max_length=10, choices=code_channels, default="email")
    to_address = EncryptedText(null=True)
    subject = models.CharField(max_length=120)
    body = EncryptedText(null=True)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
