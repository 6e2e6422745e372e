"""A photograph drawn anew from its points alone, so that nothing in it tells where, when and with what it was taken.

Run as a program it reads a file from standard input and writes a line with one word: what keeps the photograph out, or `nothing` and
then the new photograph. A file from outside is only ever opened in a process of its own with little memory and time (`intake.py`); so
nothing of ours is imported here.
"""

import resource
import struct
import sys
from io import BytesIO

from PIL import Image, ImageOps

MEMORY = 1 << 30
SECONDS = 20
MOST_POINTS = 50_000_000
MOST_BYTES = 10_000_000
FORMATS = ("JPEG", "PNG")
JPEG = b"\xff\xd8\xff"
QUALITIES = (90, 75, 60)
UNREADABLE = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, struct.error)


class Trouble(Exception):
    """The photograph is refused; the word says for what."""


def redrawn(content: bytes) -> bytes:
    """The same picture, upright, without anything but its points. Raises `Trouble`."""
    Image.MAX_IMAGE_PIXELS = None  # how many there are is asked here, before any of them is unpacked
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as photo:
            if photo.width * photo.height > MOST_POINTS:
                raise Trouble("vast")
            upright = _of_eight_bits(ImageOps.exif_transpose(photo))
            return _as_jpeg(upright) if content.startswith(JPEG) else _as_png(upright)
    except UNREADABLE:
        raise Trouble("damaged") from None


def _as_jpeg(photo: Image.Image) -> bytes:
    points = _only_points(photo, "RGB")
    for quality in QUALITIES:
        written = _written(points, "JPEG", quality=quality)
        if len(written) <= MOST_BYTES:
            return written
    raise Trouble("too_large")


def _as_png(photo: Image.Image) -> bytes:
    written = _written(_only_points(photo, "RGBA" if photo.has_transparency_data else "RGB"), "PNG")
    if len(written) > MOST_BYTES:
        raise Trouble("too_large")
    return written


def _of_eight_bits(photo: Image.Image) -> Image.Image:
    """Grey of sixteen bits, as some scanners write it: it would be cut off at the lightest and come out white."""
    return (
        photo.convert("I").point(lambda level: level * (1 / 256)).convert("L") if photo.mode.startswith("I") else photo
    )


def _only_points(photo: Image.Image, mode: str) -> Image.Image:
    points = photo.convert(mode)
    points.info = {}  # words, profiles and comments, some of which would be written again
    return points


def _written(points: Image.Image, form: str, **how: int) -> bytes:
    made = BytesIO()
    points.save(made, form, **how)
    return made.getvalue()


def _bound() -> None:
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _bound()
    try:
        answer = b"nothing\n" + redrawn(sys.stdin.buffer.read())
    except Trouble as trouble:
        answer = f"{trouble}\n".encode()
    sys.stdout.buffer.write(answer)
