"""A document as Typst's source: the same words, faces, sizes, leadings, weights, colours, links, margins and rules.

Takes what content.py gives, gives text. Dates stand in the gutter, ragged texts are broken as a whole as ours are,
heads and feet run, headings are headings and lists are lists, so that the PDF's tags say what ours say.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.content import HAN, HEADINGS, LATIN, Asked, blocks_of, gaps, roles_of, weight_of
from cvbuilder.document.nodes import (
    Block,
    Cell,
    Choice,
    EntryBlock,
    Field,
    Heading,
    Inline,
    List,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.theme import Style
from cvbuilder.theme.style import PageStyle

HEAD = """#set document(title: {title}, author: {author})
#set text(font: ("{latin}", "{han}"), lang: "{language}", top-edge: 0.8em, bottom-edge: -0.2em, fallback: false)
#set par(linebreaks: "optimized")
#let flow(size, leading, weight, ink, set-at, justified, divided, above, below, clings, words) = block(
  above: above * 1pt, below: below * 1pt, width: 100%, sticky: clings, {{
    set text(size: size * 1pt, weight: weight, fill: rgb(ink), hyphenate: divided)
    set par(leading: leading * 1pt, justify: justified)
    set align(set-at)
    words
  }})
#let entry(when, words) = block(above: {entry}pt, below: {entry}pt, width: 100%, {{
  place(dx: -{back}pt, box(width: {gutter}pt, when))
  words
}})
#set enum(indent: 0pt, body-indent: 0.5em, spacing: {item}pt)
#set list(indent: 0pt, body-indent: {hang}pt, spacing: {item}pt,
  marker: box(width: {mark}pt, height: 0.8em, align(horizon, circle(radius: {bullet}pt, fill: rgb("{ink}")))))
"""
PAGE = """#set page(width: {page.width}pt, height: {page.height}pt, header-ascent: 12pt, footer-descent: 14pt,
  margin: (top: {page.top}pt, right: {page.right}pt, bottom: {page.bottom}pt, left: {edge}pt),
  header: context if counter(page).get().first() > 1 {{
    move(dx: -{back}pt, block(width: 100% + {back}pt, [{header}]))
  }},
  footer: context if counter(page).final().first() > 1 [{footer}])
"""
RULE = 'place(dx: -{back}pt, dy: {down}pt, line(length: {gutter}pt, stroke: {thickness}pt + rgb("{color}")))'


def source(given: Asked) -> str:
    """The whole source of one document."""
    document, style = given.document, given.style
    nodes = (*blocks_of(document), *document.running_head, *document.running_foot)
    roles = sorted({*roles_of(nodes), "date", "section-title", "name"})
    looks = "\n".join(role(name, style) for name in roles)
    return "\n".join((head(given), looks, frame(given), *(block(node, given) for node in blocks_of(document))))


def head(given: Asked) -> str:
    """What is set for the whole document."""
    document, style = given.document, given.style
    page, body = style.page, style.block("list-item").text
    mark = 2 * style.list.bullet_radius
    return HEAD.format(
        title=quoted(document.title),
        author=quoted(document.author),
        back=back_of(page),
        gutter=page.gutter,
        latin=LATIN,
        han=HAN,
        language=given.language,
        entry=round(style.entry_gap + body.leading - body.size, 3),
        hang=round(style.list.indent - mark, 3),
        item=round(style.list.gap + body.leading - body.size, 3),
        mark=mark,
        bullet=style.list.bullet_radius,
        ink=style.list.bullet_color,
    )


def frame(given: Asked) -> str:
    """The page with its head and foot."""
    document, page = given.document, given.style.page
    return PAGE.format(
        page=page,
        edge=round(page.left + back_of(page), 3),
        back=back_of(page),
        header="".join(block(node, given) for node in document.running_head),
        footer="".join(block(node, given) for node in document.running_foot),
    )


def back_of(page: PageStyle) -> float:
    """How far the date gutter begins before the text, pt."""
    return round(page.gutter + page.gutter_gap, 3)


def role(name: str, style: Style) -> str:
    """A function that sets the words of a role; for headings, how those of its level look."""
    look, page = style.block(name), style.page
    text, (above, below) = look.text, gaps(look)
    if name == "section-title":
        above = round(above + style.section_gap, 3)
    set_at = {"justify": "left"}.get(text.align, text.align)
    flow = (
        f'flow({text.size}, {round(text.leading - text.size, 3)}, {text.weight}, "{text.color}", {set_at}, '
        f"{str(text.align == 'justify').lower()}, {str(text.hyphenate).lower()}, {above}, {below}, "
        f"{str(look.keep_with_next).lower()}, {{}})"
    )
    if name not in HEADINGS:
        words = "words" if text.autospace else "{ set text(cjk-latin-spacing: none); words }"
        return f"#let r-{name}(words) = {flow.format(words)}"
    rule = ""
    if look.rule and look.rule.place == "gutter":
        down = round(0.8 * text.size - look.rule.offset, 3)
        rule = RULE.format(
            back=back_of(page), down=down, gutter=page.gutter, thickness=look.rule.thickness, color=look.rule.color
        )
    words = f"{{ {rule}; it.body }}" if rule else "it.body"
    return f"#show heading.where(level: {HEADINGS.index(name) + 1}): it => {flow.format(words)}"


def quoted(text: str) -> str:
    """A text as a string of Typst's, in which no sign is markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def words(content: Sequence[Inline], given: Asked, role_of: str) -> str:
    """Inline nodes, each with what its role changes."""
    return "".join(word(node, given, role_of) for node in content)


