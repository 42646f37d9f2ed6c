"""How each document is read, by its golden file: types, order, languages, and what stands in for pictures.

A golden file has all documents of a profile. An edition in several languages one after another is tested to be its
documents one after another; where a theme's is read as the first theme's is, as nearly all are, it is not repeated.
CVBUILDER_REGEN=1 writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cvbuilder.pipeline import KINDS, Built, Request, build
from tests.documents import EVERY, PICTURED, TAIWAN, THEMES, built, pictured
from tests.readback.tree import Node, rows, tree

GOLDEN = Path(__file__).with_name("structure")
BOTH = "bilingual"


def told(document: Built) -> str:
    return "\n".join(rows(tree(document.content))) + "\n"


def golden(name: str, documents: Sequence[Sequence[Built]]) -> None:
    """Compare documents, built in each theme, with a golden file."""
    found = ""
    for first, *others in zip(*documents, strict=True):
        found += f"# {first.name.removesuffix('.pdf')}\n{told(first)}\n"
        for theme, other in zip(THEMES[1:], others, strict=True):
            assert other.name == first.name
            if told(other) != told(first):
                found += f"# {first.name.removesuffix('.pdf')}, {theme}\n{told(other)}\n"
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("CVBUILDER_REGEN"):
        file.write_text(found, "utf-8", newline="\n")
    assert found == file.read_text("utf-8")


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_how_the_documents_of_a_profile_are_read(path: Path) -> None:
    golden(path.stem, [[each for each in built(path, theme) if each.language != BOTH] for theme in THEMES])


def test_how_pictures_and_codes_are_read(tmp_path: Path) -> None:
    path = pictured(tmp_path)
    request = Request(kinds=("resume", "bio", "press"), languages=("all", "parallel"))
    golden(PICTURED, [build(path, Request(request.kinds, request.languages, theme)) for theme in THEMES])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", [path for path in EVERY if path != TAIWAN], ids=lambda path: path.stem)
def test_a_bilingual_edition_is_its_documents_with_a_switch_on_each_page(path: Path, theme: str) -> None:
    by_name = {each.name: each for each in built(path, theme)}
    for kind in KINDS:
        stem = f"{path.stem}.{kind}"
        root = tree(by_name[f"{stem}.{BOTH}.pdf"].content)
        alone = [tree(by_name[f"{stem}.{language}.pdf"].content) for language in ("en", "zh")]
        assert [part.told for part in root.holds] == [one.told for one in alone]
        for part, one in zip(root.holds, alone, strict=True):
            switch, *others = part.holds
            text, further = others[: len(one.holds)], others[len(one.holds) :]
            assert [*map(_lines, text)] == [*map(_lines, one.holds)]
            assert all(_lines(each) == _lines(switch) for each in further)
            assert sorted(_words(switch)) == ["English", "中文"]
        assert sum(1 + len(part.holds) for part in root.holds) - sum(len(one.holds) for one in alone) >= 4


def _lines(node: Node) -> list[str]:
    return list(rows(node))


def _words(node: Node) -> list[str]:
    """The words of a switch, without what parts them."""
    held = [each if isinstance(each, str) else "".join(each.holds) for each in node.holds]
    return [words for each in held if (words := each.strip(" /·|"))]
