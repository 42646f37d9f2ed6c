"""A style drawn together: less space, less leading, narrower margins, smaller type.

Takes a style and scales, gives a style; pure. Which scales serve is for layout to find, how far they may
go is the theme's to say (`Style.fit`).
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.theme.style import BlockStyle, ListStyle, PageStyle, RuleStyle, Style, TextStyle


class Squeeze(Struct, frozen=True):
    """Scales of a style's measures, 1 for as the theme says.

    `spacing`: the space between blocks; `leading`: from baseline to baseline; `margins`: all four, with the
    baselines of head and foot; `size`: all type, with all that is measured by it.
    """

    spacing: float = 1.0
    leading: float = 1.0
    margins: float = 1.0
    size: float = 1.0


def squeezed(style: Style, by: Squeeze) -> Style:
    """Return a style at these scales. Sizes keep their relation, and spaces theirs to the leading."""
    if by == Squeeze():
        return style
    space = by.spacing * by.leading * by.size
    return replace(
        style,
        page=_page(style.page, by.margins),
        blocks={role: _block(block, by, space) for role, block in style.blocks.items()},
        list=_list(style.list, by.size, space),
        entry_gap=style.entry_gap * space,
        section_gap=style.section_gap * space,
        parts=tuple(squeezed(part, by) for part in style.parts),
    )


def _page(page: PageStyle, scale: float) -> PageStyle:
    """A page with its margins scaled; gutter and columns keep their width."""
    return replace(
        page,
        top=page.top * scale,
        right=page.right * scale,
        bottom=page.bottom * scale,
        left=page.left * scale,
        head=page.head * scale,
        foot=page.foot * scale,
    )


def _block(block: BlockStyle, by: Squeeze, space: float) -> BlockStyle:
    return replace(
        block,
        text=_text(block.text, by),
        space_before=block.space_before * space,
        space_after=block.space_after * space,
        rule=_rule(block.rule, by.size),
    )


def _text(text: TextStyle, by: Squeeze) -> TextStyle:
    return replace(text, size=text.size * by.size, leading=text.leading * by.leading * by.size)


def _rule(rule: RuleStyle | None, scale: float) -> RuleStyle | None:
    return None if rule is None else replace(rule, offset=rule.offset * scale)


def _list(style: ListStyle, scale: float, space: float) -> ListStyle:
    return replace(style, indent=style.indent * scale, gap=style.gap * space, bullet_radius=style.bullet_radius * scale)
