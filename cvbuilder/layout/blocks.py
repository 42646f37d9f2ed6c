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
    Monogram,
    Paragraph,
    Row,
    Section,
    Text,
)
from cvbuilder.layout.boxes import ORNAMENT, Disc, GlyphRun, PageItem, Picture
from cvbuilder.layout.characters import is_chinese
from cvbuilder.layout.galley import Alternatives, Galley, Mark, Strip, height_of, moved, shifted, stacked
from cvbuilder.layout.paragraphs import Setting, Words, set_lines, set_paragraph
from cvbuilder.theme.style import DatePlace

ENTRY_BREAK = 120.0
"""Cost of a page break inside an entry, against none between entries."""
ITEM_BREAK = 40.0
"""Cost of a page break between the items of a list."""
HELD_LINES = 2
"""How many lines stay with what clings to them, such as a heading, whatever blocks they belong to."""
NARROWEST_CELL = 72.0
"""Width (pt) below which cells no longer stand side by side."""
MARKER = 0.38
"""Where a bullet's centre stands, as a part of the list's indent."""
FIGURE, NUMBER_GAP, NUMBER_SPACE = 0.56, 0.72, 0.4
"""Widths (em) of a figure of a number, of its stop with the space after it, of that space alone."""
NUMBER_ROOM = 10.0
"""Width (em) that a list's number may take to the left: four digits and a stop, twice as large as the text."""
HAN_MIDDLE, X_MIDDLE, CAP_MIDDLE = 0.37, 0.24, 0.335
"""The middle of Han characters, small letters and capitals above the baseline, em."""


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
        first = _spaced(strips[0], space, bound > 0) if galley else strips[0]
        rest = strips[1:]
        if bound > _lines_in(setting, strips[:1]) and rest and isinstance(rest[0], Strip):
            rest = (replace(rest[0], penalty=None), *rest[1:])
        galley.extend((first, *rest))
        after, bound = following, HELD_LINES if clings else max(0, bound - _lines_in(setting, strips))
        above = block
    return tuple(galley)


def _lines_in(setting: Setting, parts: Galley) -> int:
    """How many lines of text some strips are as tall as; a choice counts as one line."""
    leading = setting.block("body").text.leading
    return sum(max(1, int(part.height / leading)) if isinstance(part, Strip) else 1 for part in parts)


def _heads(above: Block | None, block: Block) -> bool:
    """True below a section's or group's title: what it heads stands at the title's distance, whatever it is."""
    return isinstance(above, Heading) and above.level > 1 and not isinstance(block, Heading)


def _spaced(part: Strip | Alternatives, space: float, keep: bool) -> Strip | Alternatives:
    """The beginning of a block with the space before it; `keep` forbids a page break there."""
    if isinstance(part, Strip):
        penalty = None if keep else part.penalty
        return replace(part, space_before=max(space, part.space_before), penalty=penalty)
    return Alternatives(tuple(_spaced_version(version, space, keep) for version in part.versions))


def _spaced_version(version: tuple[Strip, ...], space: float, keep: bool) -> tuple[Strip, ...]:
    first = _spaced(version[0], space, keep) if version else None
    return (first, *version[1:]) if isinstance(first, Strip) else version


def _spacing(setting: Setting, block: Block) -> tuple[float, float, bool]:
    """Space before and after a block in pt, and whether it clings to the next."""
    style = setting.style
    match block:
        case Paragraph(role=role) | Heading(role=role):
            found = setting.block(role)
            return found.space_before, found.space_after, found.keep_with_next
        case EntryBlock():
            return style.entry_gap, 0.0, False
        case Section():
            return style.section_gap, 0.0, False
        case Choice(alternatives=((first, *_), *_)):
            return _spacing(setting, first)
        case List() | Row() | Choice() | Figure() | Monogram():
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
            versions = block.alternatives[min(setting.skipped.get(block.key, 0), len(block.alternatives) - 1) :]
            return (Alternatives(tuple(_plain(set_blocks(setting, blocks, measure)) for blocks in versions)),)
        case Figure():
            return (_figure(setting, block),)
        case Monogram():
            return (_monogram(setting, block),)
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
    indent = _number_indent(setting, len(block.items)) if block.ordered else style.indent
    galley: list[Strip] = []
    for number, item in enumerate(block.items, 1):
        strips = list(_plain(set_blocks(setting, item.blocks, measure - indent)))
        if not strips:
            continue
        strips = shifted(strips, indent)
        baseline = strips[0].baseline
        marker = _number(setting, item, number, baseline, indent) if block.ordered else [_bullet(setting, baseline)]
        strips[0] = replace(strips[0], items=(*marker, *strips[0].items))
        if galley:
            strips[0] = replace(strips[0], space_before=max(style.gap, strips[0].space_before), penalty=ITEM_BREAK)
        galley.extend(strips)
    return tuple(galley)


