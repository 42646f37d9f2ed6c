"""A document as an input file of RenderCV's: the same words, in the entries and with the measures that it has.

Takes what content.py gives, gives YAML. Its theme has no headline, no columns of figures and no line below a
section's title that is ours; what it cannot set so is set as plain text, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from benchmarks.peers.content import LATIN, Asked, plain, within
from cvbuilder.document.nodes import Block, Choice, EntryBlock, Heading, Inline, List, Row, Section, Text


def source(given: Asked) -> str:
    """The whole input of one document."""
    document = given.document
    sections = [each.alternatives[0][0] if isinstance(each, Choice) else each for each in document.sections]
    entries = {title(each): list(entries_of(each)) for each in sections if isinstance(each, Section)}
    person = {**masthead(document.masthead), "sections": {name: found for name, found in entries.items() if found}}
    whole = {"cv": person, "design": design(given), "locale": locale(given)}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10**6)


def masthead(section: Section) -> dict[str, str]:
    """Name and contacts; the headline stands with the place, as there is no other field for it."""
    found, places = {"name": plain(section.heading.content) if section.heading else ""}, []
    for node in section.blocks:
        if isinstance(node, Heading):
            found["name"] = plain(node.content)
        elif getattr(node, "role", "") == "contact":
            for each in getattr(node, "content", ()):
                link = getattr(each, "link", None) or ""
                if link.startswith("mailto:"):
                    found["email"] = link.removeprefix("mailto:")
                elif link.startswith("http") and "website" not in found:
                    found["website"] = link
                elif each.role != "separator":
                    places.append(plain([each]))
        else:
            places.append(text_of(node))
    return {**found, "location": " · ".join(filter(None, places))}


def title(section: Section) -> str:
    """A section's title."""
    return plain(section.heading.content) if section.heading else section.role


def entries_of(section: Section) -> Iterator[Any]:
    """The entries of a section, all of one sort as RenderCV asks."""
    nodes = list(section.blocks)
    if any(isinstance(node, EntryBlock) for node in nodes):
        yield from (entry(node) for node in nodes)
    elif nodes and all(isinstance(node, List) for node in nodes):
        for node in nodes:
            sort = "number" if getattr(node, "ordered", False) else "bullet"
            yield from ({sort: text_of(block)} for block in within(node))
    else:
        for node in nodes:
            yield from (text for text in texts(node) if text)


def entry(node: Block) -> dict[str, Any]:
    """One entry: what, when, a summary, highlights."""
    if not isinstance(node, EntryBlock):
        return {"name": text_of(node)}
    found: dict[str, Any] = {"name": " ".join(map(text_of, node.head))}
    if node.when:
        found["date"] = plain(node.when)
    summary = [text_of(each) for each in node.body if not isinstance(each, List)]
    points = [text_of(block) for each in node.body if isinstance(each, List) for block in within(each)]
    return {
        **found,
        **({"summary": " ".join(summary)} if summary else {}),
        **({"highlights": points} if points else {}),
    }


def texts(node: Block) -> Iterator[str]:
    """The words of a block as paragraphs."""
    if isinstance(node, Row):
        yield from (" ".join(map(text_of, cell.blocks)) for cell in node.cells if cell)
    elif isinstance(node, List):
        yield from map(text_of, within(node))
    elif isinstance(node, Heading):
        yield f"**{plain(node.content)}**"
    else:
        yield text_of(node)


def text_of(node: Block) -> str:
    """All words of a block in one line of Markdown."""
    content: Sequence[Inline] = getattr(node, "content", ())
    own = "".join(map(marked, joined(content)))
    return " ".join(filter(None, [own, *map(text_of, within(node))]))


def joined(content: Sequence[Inline]) -> Iterator[tuple[str, bool, str]]:
    """The words of some nodes, neighbours of one manner together: what, whether it is bold, where it leads."""
    run: tuple[str, bool, str] | None = None
    for node in content:
        bold = bool(getattr(node, "strong", False)) or node.role == "title"
        link = (node.link or "") if isinstance(node, Text) else ""
        if run and run[1:] == (bold, link):
            run = (run[0] + plain([node]), bold, link)
            continue
        if run:
            yield run
        run = (plain([node]), bold, link)
    if run:
        yield run


def marked(run: tuple[str, bool, str]) -> str:
    """A run of words as Markdown."""
    text, bold, link = run
    said = f"[{text}]({link})" if link else text
    kept = said.strip()
    return said.replace(kept, f"**{kept}**") if bold and kept else said


def design(given: Asked) -> dict[str, Any]:
    """The theme's measures, as far as RenderCV has them."""
    style = given.style
    page, body, name, section = style.page, style.block("body").text, style.block("name"), style.block("section-title")
    text = name.text
    line = f"{round(body.leading - body.size + style.list.gap, 2)}pt"
    return {
        "theme": "classic",
        "page": {
            "size": "a4",
            # Its header can only be set where all margins are one.
            **{f"{side}_margin": f"{page.left}pt" for side in ("top", "right", "bottom", "left")},
            "show_last_updated_date": False,
        },
        "colors": {"text": body.color, "name": text.color, "section_titles": section.text.color},
        "text": {
            "font_family": LATIN,
            "font_size": f"{body.size}pt",
            "leading": f"{round(body.leading - 0.67 * body.size, 2)}pt",
            "alignment": "justified" if body.align == "justify" else "left",
        },
        "links": {"use_external_link_icon": False},
        "header": {
            "name_font_family": LATIN,
            "name_font_size": f"{text.size}pt",
            "name_bold": False,
            "connections_font_family": LATIN,
            "use_icons_for_connections": False,
            "alignment": "left",
        },
        "section_titles": {"font_family": LATIN, "font_size": f"{section.text.size}pt", "vertical_space_above": "13pt"},
        "entries": {"date_and_location_width": f"{1.2 * page.gutter:.1f}pt", "vertical_space_between_entries": "11pt"},
        "highlights": {"top_margin": line, "vertical_space_between_highlights": line},
        "entry_types": {"normal_entry": {"main_column_first_row_template": "NAME"}},
    }


def locale(given: Asked) -> dict[str, str]:
    """The language, and what stands at the foot."""
    feet = [plain(getattr(node, "content", ())) for node in given.document.running_foot]
    foot = "".join(feet).replace("{page}", " PAGE_NUMBER ").replace("{pages}", " TOTAL_PAGES ")
    return {"language": given.language, "page_numbering_template": " ".join(foot.split())}
