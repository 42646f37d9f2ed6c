"""Blocks into strips: each kind of block has one function; none knows what a page is.

Takes block nodes and a setting, gives a galley for a column of a given measure in pt. x = 0 is the
column's left edge; what stands in the date gutter has a negative x.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from cvbuilder.document.nodes import (
    PAGE_ENTRIES,
    PORTRAITS,
    Block,
    Choice,
    EntryBlock,
    Figure,
    Heading,
    List,
    Monogram,
    Paragraph,
    QrCode,
    Row,
    Section,
)
from cvbuilder.layout.boxes import PageItem
from cvbuilder.layout.dates import beside, set_date, width_of
from cvbuilder.layout.galley import (
    Alternatives,
    Galley,
    Mark,
    Strip,
    height_of,
    keyed,
    lines_of,
    moved,
    shifted,
    spaced,
    stacked,
)
from cvbuilder.layout.markers import number_indent, set_bullet, set_number
from cvbuilder.layout.paragraphs import Setting, Words, set_paragraph
from cvbuilder.layout.parallel import Side, abreast, columns_of
from cvbuilder.layout.parts import begun, column_width
from cvbuilder.layout.pictures import code_border, code_width, set_picture
from cvbuilder.theme.style import DatePlace

ENTRY_BREAK = 120.0
"""Cost of a page break inside an entry, against none between entries."""
ITEM_BREAK = 40.0
"""Cost of a page break between the items of a list."""
HELD_LINES = 2
"""How many lines stay with what clings to them, such as a heading, whatever blocks they belong to."""
BASELINE = 0.75
"""Where the baseline of a line beside a code stands, of the line's height."""
NARROWEST_CELL = 72.0
"""Width (pt) below which cells no longer stand side by side."""


def set_blocks(setting: Setting, blocks: Sequence[Block], measure: float) -> Galley:
    """Return the galley of blocks that stand above each other, with the space between them."""
    galley: list[Strip | Alternatives] = []
    after, bound = 0.0, 0
    above: Block | None = None
    for block in blocks:
        strips = set_block(setting, block, measure)
        if not strips:
            continue
        before, following, clings = _spacing(setting, block)
        space = after if _heads(above, block) else max(after, before)
        first = spaced(strips[0], space, bound > 0) if galley else strips[0]
        rest = strips[1:]
        if bound and rest and isinstance(rest[0], Strip) and bound > _lines_in(setting, strips[:1]):
            rest = (replace(rest[0], penalty=None), *rest[1:])
        galley.extend((first, *rest))
        after = following
        if clings:
            bound = HELD_LINES
        elif bound:
            bound = max(0, bound - _lines_in(setting, strips))
        if isinstance(block, EntryBlock) and block.role in PAGE_ENTRIES:
            bound = 0  # a letter holds the first of its names alone: many have no second
        above = block
    return tuple(galley)


def _lines_in(setting: Setting, parts: Galley) -> int:
    """How many lines of text some strips are as tall as; a choice counts as one line."""
    leading = setting.block("body").text.leading
    return sum(max(1, int(part.height / leading)) if isinstance(part, Strip) else 1 for part in parts)


def _heads(above: Block | None, block: Block) -> bool:
    """True below a section's or group's title: what it heads stands at the title's distance, whatever it is."""
    return isinstance(above, Heading) and above.level > 1 and not isinstance(block, Heading)


def _spacing(setting: Setting, block: Block) -> tuple[float, float, bool]:
    """Space before and after a block in pt, and whether it clings to the next."""
    style = setting.style
    match block:
        case Paragraph(role=role) | Heading(role=role):
            found = setting.block(role)
            return found.space_before, found.space_after, found.keep_with_next
        case EntryBlock(role=role) if role in PAGE_ENTRIES:
            return setting.block(role).space_before, 0.0, False
        case EntryBlock():
            return style.entry_gap, 0.0, False
        case Section():
            return style.section_gap, 0.0, False
        case Choice(alternatives=((first, *_), *_)):
            return _spacing(setting, first)
        case Row(role="parallel", cells=cells) if any(cells):
            return _spacing(setting, next(cell.blocks[0] for cell in cells if cell is not None))
        case List() | Row() | Choice() | Figure() | Monogram():
            return style.list.gap, style.list.gap, False


def set_block(setting: Setting, block: Block, measure: float) -> Galley:
    """Return the strips of one block; the first one has the block's key."""
    parts = _set(setting, block, measure)
    return (keyed(parts[0], block.key), *parts[1:]) if parts else ()