def _bullet(setting: Setting, baseline: float) -> Disc:
    """A bullet at the middle of the letters: of Han characters, or of the x-height."""
    style = setting.style.list
    chinese = is_chinese(setting.style.language)
    rise = (HAN_MIDDLE if chinese else X_MIDDLE) * setting.block("list-item").text.size
    return Disc(style.indent * MARKER, baseline - rise, style.bullet_radius, style.bullet_color)


def _number_indent(setting: Setting, count: int) -> float:
    """The indent of a numbered list: room for its longest number and its stop, so that none hangs out."""
    digits = len(str(count))
    return (digits * FIGURE + NUMBER_GAP) * setting.block("list-item").text.size


def _number(setting: Setting, item: ListItem, number: int, baseline: float, indent: float) -> list[PageItem]:
    """A number whose full stop stands at the same place for every item."""
    text = replace(setting.block("list-item").text, align="right")
    words = Words((Text(f"{number}.", "en", "list-number"),), item.key, item.origin)
    room = NUMBER_ROOM * text.size
    (line,) = set_lines(setting, words, text, room)
    right = indent - NUMBER_SPACE * text.size
    return [moved(piece, right - room, baseline) for piece in line.items]


def _entry(setting: Setting, entry: EntryBlock, measure: float) -> list[Strip]:
    """An entry: its head with the date beside or below it, then its body; it prefers to stay whole on a page."""
    place = _date_place(setting)
    date = _date(setting, entry, place, measure)
    beside_text = place == "right" and date
    room = measure - _width(date) - setting.style.columns_gap if beside_text else measure
    head = list(_plain(set_blocks(setting, entry.head, room)))
    body = list(_plain(set_blocks(setting, entry.body, measure)))
    if head and date and place != "below":
        head[-1] = replace(head[-1], items=(*head[-1].items, *_beside(setting, head, date, place, measure)))
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


def _date_place(setting: Setting) -> DatePlace:
    """Where the theme puts dates; a side bar has no room beside its titles."""
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


def _date(setting: Setting, entry: EntryBlock, place: DatePlace, measure: float) -> list[Strip]:
    """The strips of an entry's date: as wide as the gutter, as the date itself, or as the column; none without."""
    if not entry.when:
        return []
    words = Words(entry.when, entry.key, entry.origin)
    if place != "right":
        return set_paragraph(setting, words, "date", setting.style.page.gutter if place == "gutter" else measure)
    lines = set_lines(setting, words, setting.block("date").text, measure / 2)
    return set_paragraph(setting, words, "date", max(line.width for line in lines) + 0.1)


def _width(strips: Sequence[Strip]) -> float:
    """How far the runs of some strips reach to the right, pt."""
    runs = [item for strip in strips for item in strip.items if isinstance(item, GlyphRun)]
    return max(run.x + run.width for run in runs)


def _beside(
    setting: Setting, head: Sequence[Strip], date: Sequence[Strip], place: DatePlace, measure: float
) -> list[PageItem]:
    """The items of a date whose first line is level with the head's first, as part of the head's last strip.

    They stand after the head's own in reading order: title, date, then what is told.
    """
    page = setting.style.page
    x = -page.gutter - page.gutter_gap if place == "gutter" else measure - _width(date)
    top = head[0].baseline - date[0].baseline - (height_of(head) - head[-1].height)
    return [moved(item, x, 0.0) for item in stacked(date, top)]


