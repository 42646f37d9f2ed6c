"""Blocks into strips: each kind of block has one function; none knows what a page is.

Takes block nodes and a setting, gives a galley for a column of a given measure in pt. x = 0 is the
column's left edge; what stands in the date gutter has a negative x.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    Block,
    Choice,
    EntryBlock,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
)
from cvbuilder.layout.boxes import Disc, PageItem, Picture
from cvbuilder.layout.galley import Alternatives, Galley, Mark, Strip, height_of, moved, shifted, stacked
from cvbuilder.layout.paragraphs import HALF_X, Setting, Words, set_lines, set_paragraph

ENTRY_BREAK = 120.0
"""Cost of a page break inside an entry, against none between entries."""
ITEM_BREAK = 40.0
"""Cost of a page break between the items of a list."""


def set_blocks(setting: Setting, blocks: Sequence[Block], measure: float) -> Galley:
    """Return the galley of blocks that stand above each other, with the space between them."""
    galley: list[Strip | Alternatives] = []
    after, keep = 0.0, False
    for block in blocks:
        strips = set_block(setting, block, measure)
        if not strips:
            continue
        before, following, clings = _spacing(setting, block)
        first = strips[0]
        if isinstance(first, Strip) and galley:
            penalty = None if keep else first.penalty
            first = replace(first, space_before=max(after, before, first.space_before), penalty=penalty)
        galley.extend((first, *strips[1:]))
        after, keep = following, clings
    return tuple(galley)


def _spacing(setting: Setting, block: Block) -> tuple[float, float, bool]:
    """Space before and after a block in pt, and whether it clings to the next."""
    style = setting.style
    match block:
        case Paragraph(role=role) | Heading(role=role):
            found = style.block(role)
            return found.space_before, found.space_after, found.keep_with_next
        case EntryBlock():
            return style.entry_gap, 0.0, False
        case Section():
            return style.section_gap, 0.0, False
        case List() | Row() | Choice() | Figure():
            return style.list.gap, style.list.gap, False


def set_block(setting: Setting, block: Block, measure: float) -> Galley:
    """Return the strips of one block."""
    match block:
        case Paragraph():
            return tuple(set_paragraph(setting, Words(block.content, block.key, block.origin), block.role, measure))
        case Heading():
            return _heading(setting, block, measure)
        case List():
            return _list(setting, block, measure)
        case EntryBlock():
            return tuple(_entry(setting, block, measure))
        case Row():
            return _row(setting, block, measure)
        case Choice():
            return (Alternatives(tuple(_plain(set_blocks(setting, a, measure)) for a in block.alternatives)),)
        case Figure():
            return (_figure(setting, block),)
        case Section(heading=heading, blocks=blocks):
            return set_blocks(setting, blocks if heading is None else (heading, *blocks), measure)


def _plain(galley: Galley) -> tuple[Strip, ...]:
    """The strips of a galley; a choice within a choice is its last version, which asks for least."""
    strips: list[Strip] = []
    for part in galley:
        strips.extend((part,) if isinstance(part, Strip) else part.versions[-1])
    return tuple(strips)


def _heading(setting: Setting, heading: Heading, measure: float) -> Galley:
    strips = set_paragraph(setting, Words(heading.content, heading.key, heading.origin), heading.role, measure)
    if not strips:
        return ()
    title = "".join(getattr(node, "text", "") for node in heading.content)
    mark = Mark(title, heading.level, heading.key)
    return (replace(strips[0], mark=mark), *(replace(strip, penalty=None) for strip in strips[1:]))


def _list(setting: Setting, block: List, measure: float) -> Galley:
    style = setting.style.list
    galley: list[Strip] = []
    for number, item in enumerate(block.items, 1):
        strips = list(_plain(set_blocks(setting, item.blocks, measure - style.indent)))
        if not strips:
            continue
        strips = shifted(strips, style.indent)
        strips[0] = _marked(setting, block, item, number, strips[0])
        if galley:
            strips[0] = replace(strips[0], space_before=max(style.gap, strips[0].space_before), penalty=ITEM_BREAK)
        galley.extend(strips)
    return tuple(galley)


def _marked(setting: Setting, block: List, item: ListItem, number: int, strip: Strip) -> Strip:
    """Give the first strip of a list item its bullet or number."""
    style = setting.style
    text = style.block("list-item").text
    if not block.ordered:
        em = text.size * (text.han_scale if style.language.startswith("zh") else 1.0)
        middle = strip.baseline - em * (0.37 if style.language.startswith("zh") else 0.24)
        bullet = Disc(style.list.indent * 0.38, middle, style.list.bullet_radius, style.list.bullet_color)
        return replace(strip, items=(bullet, *strip.items))
    from cvbuilder.document.nodes import Text

    words = Words((Text(f"{number}.", "en", "list-number"),), item.key, item.origin)
    right = replace(text, align="right")
    width = style.list.indent * 0.72 + 40.0
    (line,) = set_lines(setting, words, right, width)
    items = [moved(piece, style.list.indent * 0.72 - width, strip.baseline) for piece in line.items]
    return replace(strip, items=(*items, *strip.items))


def _entry(setting: Setting, entry: EntryBlock, measure: float) -> list[Strip]:
    """An entry: its head with the date beside it, then its body; it prefers to stay whole."""
    style = setting.style
    date = _date(setting, entry, measure)
    in_gutter = style.gutter_dates
    room = measure if in_gutter or date is None else measure - date[1] - style.columns_gap
    head = list(_plain(set_blocks(setting, entry.head, room)))
    head = head[:1] + [replace(strip, penalty=None) for strip in head[1:]]
    if date is not None and head:
        strips, width = date
        x = -style.page.gutter - style.page.gutter_gap if in_gutter else measure - width
        top = head[0].baseline - strips[0].baseline - (height_of(head) - head[-1].height)
        if len(head) > 1:
            top -= 0.0
        items = [moved(item, x, 0.0) for item in stacked(strips, top)]
        head[-1] = replace(head[-1], items=(*head[-1].items, *items))
    body = list(_plain(set_blocks(setting, entry.body, measure)))
    if body:
        first = replace(body[0], space_before=max(body[0].space_before, style.block("entry-title").space_after))
        body[0] = replace(first, penalty=None)
    body = [_discouraged(strip) for strip in body]
    if body and len(body) > 1:
        body[1] = replace(body[1], penalty=None)
    whole = head + body
    lack = height_of(date[0]) - height_of(whole) if date is not None else 0.0
    if lack > 0 and whole:
        whole[-1] = replace(whole[-1], height=whole[-1].height + lack)
    return whole


def _discouraged(strip: Strip) -> Strip:
    return strip if strip.penalty is None else replace(strip, penalty=strip.penalty + ENTRY_BREAK)


def _date(setting: Setting, entry: EntryBlock, measure: float) -> tuple[list[Strip], float] | None:
    """The strips of an entry's date and the width of its longest line; None without a date."""
    if not entry.when:
        return None
    page = setting.style.page
    room = page.gutter if setting.style.gutter_dates else measure / 2
    text = setting.style.block("date").text
    lines = set_lines(setting, Words(entry.when, entry.key, entry.origin), text, room)
    width = max(line.width for line in lines)
    strips = set_paragraph(
        setting, Words(entry.when, entry.key, entry.origin), "date", room if setting.style.gutter_dates else width + 0.1
    )
    return strips, width