def _set(setting: Setting, block: Block, measure: float) -> Galley:
    match block:
        case Paragraph():
            return tuple(set_paragraph(setting, Words(block.content, block.key, block.origin), block.role, measure))
        case Heading():
            return _heading(setting, block, measure)
        case List():
            return _list(setting, block, measure)
        case EntryBlock():
            return tuple(_entry(setting, block, measure))
        case Row(role="parallel"):
            return _parallel(setting, block, measure)
        case Row(role="portrait"):
            return _portrait(setting, block, measure)
        case Row():
            return _row(setting, block, measure)
        case Choice():
            return (_choice(setting, block, measure),)
        case Figure() | Monogram():
            return (set_picture(setting, block),)
        case Section(heading=heading, blocks=blocks, begins=begins):
            width = column_width(setting.style, begins, measure)
            return begun(set_blocks(setting, blocks if heading is None else (heading, *blocks), width), begins)


def _choice(setting: Setting, choice: Choice, measure: float) -> Alternatives:
    """The versions that are not passed over; what is set says to which it belongs, as they may share their keys."""
    around, skipped = setting.version, min(setting.skipped.get(choice.key, 0), len(choice.alternatives) - 1)
    versions: list[tuple[Strip, ...]] = []
    for number, blocks in enumerate(choice.alternatives[skipped:], skipped):
        setting.version = number
        versions.append(plain(set_blocks(setting, blocks, measure)))
    setting.version = around
    return Alternatives(tuple(versions))


def plain(galley: Galley) -> tuple[Strip, ...]:
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
    indent = number_indent(setting, len(block.items)) if block.ordered else style.indent
    galley: list[Strip] = []
    for number, item in enumerate(block.items, 1):
        strips = list(plain(set_blocks(setting, item.blocks, measure - indent)))
        if not strips:
            continue
        strips = shifted(strips, indent)
        baseline = strips[0].baseline
        bullet = (set_bullet(setting, baseline),)
        marker = set_number(setting, item, number, baseline, indent) if block.ordered else bullet
        keys = dict.fromkeys((item.key, *strips[0].keys))
        strips[0] = replace(strips[0], items=(*marker, *strips[0].items), keys=tuple(keys))
        if galley:
            strips[0] = replace(strips[0], space_before=max(style.gap, strips[0].space_before), penalty=ITEM_BREAK)
        galley.extend(strips)
    return tuple(galley)


def _entry(setting: Setting, entry: EntryBlock, measure: float) -> list[Strip]:
    """An entry: its head with the date beside or below it, then its body; it prefers to stay whole on a page."""
    place = _date_place(setting, entry)
    date = set_date(setting, entry, place, measure)
    beside_text = place == "right" and date
    room = measure - width_of(date) - setting.style.columns_gap if beside_text else measure
    head = list(plain(set_blocks(setting, entry.head, room)))
    body = list(plain(set_blocks(setting, entry.body, measure)))
    if head and date and place != "below":
        head[-1] = replace(head[-1], items=(*head[-1].items, *beside(setting, head, date, place, measure)))
    elif place == "below":
        head, date = [*head, *date], []
    if head and body:
        space = max(body[0].space_before, setting.block("entry-title").space_after)
        body[0] = replace(body[0], space_before=space)
    whole = _held_together(head, body)
    lack = height_of(date) - height_of(whole)
    if lack > 0 and whole:
        whole[-1] = replace(whole[-1], height=whole[-1].height + lack)
    return whole


def _date_place(setting: Setting, entry: EntryBlock) -> DatePlace:
    """Where the theme puts dates; a side bar has no room beside its titles, a page number ends its line."""
    if entry.role in PAGE_ENTRIES:
        return "right"
    return "below" if setting.region else setting.style.dates


def _held_together(head: list[Strip], body: list[Strip]) -> list[Strip]:
    """Head and two lines of the body stay together; a break further down costs what an entry's break costs."""
    bound = len(head) + 2
    whole = []
    for number, strip in enumerate((*head, *body)):
        penalty = strip.penalty
        if 0 < number < bound:
            penalty = None
        elif number and penalty is not None:
            penalty += ENTRY_BREAK
        whole.append(replace(strip, penalty=penalty))
    return whole


def _parallel(setting: Setting, row: Row, measure: float) -> Galley:
    """The languages of a parallel edition, each in its column and style; the last takes what a portrait leaves."""
    sides: list[Side] = []
    columns = columns_of(setting.style)
    narrowest = min(width for _, width in columns)
    for number, (cell, style, (x, width)) in enumerate(zip(row.cells, setting.style.parts, columns, strict=True)):
        blocks = cell.blocks if cell is not None else ()
        galley = set_blocks(setting.of_part(number, style, narrowest), blocks, min(width, measure - x))
        strips = tuple(strip for part in galley for strip in _first_version(part))
        sides.append(Side(strips, x, tuple(block.key for block in blocks)))
    return abreast(sides)


def _first_version(part: Strip | Alternatives) -> tuple[Strip, ...]:
    """The strips of a part of a galley; of versions the first that is not passed over, in all languages alike."""
    return (part,) if isinstance(part, Strip) else part.versions[0]


