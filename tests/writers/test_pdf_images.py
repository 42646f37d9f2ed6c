"""Pictures: what is embedded, what is left out of it, and what is refused."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms

from cvbuilder.document.nodes import Image as ImageFile
from cvbuilder.errors import ProfileError
from cvbuilder.layout.boxes import Picture
from cvbuilder.writers.pdf import images

RED, BLUE = (220, 30, 30), (30, 30, 220)


@pytest.fixture
def picture(tmp_path):
    """Save bytes or an image under a name and give a Picture of 60 by 80 pt that shows it."""

    def save(content, name="photo.jpg", key="photo", size=(60.0, 80.0), **options):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content.save(path, **options)
        return Picture(ImageFile(path.name, path.read_bytes()), 100.0, 100.0, *size, "A portrait", "en", key)

    return save


@pytest.fixture
def embedded():
    """Give the first image of a file; the file stays open as long as the test runs."""
    with contextlib.ExitStack() as files:

        def image(pdf: bytes) -> pikepdf.Object:
            opened = files.enter_context(pikepdf.open(io.BytesIO(pdf)))
            return next(iter(opened.pages[0].Resources.XObject.values()))

        yield image


def halves(size=(60, 80), mode="RGB") -> Image.Image:
    """Red above blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, *size))
    return image.convert(mode)


def seen(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place of the first page, in pt from its top left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=2).to_pil().convert("RGB").getpixel((round(x * 2), round(y * 2)))


def colors(image: Image.Image) -> set[object]:
    return {color for _, color in image.getcolors() or ()}


def near(color, other) -> bool:
    return all(abs(one - two) < 25 for one, two in zip(color, other, strict=True))


def test_a_jpeg_of_few_pixels_keeps_them_and_loses_what_it_tells(sheet, picture, embedded):
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif[0x8825] = {1: "N"}
    pdf = sheet.pdf(sheet.pages(picture(halves(), exif=exif, comment=b"secret words")))
    image = embedded(pdf)
    assert image.Filter == "/DCTDecode"
    assert (int(image.Width), int(image.Height), str(image.ColorSpace)) == (60, 80, "/DeviceRGB")
    assert not any(word in pdf for word in (b"Exif", b"CameraMaker", b"secret", b"JFIF"))
    assert Image.open(io.BytesIO(image.read_raw_bytes())).size == (60, 80)
    assert near(seen(pdf, 130, 110), RED) and near(seen(pdf, 130, 170), BLUE)


def test_what_follows_the_end_of_a_jpeg_is_left_out(sheet, picture):
    data = io.BytesIO()
    halves().save(data, "JPEG")
    assert b"a short film" not in sheet.pdf(sheet.pages(picture(data.getvalue() + b"a short film")))


def test_a_grey_and_progressive_jpeg_becomes_a_grey_baseline_one(sheet, picture, embedded):
    image = embedded(sheet.pdf(sheet.pages(picture(halves(mode="L"), progressive=True))))
    assert (image.Filter, image.ColorSpace) == ("/DCTDecode", "/DeviceGray")
    coded = image.read_raw_bytes()
    assert b"\xff\xc0" in coded and b"\xff\xc2" not in coded


def test_a_large_photo_is_brought_to_300_pixels_an_inch(sheet, picture, embedded):
    noise = Image.effect_noise((2400, 3200), 60).convert("RGB")
    for name, options in (("photo.jpg", {"quality": 90}), ("photo.png", {"compress_level": 1})):
        pdf = sheet.pdf(sheet.pages(picture(noise, name, **options)))
        assert (int(embedded(pdf).Width), int(embedded(pdf).Height)) == (250, 333), name
        assert len(pdf) < 400_000


def test_a_small_photo_is_not_blown_up(sheet, picture, embedded):
    image = embedded(sheet.pdf(sheet.pages(picture(halves((30, 40))))))
    assert (int(image.Width), int(image.Height)) == (30, 40)


