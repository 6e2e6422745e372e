"""Folders: the print room's, where a person takes what is to be posted, and those that stand in for a mail server or a text service."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import ClassVar

from victimcontact.casework.carriage import FOR_EVER, Carrier, NotNow, Parcel, Refused, Takes
from victimcontact.gateway.carriers.smtp import mail_of

READ_BY_OWNER = 0o600


class Folder(Carrier):
    """A folder with a file for each parcel, under its reference: whoever asks later finds it there."""

    ending: ClassVar[str]
    remembers = FOR_EVER

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        write_once(self._file(parcel.reference), self.content_of(parcel))
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return self._file(reference).exists()

    def content_of(self, parcel: Parcel) -> bytes:
        """What is written into the file of a parcel. Raises `Refused` for one that does not belong here."""
        raise NotImplementedError

    def _file(self, reference: str) -> Path:
        return self.folder / f"{reference}.{self.ending}"


class PrintRoom(Folder):
    """Letters, ready made. A person prints and posts them, and marks each as posted."""

    name, channel, ends_in, ending = "print_room", "letter", "in_print_room", "pdf"

    def __init__(self, folder: Path, takes: Takes = Takes.ALL) -> None:
        super().__init__(folder)
        self.takes = takes

    def content_of(self, parcel: Parcel) -> bytes:
        if parcel.pdf is None:
            raise Refused
        return parcel.pdf


class MailFolder(Folder):
    """Stands in for a mail server: each file a whole message."""

    name, channel, ends_in, ending = "mail_folder", "email", "sent", "eml"

    def content_of(self, parcel: Parcel) -> bytes:
        return mail_of(parcel).message().as_bytes()


class TextFolder(Folder):
    """Stands in for a text service: the number in the first line of each file."""

    name, channel, ends_in, ending = "text_folder", "text", "sent", "txt"

    def content_of(self, parcel: Parcel) -> bytes:
        return f"To: {parcel.to[0]}\n\n{parcel.body}\n".encode()


def write_once(file: Path, content: bytes) -> None:
    """Write a file whole, or find it there already: another worker may have died just after writing it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".")
        with os.fdopen(descriptor, "wb") as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        os.chmod(name, READ_BY_OWNER)
        with contextlib.suppress(FileExistsError):
            os.link(name, file)
        os.unlink(name)
    except OSError as error:
        raise NotNow from error