def _portrait(setting: Setting, row: Row, measure: float) -> Galley:
    """A picture with words beside it; what is written goes on below the picture's foot at the same measure."""
    picture, words = row.cells
    photo = setting.style.photo
    dx = photo.width + photo.gap
    galley = set_blocks(setting, words.blocks if words is not None else (), measure - dx)
    if not galley or not isinstance(galley[0], Strip) or picture is None:
        return galley
    galley = tuple(
        Alternatives(tuple(tuple(shifted(each, dx)) for each in part.versions)) if isinstance(part, Alternatives)
        else shifted((part,), dx)[0]
        for part in galley
    )  # fmt: skip
    first = galley[0]
    assert isinstance(first, Strip)
    items = stacked(plain(set_blocks(setting, picture.blocks, photo.width)), 0.0)
    keys = (*first.keys, *(block.key for block in picture.blocks))
    return (replace(first, items=(*first.items, *items), keys=tuple(dict.fromkeys(keys))), *galley[1:])


def _row(setting: Setting, row: Row, measure: float) -> Galley:
    """Cells side by side in columns of equal width, in several strips where they are too many for the measure.

    The strips are balanced: five cells of which four have room stand as three and two; portraits fill each strip.
    """
    code = _code_of(row)
    if code is not None:
        return _beside_code(setting, row, code, measure)
    gap = setting.style.columns_gap
    narrowest = setting.style.photo.width if row.role == PORTRAITS else NARROWEST_CELL
    most = max(1, int((min(measure, setting.narrowest) + gap) / (narrowest + gap)))
    balanced = ceil(len(row.cells) / ceil(len(row.cells) / most)) if row.cells else 1
    abreast = most if row.role == PORTRAITS else balanced
    width = (measure - gap * (abreast - 1)) / abreast
    columns = [[] if cell is None else list(plain(set_blocks(setting, cell.blocks, width))) for cell in row.cells]
    bands = [columns[start : start + abreast] for start in range(0, len(columns), abreast)]
    strips = [_abreast(band, width + gap, row.key if not number else "") for number, band in enumerate(bands)]
    space = setting.style.list.gap * 4
    return tuple(
        replace(strip, space_before=space, penalty=ITEM_BREAK) if number else strip
        for number, strip in enumerate(strips)
    )


def _code_of(row: Row) -> QrCode | None:
    """The code that a row begins with."""
    first = row.cells[0].blocks[:1] if row.cells and row.cells[0] is not None else ()
    return first[0].image if first and isinstance(first[0], Figure) and isinstance(first[0].image, QrCode) else None


def _beside_code(setting: Setting, row: Row, code: QrCode, measure: float) -> Galley:
    """A code with its words beside it, their foot level with that of its modules; below it where there is no room.

    In the main column its modules, not their border, stand flush with the text.
    """
    border = 0.0 if setting.region else code_border(setting, code)
    width = code_width(setting, code) - border + setting.style.columns_gap
    first, *cells = [cell for cell in row.cells if cell is not None]
    figure = list(plain(set_blocks(setting, first.blocks, measure)))
    room = measure - width
    stacks = room < NARROWEST_CELL
    words = [strip for cell in cells for strip in plain(set_blocks(setting, cell.blocks, measure if stacks else room))]
    picture = shifted(figure, -border)
    if stacks or not words:
        return (*picture, *(replace(strip, penalty=None) for strip in words))
    height = height_of(picture)
    top = max(0.0, height - code_border(setting, code) - height_of(words))
    items = [*stacked(picture, 0.0)]
    for strip in words:  # by their share of the line, so that both languages of a parallel edition are level
        top += strip.space_before if strip is not words[0] else 0.0
        items += [moved(item, width, top + BASELINE * strip.height - strip.baseline) for item in strip.items]
        top += strip.height
    keys = tuple(key for strip in (*picture, *words) for key in strip.keys)
    return (Strip(max(height, height_of(words)), tuple(items), keys=keys, lines=lines_of(words)),)


def _abreast(columns: Sequence[Sequence[Strip]], step: float, key: str) -> Strip:
    """Columns side by side, `step` pt apart, their first baselines level; no page break within."""
    baseline = max((column[0].baseline for column in columns if column), default=0.0)
    items: list[PageItem] = []
    for number, column in enumerate(columns):
        if column:
            top = baseline - column[0].baseline
            items.extend(moved(item, number * step, 0.0) for item in stacked(column, top))
    height = max((height_of(column) for column in columns), default=0.0)
    keys = dict.fromkeys((key, *(key for column in columns for strip in column for key in strip.keys)))
    lines = max(map(lines_of, columns), default=0)
    return Strip(height, tuple(items), baseline, keys=tuple(filter(None, keys)), lines=lines)
