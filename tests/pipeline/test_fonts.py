"""Fonts of one's own in a profile: found below its folder alone, told at their place if wrong, used everywhere."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cvbuilder.errors import MissingGlyph, ProfileError
from cvbuilder.pipeline import Request, build, check, listing
from cvbuilder.pipeline import fonts as module
from cvbuilder.pipeline.workspace import files_of
from tests.own_fonts import HAN, LATIN, own_font

BOTH = "settings:\n  languages: [en, zh]\n  fonts: "
TEXT = "headline: { en: 'Ask me `now`', zh: '洪水（预报）的人。' }\n"


def put(path: Path, name: str, content: bytes) -> None:
    (path.parent / name).parent.mkdir(exist_ok=True)
    (path.parent / name).write_bytes(content)


def fonts_of(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = (font.BaseFont for page in pdf.pages for font in page.Resources.Font.values())
        return {str(name).rpartition("+")[2] for name in found}


def test_two_lines_are_enough(written) -> None:
    path = written(f"{BOTH}[fonts/Latin.otf, fonts/Han.ttf]\n{TEXT}")
    put(path, "fonts/Latin.otf", own_font(LATIN, "cff", name="Latin"))
    put(path, "fonts/Han.ttf", own_font(HAN, name="Han"))
    english, chinese = (each.content for each in build(path, Request()))
    assert "Latin-Regular" in fonts_of(english)
    assert {"Latin-Regular", "Han-Regular"} <= fonts_of(chinese)
    text = pypdfium2.PdfDocument(chinese)[0].get_textpage().get_text_bounded()
    assert "洪水（预报）的人。" in text


def test_the_proof_names_the_faces_and_not_the_folder(written) -> None:
    path = written(f"{BOTH}[fonts/Latin.otf]\n{TEXT}")
    put(path, "fonts/Latin.otf", own_font(LATIN, "cff"))
    proof = build(path, Request(formats=("proof",)))[0].content.decode()
    assert "fonts/Latin.otf" in proof
    assert str(path.parent) not in proof


def test_bytes_do_not_tell_where_the_fonts_are(written) -> None:
    made = set()
    for folder in ("one", "two/below"):
        path = written(f"{BOTH}[Latin.otf]\n{TEXT}", folder=folder)
        put(path, "Latin.otf", own_font(LATIN, "cff"))
        made.add(build(path, Request())[0].content)
    assert len(made) == 1


def test_code_is_set_in_a_mono_face(written) -> None:
    path = written(f"{BOTH}[{{file: Mono.ttf, role: mono}}]\nsummary: ['Ask `now`']\n")
    put(path, "Mono.ttf", own_font(LATIN, name="Mono"))
    built = build(path, Request(formats=("proof",), languages=("en",)))[0].content.decode()
    (code,) = [line for line in built.splitlines() if '"now"' in line]
    (text,) = [line for line in built.splitlines() if '"Ask "' in line]
    assert "Mono.ttf" in code and "Mono.ttf" not in text


def test_what_no_bundled_face_has(written) -> None:
    path = written("headline: { und: 김나 }\n")
    with pytest.raises(MissingGlyph, match=r"HANGUL SYLLABLE GIM.*settings\.fonts"):
        build(path, Request())
    path = written("headline: { und: 김나 }\nsettings: { fonts: [Korean.otf] }\n")
    put(path, "Korean.otf", own_font("김가나다이는", "cff", name="Korean"))
    assert "Korean-Regular" in fonts_of(build(path, Request())[0].content)


def test_all_that_is_wrong_is_told_at_its_place(written, tmp_path: Path) -> None:
    files = ["none.ttf", "out.ttf", "text.ttf", "web.woff2", "kept.ttf", "light.ttf", "good.ttf", "many.ttf"]
    listed = "".join(f"    - {{ file: {name} }}\n" for name in files[:-3])
    listed += "    - { file: light.ttf, weight: 1001 }\n    - good.ttf\n    - { file: many.ttf, index: 2 }\n"
    path = written(f"settings:\n  fonts:\n{listed}")
    (tmp_path / "out.ttf").write_bytes(own_font())
    (path.parent / "out.ttf").symlink_to(tmp_path / "out.ttf")
    contents = {"text.ttf": b"text", "web.woff2": b"wOF2" + bytes(40), "kept.ttf": own_font(embedding=2)}
    for name in ("light.ttf", "good.ttf", "many.ttf"):
        contents[name] = own_font()
    for name, content in contents.items():
        put(path, name, content)
    for run in (lambda: build(path, Request()), lambda: check(path), lambda: listing.faces(path)):
        with pytest.raises(ProfileError) as caught:
            run()
        found = [(each.span.line if each.span else 0, each.path, each.message) for each in caught.value.diagnostics]
        assert found == [
            (4, "settings.fonts[0].file", "the font none.ttf does not exist"),
            (5, "settings.fonts[1].file", "the font out.ttf is outside the profile's folder"),
            (6, "settings.fonts[2].file", "the font text.ttf is not a font"),
            (7, "settings.fonts[3].file", "the font web.woff2 is a web font (WOFF2), which is packed"),
            (8, "settings.fonts[4].file",
             "the font kept.ttf may not be embedded in documents, as its licence says (OS/2 fsType, bit 1)"),
            (9, "settings.fonts[5].weight", "1001 is no weight"),
            (11, "settings.fonts[7].file", "the font many.ttf is a single font, not a collection"),
        ]  # fmt: skip


def test_a_font_that_is_too_large(written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FONT", 1 << 20)
    path = written("settings: { fonts: [Own.ttf] }\n")
    put(path, "Own.ttf", own_font() + bytes(1 << 20))
    with pytest.raises(ProfileError, match="is larger than 1 MiB"):
        build(path, Request())


def test_a_watch_looks_at_them(written) -> None:
    path = written("settings: { fonts: [fonts/Own.ttf] }\n")
    assert path.resolve().parent / "fonts/Own.ttf" in files_of(path, Request())


def test_they_are_listed_first(written) -> None:
    path = written("settings: { fonts: [{ file: Own.ttf, family: sans }] }\n")
    put(path, "Own.ttf", own_font(axis=(300, 700)))
    command = [sys.executable, "-m", "cvbuilder", "fonts", str(path)]
    answer = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    first, second, *_ = json.loads(answer.stdout)
    assert (first["id"], first["family"], first["weights"]) == ("Own.ttf@400", "sans", [300, 700])
    assert second["id"] == "SourceSans3-Light"
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    assert shown.split() == ["Own.ttf@400", "sans", "latin", "300-700", str(len(LATIN)), "your", "own"]


def test_without_own_fonts_nothing_of_theirs_is_loaded(written) -> None:
    path = written()
    code = (
        "import sys, pathlib; from cvbuilder.pipeline import Request, build\n"
        "build(pathlib.Path(sys.argv[1]), Request())\n"
        "print(sorted(name for name in sys.modules if name in ('cvbuilder.fonts.own', 'cvbuilder.fonts.cff')))"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