def test_what_is_cut_off_is_not_in_the_file(sheet, picture, embedded):
    """A neighbour on the left of the photo stands in no pixel of the file; above, a third of what is too high goes."""
    wide = halves((300, 80))
    wide.paste((30, 200, 30), (0, 0, 100, 80))
    image = embedded(sheet.pdf(sheet.pages(picture(wide, "photo.png"))))
    kept = Image.frombytes("RGB", (int(image.Width), int(image.Height)), image.read_bytes())
    assert kept.size == (60, 80) and {RED, BLUE} == colors(kept)
    high = Image.new("RGB", (60, 140), BLUE)
    high.paste(RED, (0, 0, 60, 20))
    image = embedded(sheet.pdf(sheet.pages(picture(high, "photo.png"))))
    kept = Image.frombytes("RGB", (60, 80), image.read_bytes())
    assert colors(kept) == {BLUE}
    high.paste(RED, (0, 0, 60, 21))
    image = embedded(sheet.pdf(sheet.pages(picture(high, "photo.png"))))
    assert Image.frombytes("RGB", (60, 80), image.read_bytes()).getpixel((0, 0)) == RED


def test_a_circle_shows_what_is_within_it(sheet, picture):
    shown = replace(picture(halves((80, 80)), size=(80.0, 80.0)), shape="circle")
    pdf = sheet.pdf(sheet.pages(shown))
    assert near(seen(pdf, 140, 108), RED) and near(seen(pdf, 140, 172), BLUE)
    assert near(seen(pdf, 103, 138), RED) and near(seen(pdf, 177, 142), BLUE)
    for corner in ((104, 104), (176, 104), (104, 176), (176, 176)):
        assert seen(pdf, *corner) == (255, 255, 255)


def test_one_file_in_two_frames_is_embedded_for_each(sheet, picture):
    shown = picture(halves())
    wide = replace(shown, width=80.0, height=40.0)
    with pikepdf.open(io.BytesIO(sheet.pdf(sheet.pages(shown, wide, shown)))) as opened:
        assert len([entry for entry in opened.objects if isinstance(entry, pikepdf.Stream) and "/Width" in entry]) == 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_jpeg_is_shown_upright(orientation, sheet, picture):
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = halves()
    upright.paste((30, 200, 30), (0, 0, 30, 40))
    stored = upright.transpose(turns[orientation]) if orientation in turns else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    pdf = sheet.pdf(sheet.pages(picture(stored, exif=exif, quality=95, subsampling=0)))
    assert near(seen(pdf, 110, 110), (30, 200, 30))
    assert near(seen(pdf, 150, 110), RED)
    assert near(seen(pdf, 110, 170), BLUE) and near(seen(pdf, 150, 170), BLUE)


def test_a_picture_of_other_proportions_is_cut_off_not_distorted(sheet, picture):
    wide = Image.new("RGB", (300, 80), (0, 0, 0))
    wide.paste(RED, (120, 0, 180, 80))
    pdf = sheet.pdf(sheet.pages(picture(wide, quality=95)))
    assert near(seen(pdf, 104, 140), RED) and near(seen(pdf, 156, 140), RED)
    assert seen(pdf, 95, 140) == (255, 255, 255) and seen(pdf, 165, 140) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_a_png_of_any_kind_is_embedded(mode, sheet, picture, embedded):
    source = Image.new("I;16", (60, 80), 0x8000) if mode == "I;16" else halves(mode=mode)
    pdf = sheet.pdf(sheet.pages(picture(source, "photo.png")))
    image = embedded(pdf)
    assert image.Filter == "/FlateDecode"
    assert "/SMask" not in image
    if mode == "I;16":
        assert near(seen(pdf, 130, 140), (128, 128, 128))
    elif mode not in ("L", "LA", "1"):
        assert near(seen(pdf, 130, 110), RED) and near(seen(pdf, 130, 170), BLUE)


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_a_png_of_any_depth(bits, sheet, picture):
    """Grey of each depth, made byte by byte: a half of full white, a half of the value below the middle."""
    wide = 16
    row = int("1" * (bits * wide // 2) + "0" * (bits * wide // 2), 2).to_bytes(bits * wide // 8, "big")

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, 16, bits, 0, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress((b"\0" + row) * 16)) + chunk(b"IEND", b"")
    pdf = sheet.pdf(sheet.pages(picture(content, "photo.png", size=(80.0, 80.0))))
    assert near(seen(pdf, 115, 140), (255, 255, 255)) and near(seen(pdf, 165, 140), (0, 0, 0))


def test_a_see_through_png_lets_the_page_through(sheet, picture, embedded):
    image = halves(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 60, 40))
    pdf = sheet.pdf(sheet.pages(picture(image, "photo.png")))
    assert "/SMask" in embedded(pdf)
    assert seen(pdf, 130, 110) == (255, 255, 255) and near(seen(pdf, 130, 170), BLUE)


