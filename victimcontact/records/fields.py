"""Columns whose content is closed: text, and small JSON values.

The value is encrypted when its row is saved and decrypted when it is first read; it is bound to model, field and row, so the row
must have its (UUID) key before it is inserted. `update()` and look-ups on such a column are refused.
"""

import json
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from victimcontact.records import keyring


class Sealed(bytes):
    """The closed form of a value, as it stands in the table."""


class _Opening(DeferredAttribute):
    """Opens the stored bytes at first reading."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = cast(EncryptedText, self.field).open(value, instance)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    Bytes = models.BinaryField[Any, Any]  # the stubs give it parameters, which it has not at run time
else:
    Bytes = models.BinaryField


class EncryptedText(Bytes):
    """Text that is closed in the table."""

    descriptor_class = _Opening

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def context(self, instance: models.Model) -> str:
        return f"{instance._meta.label_lower}.{self.attname}:{instance.pk}"

    def open(self, sealed: Sealed, instance: models.Model) -> Any:
        return self.from_text(keyring.unseal(sealed, context=self.context(instance)))

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def from_db_value(self, value: Any, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        return Sealed(keyring.seal(self.to_text(value), context=self.context(model_instance)))

    def get_lookup(self, lookup_name: str) -> Any:
        """Whether there is a value can be asked, and nothing else: a closed value is different each time."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(
                f"{self.name} is encrypted: save it through its row; it cannot be updated in bulk or looked up"
            )
        return super().get_db_prep_value(value, connection, prepared)

    def get_default(self) -> Any:
        return (
            None if self.null else self.from_text(self.to_text("")) if not self.has_default() else super().get_default()
        )


class EncryptedJSON(EncryptedText):
    """A small JSON value that is closed in the table."""

    def to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def from_text(self, text: str) -> Any:
        return json.loads(text)
