"""The same words as Typst sources: what raw Typst is given to do in the comparison.

`write_sources` walks the composed documents, so that the words are the same, language by language; faces, sizes and
leading are the theme's. It differs in this: one plain template without the theme's finer measures, lists of Typst's
own, no pictures, links' addresses or running heads. `python -m benchmarks.twin FOLDER` compiles all in one process.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cvbuilder.resources import resource

FACES = ("SourceSerif4-*.ttf", "CVBSerifSC*.ttf")
HEAD = """#set page(paper: "a4", margin: (x: 18mm, y: 17mm), footer: context align(center, counter(page).display()))
#set text(font: ("Source Serif 4", "CVB Serif SC"), lang: "{language}", size: {size}pt)
#set par(justify: true, leading: {leading}pt, linebreaks: "optimized")
#set grid(columns: (30mm, 1fr), column-gutter: 4.5mm)
#show heading: set text(size: 11.4pt, weight: 600)
"""
SIZES = {"en": {"size": 9.9, "leading": 5.4}, "zh": {"size": 9.7, "leading": 7.2}}


def write_sources(profile: Path, kind: Any, folder: Path) -> None:
    """Write a Typst file for each language of a profile, and the faces that they are set in."""
    from cvbuilder import Request, compose
    from cvbuilder.pipeline import jobs, load

    (folder / "faces").mkdir()
    for face in (face for pattern in FACES for face in resource("fonts").glob(pattern)):
        shutil.copy(face, folder / "faces")
    loaded = load(profile)
    for job in jobs(loaded, Request(kinds=(kind,)), profile.parent):
        document = compose(loaded, job.locale, job.plan)
        text = HEAD.format(language=job.asked, **SIZES[job.asked]) + blocks((document.masthead, *document.sections))
        (folder / f"{job.asked}.typ").write_text(text, encoding="utf-8")


def words(content: Sequence[Any]) -> str:
    """Inline nodes as Typst's text, each in a string, so that no sign of it is markup."""
    quoted = [(node, str(node.text).replace("\\", "\\\\").replace('"', '\\"')) for node in content]
    strong = '#text(weight: 600, "{}")'
    return "".join((strong if getattr(node, "strong", False) else '#"{}"').format(text) for node, text in quoted)


def blocks(nodes: Sequence[Any]) -> str:
    """Block nodes as Typst's markup."""
    return "\n".join(map(block, filter(None, nodes)))


def block(node: Any) -> str:
    """One block, by its type."""
    match type(node).__name__:
        case "Paragraph":
            return f"{words(node.content)}\n"
        case "Heading":
            return f"{'=' * node.level} {words(node.content)}\n"
        case "List":
            return "\n".join(f"#list[{blocks(item.blocks)}]" for item in node.items)
        case "Row":
            return f"#grid(columns: {len(node.cells)}, {', '.join(f'[{blocks(c.blocks)}]' for c in node.cells if c)})"
        case "EntryBlock":
            return f"#grid([{words(node.when)}], [{blocks((*node.head, *node.body))}])"
        case "Section":
            return blocks((node.heading, *node.blocks))
        case "Choice":
            return blocks(node.alternatives[0])
    return ""


if __name__ == "__main__":
    import typst

    place = Path(sys.argv[1])
    faces = [str(place / "faces")]
    book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=faces)
    compiler = typst.Compiler(font_paths=book)
    for path in sorted(place.glob("*.typ")):
        made = compiler.compile(input=path.read_bytes())
        assert isinstance(made, bytes), "a source of pages is one PDF"
        path.with_suffix(".pdf").write_bytes(made)
