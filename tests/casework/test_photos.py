"""Photographs that come: drawn anew, so that nothing in them tells where, when and with what they were taken."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.casework.foreign_files import a_photo
from victimcontact.casework.documents import intake, photo_intake

pytestmark = pytest.mark.pure


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def words() -> PngInfo:
    said = PngInfo()
    said.add_text("Comment", "Canary")
    said.add_itxt("XML:com.adobe.xmp", "Canary")
    return said


def two_pictures() -> bytes:
    """What a telephone makes that takes two pictures at once: the second one lies behind the first."""
    first, written = Image.new("RGB", (30, 20), "teal"), io.BytesIO()
    first.save(written, "MPO", save_all=True, append_images=[Image.new("RGB", (99, 99))], comment=b"Canary")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "form", "size"),
    [
        (a_photo(comment=b"Canary", icc_profile=b"Canary"), "jpg", (20, 30)),
        (a_photo(mode="CMYK"), "jpg", (20, 30)),
        (a_photo("PNG", pnginfo=words(), icc_profile=b"Canary"), "png", (20, 30)),
        (two_pictures(), "jpg", (30, 20)),
    ],
    ids=["a photo", "a photo for print", "a picture with words", "two pictures in one"],
)
def test_nothing_is_left_of_where_and_with_what_a_photo_was_taken(
    content: bytes, form: str, size: tuple[int, int]
) -> None:
    looked = intake.look_into(content)

    photo = opened(looked.content)
    assert (looked.form, photo.size) == (form, size)
    assert dict(photo.getexif()) == {}
    assert set(photo.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Canary" not in looked.content
    assert getattr(photo, "n_frames", 1) == 1


def test_what_can_be_seen_stays() -> None:
    seen = opened(intake.look_into(a_photo()).content).convert("RGB").tobytes()
    clear = opened(intake.look_into(a_photo("PNG", "RGBA")).content)

    assert all(abs(found - wanted) < 6 for found, wanted in zip(seen, (0, 128, 128) * 600, strict=True))
    assert clear.mode == "RGBA"


@pytest.mark.parametrize(("grey", "seen"), [(0, 0), (30_000, 117), (65_535, 255)])
def test_grey_of_sixteen_bits_does_not_come_out_white(grey: int, seen: int) -> None:
    written = io.BytesIO()
    Image.new("I;16", (4, 4), grey).save(written, "PNG")

    photo = opened(intake.look_into(written.getvalue()).content)

    assert photo.getpixel((0, 0)) == (seen, seen, seen)


def test_a_photo_that_grows_when_it_is_drawn_anew_is_written_more_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    noise, written = Image.effect_noise((900, 900), 90).convert("RGB"), io.BytesIO()
    noise.save(written, "JPEG", quality=60)
    monkeypatch.setattr(photo_intake, "MOST_BYTES", len(written.getvalue()) + 20_000)

    assert len(photo_intake.redrawn(written.getvalue())) <= photo_intake.MOST_BYTES


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_that_stays_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(photo_intake, "MOST_BYTES", 10)

    with pytest.raises(photo_intake.Trouble, match="too_large"):
        photo_intake.redrawn(a_photo(form))


def test_both_programs_hold_the_same_to_be_too_large() -> None:
    assert photo_intake.MOST_BYTES == intake.MOST_BYTES
