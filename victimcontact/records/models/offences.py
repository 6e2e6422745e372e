"""The list of offence codes, as an operator took it in."""

from django.db import models


class OffenceCode(models.Model):
    """One code with what the list marks. A mark that is missing says nothing."""

    code = models.CharField(max_length=12, primary_key=True)
    title = models.CharField(max_length=300)
    scheduled = models.BooleanField()
    murder = models.BooleanField()
    related_to_scheduled = models.BooleanField()
    terrorism = models.BooleanField()
    taken_in_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(code=""), name="offence_code_not_empty"),)

    def __str__(self) -> str:
        return self.code
