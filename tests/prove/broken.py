"""Ways to break the words of a good file: each takes an open file and leaves it a valid PDF that says something else.

What is broken is found in the file by its words, as its own Unicode maps tell them, so that a change of the writer's
operators breaks no mutant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

Change = Callable[[Pdf], None]
Show = tuple[int, str, str]
"""A place among a page's instructions, the font in use, the words shown there."""
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f]*)>")


def broken(pdf: bytes, change: Change) -> bytes:
    """A file, changed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def fonts(file: Pdf) -> dict[str, Any]:
    return {key: font for page in file.pages for key, font in page.Resources.Font.items()}


def letters(font: Any) -> dict[int, str]:
    """The texts of a font's codes, by its ToUnicode map."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(font.ToUnicode.read_bytes()):
        values = [bytes.fromhex(each.decode()) for each in HEX.findall(block)]
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(values), step):
            first, last = int.from_bytes(values[at]), int.from_bytes(values[at + step - 2])
            text = values[at + step - 1].decode("utf-16-be")
            for code in range(first, last + 1):
                found[code] = text[:-1] + chr(ord(text[-1]) + code - first)
    return found


def mapped(file: Pdf, changes: dict[str, str]) -> None:
    """Tell some characters wrongly, in every font."""
    touched = 0
    for font in {font.objgen: font for font in fonts(file).values()}.values():
        told = letters(font)
        wrong = {code: changes[text] for code, text in told.items() if text in changes}
        touched += len(wrong)
        rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted((told | wrong).items())]
        head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Broken def /CMapType 2 def\n"
        head += b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
        font.ToUnicode = file.make_stream(head + body.encode() + b"endcmap end end")
    assert touched, changes


def shows(file: Pdf, instructions: list[Any], page: Any) -> Iterator[Show]:
    """What each operator of a page shows."""
    font, told = "", dict[int, str]()
    for place, (operands, operator) in enumerate(instructions):
        if str(operator) == "Tf":
            font = str(operands[0])
            told = letters(page.Resources.Font[font])
        elif str(operator) in ("TJ", "Tj"):
            yield place, font, "".join(told.get(code, "") for code in codes(operands))


def codes(operands: Any) -> list[int]:
    pieces = operands[0] if isinstance(operands[0], Array) else [operands[0]]
    data = b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))
    return [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]


def shown_as(values: list[int]) -> Any:
    return pikepdf.ContentStreamInstruction([Array([String(b"".join(v.to_bytes(2) for v in values))])], Operator("TJ"))


def edited(words: str, change: Callable[[list[Any], int, list[int], str], None]) -> Change:
    """Change the first operator that shows these words: the instructions, its place, its codes, its words."""

    def made(file: Pdf) -> None:
        for page in file.pages:
            instructions = list(pikepdf.parse_content_stream(page))
            for place, _, text in shows(file, instructions, page):
                if words in text:
                    change(instructions, place, codes(instructions[place][0]), text)
                    page.Contents = file.make_stream(pikepdf.unparse_content_stream(instructions))
                    return
        raise AssertionError(f"{words!r} is nowhere shown")

    return made


def without(word: str, within: str) -> Change:
    """Take a character out of some words, as a writer does that leaves a space to the eye."""

    def change(instructions: list[Any], place: int, values: list[int], text: str) -> None:
        at = text.index(within) + within.index(word)
        instructions[place] = shown_as(values[:at] + values[at + len(word) :])

    return edited(within, change)


def doubled(word: str, within: str) -> Change:
    def change(instructions: list[Any], place: int, values: list[int], text: str) -> None:
        at = text.index(within) + within.index(word)
        instructions[place] = shown_as(values[:at] + values[at : at + len(word)] * 2 + values[at + len(word) :])

    return edited(within, change)


def torn(within: str, at: int) -> Change:
    """Put a space of the same line into a word."""

    def change(instructions: list[Any], place: int, values: list[int], text: str) -> None:
        start = text.index(within) + at
        instructions[place] = shown_as([*values[:start], values[text.index(" ")], *values[start:]])

    return edited(within, change)


def lost(words: str) -> Change:
    def change(instructions: list[Any], place: int, values: list[int], text: str) -> None:
        instructions[place] = shown_as([])

    return edited(words, change)


def twice(words: str) -> Change:
    def change(instructions: list[Any], place: int, values: list[int], text: str) -> None:
        instructions.insert(place, instructions[place])

    return edited(words, change)


def swapped(one: str, other: str) -> Change:
    """Let two stretches of text change places, each with the operators of its text object's position."""

    def change(file: Pdf) -> None:
        page = file.pages[0]
        instructions = list(pikepdf.parse_content_stream(page))
        places = [
            next(place for place, _, text in shows(file, instructions, page) if each in text) for each in (one, other)
        ]
        first, second = (instructions[place] for place in places)
        instructions[places[0]], instructions[places[1]] = second, first
        page.Contents = file.make_stream(pikepdf.unparse_content_stream(instructions))

    return change


def each_font(change: Callable[[Any], None]) -> Change:
    def made(file: Pdf) -> None:
        for font in fonts(file).values():
            change(font)

    return made


def without_map(font: Any) -> None:
    if "/ToUnicode" in font:
        del font.ToUnicode


def without_program(font: Any) -> None:
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def links(file: Pdf) -> list[Any]:
    return [each for page in file.pages for each in page.get("/Annots", []) if each.A.S == Name.URI]


def without_link(file: Pdf) -> None:
    del file.pages[0].Annots[0]


def other_address(file: Pdf) -> None:
    links(file)[0].A.URI = String("https://elsewhere.example.org")


def moved_link(file: Pdf) -> None:
    link = links(file)[0]
    link.Rect = Array([float(value) + shift for value, shift in zip(link.Rect, (0, -200, 0, -200), strict=True)])


def script(file: Pdf) -> None:
    links(file)[0].A = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def titled(title: str | None, packet: bool = False) -> Change:
    def change(file: Pdf) -> None:
        if packet:
            with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["dc:title"] = title
        elif title is None:
            del file.docinfo["/Title"]
        else:
            file.docinfo["/Title"] = title

    return change


def in_language(tag: str | None) -> Change:
    def change(file: Pdf) -> None:
        if tag is None:
            del file.Root.Lang
        else:
            file.Root.Lang = String(tag)

    return change


def labelled(file: Pdf) -> None:
    file.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))


def hidden_title(file: Pdf) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def pages_swapped(file: Pdf) -> None:
    file.pages.reverse()


def page_lost(file: Pdf) -> None:
    del file.pages[-1]


def page_blank(file: Pdf) -> None:
    file.pages[-1].Contents = file.make_stream(b"")