def _row(setting: Setting, row: Row, measure: float) -> Galley:
    """Cells side by side in columns of equal width; in a narrow column as many as have room, in several strips."""
    gap = setting.style.columns_gap
    abreast = max(1, min(len(row.cells), int((measure + gap) / (NARROWEST_CELL + gap))))
    width = (measure - gap * (abreast - 1)) / abreast
    columns = [[] if cell is None else list(_plain(set_blocks(setting, cell.blocks, width))) for cell in row.cells]
    bands = [columns[start : start + abreast] for start in range(0, len(columns), abreast)]
    strips = [_abreast(band, width + gap, row.key if not number else "") for number, band in enumerate(bands)]
    space = setting.style.list.gap * 4
    return tuple(
        replace(strip, space_before=space, penalty=ITEM_BREAK) if number else strip
        for number, strip in enumerate(strips)
    )


def _abreast(columns: Sequence[Sequence[Strip]], step: float, key: str) -> Strip:
    """Columns side by side, `step` pt apart, their first baselines level; no page break within."""
    baseline = max((column[0].baseline for column in columns if column), default=0.0)
    items: list[PageItem] = []
    for number, column in enumerate(columns):
        if column:
            top = baseline - column[0].baseline
            items.extend(moved(item, number * step, 0.0) for item in stacked(column, top))
    height = max((height_of(column) for column in columns), default=0.0)
    return Strip(height, tuple(items), baseline, keys=(key,) if key else ())


def _figure(setting: Setting, figure: Figure) -> Strip:
    photo = setting.style.photo
    picture = Picture(
        figure.image,
        0.0,
        0.0,
        photo.width,
        photo.height,
        figure.alternative,
        figure.language,
        figure.key,
        figure.origin,
    )
    return Strip(photo.height, (picture,), keys=(figure.key,))


def _monogram(setting: Setting, monogram: Monogram) -> Strip:
    """Initials in a disc as wide as a portrait."""
    photo = setting.style.photo
    radius = photo.width / 2
    text = setting.block("monogram").text
    words = Words((Text(monogram.letters, monogram.language, ORNAMENT),), monogram.key, monogram.origin)
    room = max(photo.width, 6 * text.size)  # two letters of any script stand in one line, even beyond the disc
    lines = set_lines(setting, words, replace(text, align="center"), room)
    letters = [moved(item, radius - room / 2, radius + CAP_MIDDLE * text.size) for line in lines for item in line.items]
    disc = Disc(radius, radius, radius, photo.ground)
    return Strip(photo.width, (disc, *letters), keys=(monogram.key,))


def set_masthead(setting: Setting, masthead: Section, measure: float) -> tuple[Strip, ...]:
    """Name and contacts, with the portrait or monogram beside them; one strip, never split."""
    blocks = masthead.blocks if masthead.heading is None else (masthead.heading, *masthead.blocks)
    pictures = [block for block in blocks if isinstance(block, (Figure, Monogram))]
    photo = setting.style.photo
    room = measure - (photo.width + photo.gap if pictures else 0.0)
    words = [block for block in blocks if not isinstance(block, (Figure, Monogram))]
    strips = _plain(set_blocks(setting, words, room))
    if not strips:
        return ()
    on_left = photo.side == "left"
    items = [
        moved(item, photo.width + photo.gap if pictures and on_left else 0.0, 0.0) for item in stacked(strips, 0.0)
    ]
    height = height_of(strips)
    for block in pictures:
        picture = _figure(setting, block) if isinstance(block, Figure) else _monogram(setting, block)
        items += [moved(item, 0.0 if on_left else measure - photo.width, 0.0) for item in picture.items]
        height = max(height, picture.height)
    keys = tuple(key for strip in strips for key in strip.keys)
    return (Strip(height, tuple(items), strips[0].baseline, keys=keys, mark=strips[0].mark),)
