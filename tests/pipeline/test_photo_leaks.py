"""A photo with everything that a camera and its owner write into it goes in; none of it comes out in a document."""

from __future__ import annotations

import contextlib
import io
from itertools import product

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from cvbuilder.errors import ProfileError
from cvbuilder.pipeline import Request, build, check

SECRETS = (b"Exif", b"GPS", b"CameraMaker", b"Serial-0042", b"home of the speaker", b"ICC_PROFILE", b"JFIF",
           b"Photoshop", b"a thumbnail", b"trailing film")  # fmt: skip
KINDS = ("resume", "cv", "bio", "press")


def told() -> Image.Exif:
    """EXIF with a place, a camera and its number."""
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif[0x0131] = "Photoshop"
    exif[0x8825] = {0: b"\2\3\0\0", 1: "N", 2: (30.0, 34.0, 12.5), 3: "E", 4: (114.0, 17.0, 2.0), 29: "2026:11:01"}
    exif[0x8769] = {0xA431: "Serial-0042", 0x9286: b"home of the speaker"}
    return exif


def portrait() -> Image.Image:
    """A picture with something to see everywhere."""
    return Image.linear_gradient("L").resize((900, 1200)).convert("RGB")


def jpeg(**options: object) -> bytes:
    """A JPEG with a place in its EXIF, XMP, a comment, and more after its end."""
    file = io.BytesIO()
    xmp = b"<x:xmpmeta>home of the speaker</x:xmpmeta>"
    portrait().save(file, "JPEG", exif=told(), comment=b"home of the speaker", xmp=xmp, **options)
    return file.getvalue() + b"trailing film" + file.getvalue()


def png() -> bytes:
    """A PNG with a place in its EXIF, and texts."""
    file, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Comment", "home of the speaker")
    notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")
    portrait().save(file, "PNG", exif=told(), pnginfo=notes)
    return file.getvalue() + b"trailing film"


PHOTOS = {"photo.jpg": jpeg(), "progressive.jpg": jpeg(progressive=True), "photo.png": png()}


def streams(pdf: bytes) -> list[bytes]:
    """The file, and each of its streams, as it stands there and decoded."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_raw_bytes())
                with contextlib.suppress(pikepdf.PdfError):
                    found.append(thing.read_bytes(pikepdf.StreamDecodeLevel.all))
    return found


@pytest.mark.parametrize(("name", "theme"), list(product(PHOTOS, ("classic", "modern"))))
def test_no_place_and_no_camera_comes_out(name: str, theme: str, written) -> None:
    content = PHOTOS[name]
    for secret in (b"CameraMaker", b"Serial-0042", b"home of the speaker", b"trailing film"):
        assert secret in content, "the picture itself does not tell what is searched for"
    assert 0x8825 in Image.open(io.BytesIO(content)).getexif(), "the picture has no place"
    path = written(f"photo: {name}\nbio: {{en: She paints., zh: 从事绘画。}}\n")
    (path.parent / name).write_bytes(content)
    built = build(path, Request(kinds=KINDS, languages=("en", "zh"), theme=theme))
    assert len(built) == 8
    for document in built:
        for stream in streams(document.content):
            assert not [secret for secret in SECRETS if secret in stream], document.name
        (shown,) = pictures(document.content)
        assert not shown.getexif() and not {"exif", "comment", "xmp", "icc_profile", "jfif"} & set(shown.info)
        assert shown.width <= 300 * 60 / 25.4 and abs(shown.convert("L").getpixel((5, shown.height // 2)) - 128) < 40


def pictures(pdf: bytes) -> list[Image.Image]:
    """The images of a file, read again by another program."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [image for page in opened.pages for image in page.Resources.get("/XObject", {}).values()]
        return [read(pikepdf.PdfImage(image)) for image in found]


def read(image: pikepdf.PdfImage) -> Image.Image:
    file = io.BytesIO()
    image.extract_to(stream=file)
    shown = Image.open(file)
    shown.load()
    return shown


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (jpeg()[:2000], "too early"),
        (png()[:900], "truncated"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "broken or ends too early"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "neither a JPEG nor a PNG"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0", "65536 by 65536 pixels; the most is 40 million"),
    ],
)
def test_a_photo_that_cannot_be_used_is_told_at_its_line(content: bytes, words: str, written) -> None:
    path = written("headline: A painter\nphoto:\n  file: photo.jpg\n")
    (path.parent / "photo.jpg").write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        build(path, Request(kinds=("bio",)))
    (problem,) = caught.value.diagnostics
    assert words in problem.message
    assert problem.span is not None and (problem.span.file, problem.path.partition(".")[0]) == (str(path), "photo")
    assert (problem.span.line, problem.span.column) == (4, 3)
    with pytest.raises(ProfileError) as caught:
        check(path)
    assert words in caught.value.diagnostics[0].message and caught.value.diagnostics[0].span == problem.span


def test_the_same_photo_is_the_same_document(written) -> None:
    path = written("photo: photo.jpg\n")
    (path.parent / "photo.jpg").write_bytes(PHOTOS["photo.jpg"])
    assert len({build(path, Request(kinds=("press",)))[0].content for _ in range(2)}) == 1