def word(node: Inline, given: Asked, role_of: str) -> str:
    """One inline node."""
    if isinstance(node, Field):
        parts = node.message.replace("{page}", "\0page\0").replace("{pages}", "\0pages\0").split("\0")
        counted = {"page": "#counter(page).display()", "pages": "#str(counter(page).final().first())"}
        return "".join(counted.get(part, f"#{quoted(part)}") for part in parts)
    text, look = given.style.block(role_of).text, given.style.inlines.get(node.role)
    weight = weight_of(node, given.style, text)
    changes = [f"weight: {weight}"] if weight != text.weight else []
    if look and look.color and look.color != text.color:
        changes.append(f'fill: rgb("{look.color}")')
    if look and look.scale != 1:
        changes.append(f"size: {look.scale}em")
    if isinstance(node, Text) and node.link:
        return f'#link({quoted(node.link)}, text(fill: rgb("{text.link_color}"), {quoted(node.text)}))'
    return f"#text({', '.join((*changes, quoted(node.text)))})" if changes else f"#{quoted(node.text)}"


def block(node: Block, given: Asked) -> str:
    """One block with all that is in it."""
    match node:
        case Paragraph():
            return f"#r-{node.role}[{words(node.content, given, node.role)}]"
        case Heading():
            return f"#heading(level: {node.level}, [{words(node.content, given, node.role)}])"
        case List():
            items = (f"[{''.join(block(each, given) for each in item.blocks)}]" for item in node.items)
            return f"#{'enum' if node.ordered else 'list'}(tight: false, {', '.join(items)})"
        case Row():
            cells = ", ".join(cell(each, given) for each in node.cells)
            return f"#grid(columns: (1fr,) * {len(node.cells)}, {cells})"
        case EntryBlock():
            when = f"r-date[{words(node.when, given, 'date')}]" if node.when else "[]"
            return f"#entry({when}, [{''.join(block(each, given) for each in (*node.head, *node.body))}])"
        case Section():
            return "\n".join(block(each, given) for each in (*filter(None, [node.heading]), *node.blocks))
        case Choice():
            return "".join(block(each, given) for each in node.alternatives[0])
    return ""


def cell(node: Cell | None, given: Asked) -> str:
    """A cell of a row."""
    return f"[{''.join(block(each, given) for each in node.blocks)}]" if node else "[]"
