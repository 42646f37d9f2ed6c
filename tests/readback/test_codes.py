"""QR codes as a telephone reads them: off the rasterised page, by a reader that is not ours."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from cvbuilder.document.codes import LONGEST, modules_of
from cvbuilder.document.nodes import QrCode
from cvbuilder.errors import ProfileError
from cvbuilder.layout.boxes import QUIET, Picture, Rule
from cvbuilder.layout.lay_out import lay_out
from cvbuilder.pipeline import Request, build
from tests.readback.samples import THEMES, samples_of

ADDRESS = "https://talks.example.org/3am/slides"
LONG = "https://example.org/" + "a-long-path/" * 23
PROFILE = """\
name: {{given: {{en: Yuan, zh: 源}}, family: {{en: Lin, zh: 林}}}}
settings: {{languages: [en, zh]}}
bio: {{en: She paints bridges., zh: 从事桥梁绘画。}}
documents:
  - kind: bio
    qr_code: {{url: "{address}", label: {{en: Slides, zh: 幻灯片}}}}
  - kind: press
    qr_code: "{address}"
"""
MILLIMETRE = 72 / 25.4


def profile(folder: Path, address: str) -> Path:
    path = folder / "lin.yaml"
    path.write_text(PROFILE.format(address=address), encoding="utf-8")
    return path


def page(pdf: bytes, density: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[len(document) - 1].render(scale=density / 72).to_pil().convert("L")


@pytest.mark.parametrize("address", [ADDRESS, LONG, "https://例子.example/路径", "mailto:lin@example.org"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_code_is_read_off_the_page(theme: str, address: str, tmp_path: Path) -> None:
    assert len(LONG.encode()) <= LONGEST
    for built in build(profile(tmp_path, address), Request(theme=theme)):
        for density in (150, 300):
            (code,) = zxingcpp.read_barcodes(page(built.content, density))
            assert code.text == address, (built.name, density)
        assert code.format == zxingcpp.BarcodeFormat.QRCode
        assert code.ec_level == "M"


@pytest.mark.parametrize("theme", THEMES)
def test_a_code_is_drawn_and_soft_print_does_not_hide_it(theme: str, tmp_path: Path) -> None:
    """Vectors, no picture; still read when printed in grey and turned, as a telephone sees it."""
    for built in build(profile(tmp_path, ADDRESS), Request(theme=theme)):
        with pikepdf.open(io.BytesIO(built.content)) as opened:
            assert not any(isinstance(each, pikepdf.Stream) and "/Width" in each for each in opened.objects)
        for angle in (7, 90, 200):
            turned = page(built.content, 150).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
            assert [code.text for code in zxingcpp.read_barcodes(turned)] == [ADDRESS]


@pytest.mark.parametrize("address", [ADDRESS, LONG])
@pytest.mark.parametrize("theme", THEMES)
def test_no_module_is_finer_than_a_telephone_reads(theme: str, address: str, tmp_path: Path) -> None:
    from cvbuilder.fonts import bundled

    for sample in samples_of(profile(tmp_path, address), Request(theme=theme)):
        items = [
            placed.item for each in lay_out(sample.composed, sample.style, bundled()).pages for placed in each.items
        ]
        (code,) = (item for item in items if isinstance(item, Picture) and isinstance(item.image, QrCode))
        assert isinstance(code.image, QrCode)
        assert code.width == code.height
        assert code.width / (len(code.image.rows) + 2 * QUIET) >= 0.4 * MILLIMETRE - 1e-9
        paper = next(item for item in items if isinstance(item, Rule) and item.color == "#ffffff")
        assert (paper.x, paper.y, paper.width, paper.height) == (code.x, code.y, code.width, code.height)
        assert code.x >= 0 and code.x + code.width <= sample.style.page.width
        assert ("talks.example.org" if address == ADDRESS else "example.org") in code.alternative


def test_the_modules_of_an_address() -> None:
    code = modules_of("https://example.org/a")
    assert len(code.rows) == 25 and {len(row) for row in code.rows} == {25}
    assert set("".join(code.rows)) == {"0", "1"}
    eye = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    assert tuple(row[:7] for row in code.rows[:7]) == eye == tuple(row[-7:] for row in code.rows[:7])
    assert code == modules_of("https://example.org/a") != modules_of("https://example.org/b")


def test_an_address_that_no_code_can_hold_is_refused_at_its_place(tmp_path: Path) -> None:
    path = profile(tmp_path, "https://example.org/" + "x" * LONGEST)
    with pytest.raises(ProfileError) as caught:
        build(path, Request(kinds=("bio",), languages=("en",)))
    (problem,) = caught.value.diagnostics
    assert problem.span is not None and (problem.path, problem.span.line) == ("documents[0].qr_code.url", 6)
    assert f"an address of {LONGEST + 20} bytes" in problem.message and "short link" in problem.hint


def test_no_code_stands_where_none_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "lin.yaml"
    path.write_text("name: Lin Yuan\nbio: She paints.\ncontact: {website: https://example.org}\n", encoding="utf-8")
    for built in build(path, Request(kinds=("bio", "press"))):
        assert not zxingcpp.read_barcodes(page(built.content, 200))
