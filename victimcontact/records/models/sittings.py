"""Who is signed in at the members' door, and what they asked for there that the door itself cannot do."""

from django.db import models

from victimcontact.records.fields import EncryptedJSON
from victimcontact.records.models.rows import Row


class Sitting(Row):
    """A member is signed in. Only the digest of the secret is kept; row security opens to whoever names the secret, and to nobody else."""

    account = models.ForeignKey("records.Account", on_delete=models.CASCADE, related_name="sittings")
    digest = models.BinaryField(max_length=32, unique=True)
    began_at = models.DateTimeField()


class Errand(Row):
    """Something asked for at the members' door, carried out by the worker: what, for whom (nobody before signing in), and the answer.

    `given` and `answer` are closed, and the row goes away soon after it was answered.
    """

    act = models.CharField(max_length=120)
    account = models.ForeignKey("records.Account", on_delete=models.CASCADE, related_name="+", null=True)
    given = EncryptedJSON()
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    answer = EncryptedJSON(null=True)

    class Meta:
        indexes = (models.Index(fields=["made_at"], name="waiting_errands", condition=models.Q(begun_at__isnull=True)),)