def _row(setting: Setting, row: Row, measure: float) -> Galley:
    """Cells side by side in columns of equal width, their first baselines level; no page break within."""
    gap = setting.style.columns_gap
    width = (measure - gap * (len(row.cells) - 1)) / len(row.cells)
    columns = [[] if cell is None else list(_plain(set_blocks(setting, cell.blocks, width))) for cell in row.cells]
    height = max((height_of(column) for column in columns), default=0.0)
    if not height:
        return ()
    baseline = max(column[0].baseline for column in columns if column)
    items: list[PageItem] = []
    for number, column in enumerate(columns):
        if column:
            top = baseline - column[0].baseline
            items.extend(moved(item, number * (width + gap), 0.0) for item in stacked(column, top))
    return (Strip(height, tuple(items), baseline, keys=(row.key,)),)


def _figure(setting: Setting, figure: Figure) -> Strip:
    photo = setting.style.photo
    picture = Picture(figure.file, 0.0, 0.0, photo.width, photo.height, figure.alternative, figure.language, figure.key)
    return Strip(photo.height, (picture,), keys=(figure.key,))


def set_masthead(setting: Setting, masthead: Section, measure: float) -> Galley:
    """Name and contacts, with the portrait beside them; one strip, never split."""
    blocks = masthead.blocks if masthead.heading is None else (masthead.heading, *masthead.blocks)
    figures = [block for block in blocks if isinstance(block, Figure)]
    photo = setting.style.photo
    room = measure - (photo.width + photo.gap if figures else 0.0)
    strips = _plain(set_blocks(setting, [block for block in blocks if not isinstance(block, Figure)], room))
    x = photo.width + photo.gap if figures and photo.side == "left" else 0.0
    items = [moved(item, x, 0.0) for item in stacked(strips, 0.0)]
    height = height_of(strips)
    for figure in figures:
        left = 0.0 if photo.side == "left" else measure - photo.width
        items.append(moved(_figure(setting, figure).items[0], left, 0.0))
        height = max(height, photo.height)
    keys = tuple(key for strip in strips for key in strip.keys)
    return (Strip(height, tuple(items), strips[0].baseline if strips else 0.0, keys=keys),)


__all__ = ["HALF_X", "set_block", "set_blocks", "set_masthead"]
