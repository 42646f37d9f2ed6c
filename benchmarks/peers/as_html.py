"""A document as a page of HTML with CSS for paged media, for WeasyPrint: the same words, faces, measures and colours.

Takes what content.py gives, gives text. Headings, lists, links and languages are marked as such, so that a tagged PDF
has something to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from benchmarks.peers.content import HAN, HEADINGS, LATIN, Asked, blocks_of, plain, roles_of, weight_of
from cvbuilder.document.nodes import Block, Choice, EntryBlock, Heading, Inline, List, Paragraph, Row, Section, Text
from cvbuilder.theme import Style

FACES = """@font-face {{ font-family: "{latin}"; font-weight: 300; src: url("{faces}/SourceSerif4-Light.ttf"); }}
@font-face {{ font-family: "{latin}"; font-weight: 400; src: url("{faces}/SourceSerif4-Regular.ttf"); }}
@font-face {{ font-family: "{latin}"; font-weight: 600; src: url("{faces}/SourceSerif4-SemiBold.ttf"); }}
@font-face {{ font-family: "{han}"; font-weight: 200 900; src: url("{faces}/CVBSerifSC%5Bwght%5D.ttf"); }}
"""
PAGE = """@page {{ size: {page.width}pt {page.height}pt;
  margin: {page.top}pt {page.right}pt {page.bottom}pt {page.left}pt;
  @top-left {{ content: "{name}"; {small} }} @top-right {{ content: "{kind}"; {small} }}
  @bottom-center {{ content: {foot}; {small} }} }}
@page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}
body {{ margin: 0 0 0 {back}pt; font-family: "{latin}", "{han}"; }}
h1, h2, h3, p, ul, ol {{ margin: 0; padding: 0; }}
.entry {{ position: relative; margin-top: {entry}pt; }}
.when {{ position: absolute; left: -{back}pt; top: 0; width: {gutter}pt; }}
ul {{ list-style: none; }} ol {{ padding-left: {indent}pt; }}
ul > li {{ padding-left: {indent}pt; margin-top: {gap}pt; position: relative; }}
ul > li::before {{ content: ""; position: absolute; left: 0; top: 0.5em; width: {dot}pt; height: {dot}pt;
  border-radius: 50%; background: {ink}; }}
.row {{ display: flex; }} .row > div {{ flex: 1; }}
section {{ margin-top: {section}pt; }} header {{ margin: 0; }}
h2 {{ position: relative; }}
h2::before {{ content: ""; position: absolute; left: -{back}pt; top: 0.55em; width: {gutter}pt;
  border-top: 0.5pt solid {rule}; }}
strong {{ font-weight: inherit; }} a {{ text-decoration: none; }}
"""


def source(given: Asked, faces: str) -> str:
    """The whole page; `faces` is the URL of the folder with the faces."""
    document = given.document
    body = "\n".join(block(node, given) for node in blocks_of(document))
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8"><title>{escape(document.title)}'
        f'</title><meta name="author" content="{escape(document.author)}"><style>\n{sheet(given, faces)}</style></head>'
        f"<body>\n{body}\n</body></html>\n"
    )


def sheet(given: Asked, faces: str) -> str:
    """The style sheet: faces, the page, a class for each role."""
    style, document = given.style, given.document
    page, rule = style.page, style.block("section-title").rule
    small = style.block("running-name").text
    head = [text for node in document.running_head for text in texts(node)]
    foot = "".join(text for node in document.running_foot for text in texts(node))
    for field in ("{page}", "{pages}"):
        foot = foot.replace(field, f'" counter({field[1:-1]}) "')
    frame = PAGE.format(
        page=page,
        name=head[0] if head else "",
        kind=head[-1] if head else "",
        foot=f'"{foot}"',
        small=f'font: {small.size}pt "{LATIN}", "{HAN}"; color: {small.color};',
        back=round(page.gutter + page.gutter_gap, 3),
        gutter=page.gutter,
        latin=LATIN,
        han=HAN,
        entry=style.entry_gap,
        section=style.section_gap,
        indent=style.list.indent,
        gap=style.list.gap,
        dot=2 * style.list.bullet_radius,
        ink=style.list.bullet_color,
        rule=rule.color if rule else "transparent",
    )
    roles = sorted({*roles_of(blocks_of(document)), "date"})
    return FACES.format(latin=LATIN, han=HAN, faces=faces) + frame + "\n".join(role(name, style) for name in roles)


def role(name: str, style: Style) -> str:
    """The class of a role."""
    look = style.block(name)
    text = look.text
    return (
        f".{name} {{ font-size: {text.size}pt; line-height: {text.leading}pt; font-weight: {text.weight}; "
        f"color: {text.color}; text-align: {text.align}; hyphens: {'auto' if text.hyphenate else 'none'}; "
        f"margin-top: {look.space_before}pt; margin-bottom: {look.space_after}pt; "
        f"break-after: {'avoid' if look.keep_with_next else 'auto'}; }}"
    )


def texts(node: Block) -> Iterator[str]:
    """The words of the paragraphs of a running head or foot."""
    if isinstance(node, Paragraph):
        yield plain(node.content)
    if isinstance(node, Row):
        for cell in node.cells:
            for inner in cell.blocks if cell else ():
                yield from texts(inner)


def words(content: Sequence[Inline], given: Asked, role_of: str) -> str:
    """Inline nodes, each with what its role changes."""
    return "".join(word(node, given, role_of) for node in content)


def word(node: Inline, given: Asked, role_of: str) -> str:
    """One inline node."""
    said = escape(plain([node]))
    text, look = given.style.block(role_of).text, given.style.inlines.get(node.role)
    changes = []
    weight = weight_of(node, given.style, text)
    if weight != text.weight:
        changes.append(f"font-weight: {weight}")
    if look and look.color and look.color != text.color:
        changes.append(f"color: {look.color}")
    if look and look.scale != 1:
        changes.append(f"font-size: {look.scale}em")
    if isinstance(node, Text) and node.link:
        return f'<a href="{escape(node.link)}" style="color: {text.link_color}">{said}</a>'
    return f'<span style="{"; ".join(changes)}">{said}</span>' if changes else said


def block(node: Block, given: Asked) -> str:
    """One block with all that is in it."""
    match node:
        case Paragraph():
            return f'<p class="{node.role}">{words(node.content, given, node.role)}</p>'
        case Heading():
            level = min(node.level, len(HEADINGS))
            return f'<h{level} class="{node.role}">{words(node.content, given, node.role)}</h{level}>'
        case List():
            items = "".join(f"<li>{inside(item.blocks, given)}</li>" for item in node.items)
            return f"<ol>{items}</ol>" if node.ordered else f"<ul>{items}</ul>"
        case Row():
            cells = "".join(f"<div>{inside(cell.blocks if cell else (), given)}</div>" for cell in node.cells)
            return f'<div class="row">{cells}</div>'
        case EntryBlock():
            when = f'<p class="when date">{words(node.when, given, "date")}</p>' if node.when else ""
            return f'<div class="entry">{inside(node.head, given)}{when}{inside(node.body, given)}</div>'
        case Section():
            kind = "header" if node.role == "masthead" else "section"
            return f"<{kind}>{inside((*filter(None, [node.heading]), *node.blocks), given)}</{kind}>"
        case Choice():
            return inside(node.alternatives[0], given)
    return ""


def inside(nodes: Sequence[Block], given: Asked) -> str:
    """Blocks one after another."""
    return "".join(block(node, given) for node in nodes)


def address(folder: Path) -> str:
    """A folder as a URL."""
    return folder.resolve().as_uri()
