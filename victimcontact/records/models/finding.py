"""What people and offenders are found by, and who turned out to be the same."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class FormerName(Authored):
    """Another name somebody has, had, or is found under: of a person or of an offender."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="former_names", null=True)
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="former_names", null=True)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in ("maiden", "former", "alias", "known_as")])
    given_names = models.CharField(max_length=120, default="")
    family_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_former_name_is_of_a_person_or_of_an_offender",
                condition=models.Q(person__isnull=True) ^ models.Q(offender__isnull=True),
            ),
        ]


class NameKeys(Row):
    """What the names of a person or an offender are found by (`scheme.names.keys`): derived, written again with every change."""

    person = models.OneToOneField("records.Person", on_delete=models.PROTECT, related_name="name_keys", null=True)
    offender = models.OneToOneField("records.Offender", on_delete=models.PROTECT, related_name="name_keys", null=True)
    keys = ArrayField(models.CharField(max_length=60))

    class Meta:
        verbose_name_plural = "name keys"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="name_keys_are_of_a_person_or_of_an_offender",
                condition=models.Q(person__isnull=True) ^ models.Q(offender__isnull=True),
            ),
        ]
        indexes: ClassVar[list[Any]] = [GinIndex(fields=["keys"], name="found_by_name")]


class Likeness(Authored):
    """Two people, or two offenders, may be one. `because` are the reasons shown; settled as merged or as distinct."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", null=True)
    other_person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", null=True)
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="+", null=True)
    other_offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="+", null=True)
    because = models.JSONField(default=list)
    settled = models.CharField(
        max_length=10, default="", choices=[("", "open"), ("merged", "merged"), ("distinct", "distinct")]
    )
    settled_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "likenesses"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "other_person"], name="one_likeness_a_pair_of_people"),
            models.UniqueConstraint(fields=["offender", "other_offender"], name="one_likeness_a_pair_of_offenders"),
            models.CheckConstraint(
                name="a_likeness_is_of_two_people_or_of_two_offenders",
                condition=models.Q(
                    person__isnull=False,
                    other_person__isnull=False,
                    offender__isnull=True,
                    other_offender__isnull=True,
                )
                | models.Q(
                    person__isnull=True,
                    other_person__isnull=True,
                    offender__isnull=False,
                    other_offender__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="a_settled_likeness_has_author_and_moment", condition=both_or_neither("settled_by", "settled_at")
            ),
        ]


class Merge(Authored):
    """Two turned out to be one: what was moved to the one that was kept, so that it can be moved back.

    `moved` names, for each table, the rows that hung on the one that went.
    """

    likeness = models.ForeignKey(Likeness, on_delete=models.PROTECT, related_name="merges", null=True)
    kept_person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", null=True)
    gone_person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", null=True)
    kept_offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="+", null=True)
    gone_offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="+", null=True)
    moved = models.JSONField(default=dict)
    reason = EncryptedText()
    undone_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="an_undone_merge_has_author_and_moment", condition=both_or_neither("undone_by", "undone_at")
            ),
        ]