def test_four_colours_and_profiles_become_srgb(sheet, picture, embedded):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for made in (
        picture(halves(mode="CMYK"), "cmyk.jpg"),
        picture(halves(), "profile.jpg", icc_profile=profile),
        picture(halves(), "profile.png", icc_profile=profile),
    ):
        pdf = sheet.pdf(sheet.pages(made))
        assert embedded(pdf).ColorSpace == "/DeviceRGB"
        assert near(seen(pdf, 130, 110), RED) and near(seen(pdf, 130, 170), BLUE)


def test_one_file_is_embedded_once(sheet, picture):
    shown = picture(halves())
    with pikepdf.open(io.BytesIO(sheet.pdf(sheet.pages(shown, shown)))) as opened:
        assert len([entry for entry in opened.objects if isinstance(entry, pikepdf.Stream) and "/Width" in entry]) == 1


def cut(kind: str, keep: float) -> bytes:
    data = io.BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(data, kind)
    return data.getvalue()[: int(len(data.getvalue()) * keep)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "neither a JPEG nor a PNG"),
        (b"GIF89a", "neither a JPEG nor a PNG"),
        (b"\xff\xd8", "broken or ends too early"),
        (b"\xff\xd8\xff\xe0\0\0", "broken or ends too early"),
        (b"\xff\xd8\xff\xd9", "no frame"),
        (cut("JPEG", 0.5), "too early"),
        (cut("PNG", 0.5), "truncated"),
        (cut("PNG", 0.001), "neither a JPEG nor a PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a JPEG nor a PNG"),
        (b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xd9", "65535 by 65535 pixels"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0", "65536 by 65536 pixels"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\2\0\0\0", "0 by 0 pixels"),
    ],
)
def test_a_broken_picture_is_told(content, told, sheet, picture):
    with pytest.raises(ProfileError, match=f"the picture .*photo cannot be used: .*{told}") as caught:
        sheet.pdf(sheet.pages(picture(content, "photo")))
    assert caught.value.diagnostics[0].path == "photo"
    assert "JPEG or PNG" in caught.value.diagnostics[0].hint


def test_all_broken_pictures_are_told_at_once(sheet, picture):
    gone = Picture(ImageFile("gone.jpg", b"GIF"), 0, 0, 10, 10, "", "en", "logo")
    with pytest.raises(ProfileError) as caught:
        sheet.pdf(sheet.pages(picture(b"no"), gone, gone))
    assert [found.path for found in caught.value.diagnostics] == ["photo", "logo"]


def test_a_picture_of_too_many_pixels_is_not_decoded(sheet, picture, monkeypatch):
    data = io.BytesIO()
    Image.new("1", (8000, 6000)).save(data, "PNG")
    monkeypatch.setattr(images, "_opened", lambda *_: pytest.fail("decoded"))
    with pytest.raises(ProfileError, match="8000 by 6000 pixels; the most is 40 million"):
        sheet.pdf(sheet.pages(picture(data.getvalue(), "photo.png")))
