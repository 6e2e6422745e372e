"""A field for a file."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.design.fields.dress import Dressed, DressedBoundField, Params

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MEGABYTE = 1_000_000


class Upload(Dressed, forms.FileField):
    """One file. `kinds` are the endings it may have (".pdf"), `megabytes` the size it may not pass; `refused` says what to do instead
    of some others that people have.

    An ending proves nothing of the content: whoever keeps the file looks into it.
    """

    component = "file_upload"
    missing = _("Choose a file")
    nothing: ClassVar[object] = None

    def __init__(
        self,
        *,
        kinds: tuple[str, ...] = (),
        megabytes: int = 10,
        refused: Mapping[str, "StrOrPromise"] = MappingProxyType({}),
        **options: Any,
    ) -> None:
        messages = options.setdefault("error_messages", {})
        messages.setdefault("empty", _("The file is empty. Choose another one"))
        messages.setdefault("invalid", _("The file did not arrive. Choose it again"))
        messages.setdefault("max_length", _("The name of the file is too long. Shorten it and choose it again"))
        super().__init__(**options)
        self.kinds = kinds
        self.megabytes = megabytes
        self.refused = refused

    def clean(self, value: Any, *initial: Any) -> Any:
        """Check the ending and the size."""
        file = super().clean(value, *initial)
        if isinstance(file, UploadedFile):
            self._check(file)
        return file

    def _check(self, file: "UploadedFile[bytes]") -> None:
        ending = Path(file.name or "").suffix.lower()
        if ending in self.refused:
            raise ValidationError(self.refused[ending])
        if self.kinds and ending not in self.kinds:
            kinds = ", ".join(kind.removeprefix(".").upper() for kind in self.kinds)
            raise ValidationError(gettext("The file must be one of these: %(kinds)s") % {"kinds": kinds})
        if (file.size or 0) > self.megabytes * MEGABYTE:
            raise ValidationError(gettext("The file must be smaller than %(size)d MB") % {"size": self.megabytes})

    def params(self, bound: DressedBoundField) -> Params:
        """Answer the label and the endings to offer; what was chosen before cannot be shown again by any page."""
        accept = {"attributes": {"accept": ",".join(self.kinds)}} if self.kinds else {}
        return {**bound.common(), "label": bound.label_params(), **accept}
