"""How a file arrives: in memory and never on a disk, and no more of it than any page takes."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from victimcontact.design.fields.files import MEGABYTE

MOST_BYTES = 10 * MEGABYTE


class Bounded(FileUploadHandler):
    """Keeps the files of one request, `MOST_BYTES` together. Of what is more only the size is known, piece by piece.

    So the form comes back with everything typed and says that the file is too large, however large it was.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.kept = 0

    def new_file(self, *arguments: Any, **more: Any) -> None:
        super().new_file(*arguments, **more)
        self.held = BytesIO()
        self.has_room = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.has_room = self.has_room and self.kept + len(raw_data) <= MOST_BYTES
        if self.has_room:
            self.held.write(raw_data)
            self.kept += len(raw_data)
        else:
            self.held = BytesIO()
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
