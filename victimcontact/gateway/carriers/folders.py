"""Folders: the print room's, where a person takes what is to be posted, and those that stand in for a mail server or a text service."""

import contextlib
import os
import tempfile
from pathlib import Path

from victimcontact.casework.carriage import FOR_EVER, Carrier, NotNow, Parcel, Refused
from victimcontact.gateway.carriers.smtp import mail_of

READ_BY_OWNER = 0o600


class PrintRoom(Carrier):
    """A folder of PDFs, one a letter under its reference. A person prints and posts them, and marks each as posted."""

    name = "print_room"
    channel = "letter"
    ends_in = "in_print_room"
    remembers = FOR_EVER

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        if parcel.pdf is None:
            raise Refused
        write_once(self.folder / f"{parcel.reference}.pdf", parcel.pdf)
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return (self.folder / f"{reference}.pdf").exists()


class MailFolder(Carrier):
    """A folder that stands in for a mail server: one `.eml` file a message, under its reference."""

    name = "mail_folder"
    channel = "email"
    ends_in = "sent"
    remembers = FOR_EVER

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        write_once(self.folder / f"{parcel.reference}.eml", mail_of(parcel).message().as_bytes())
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return (self.folder / f"{reference}.eml").exists()


class TextFolder(Carrier):
    """A folder that stands in for a text service: one `.txt` file a message, the number in its first line."""

    name = "text_folder"
    channel = "text"
    ends_in = "sent"
    remembers = FOR_EVER

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> str:
        text = f"To: {parcel.to[0]}\n\n{parcel.body}\n"
        write_once(self.folder / f"{parcel.reference}.txt", text.encode())
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return (self.folder / f"{reference}.txt").exists()


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
