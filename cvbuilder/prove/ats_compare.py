"""What the reader of applications took against what the document says: where such a system would get it wrong.

Takes a document's blocks and what was taken, gives findings. What the document does not say is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cvbuilder.document.nodes import Block, EntryBlock, Heading, Inline, Paragraph, Section, Text, Time
from cvbuilder.prove.ats import POSITIONS, Taken
from cvbuilder.prove.ats_entries import Position
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import canonical, letters
from cvbuilder.prove.said import Shown, contents, words

SOURCE = "docs/prove.md, the reader of applications"


def compare(document: Shown, taken: Taken) -> Iterator[Finding]:
    """Yield what the reader took wrongly, or not at all."""
    blocks = (*document.main, *document.side)
    yield from _person(blocks, taken)
    positions = list(_expected(blocks, POSITIONS, "organization", "position"))
    yield from _entries(positions, taken.positions, ("employer", "title"))
    degrees = list(_expected(blocks, ("education",), "institution", "degree"))
    yield from _entries(degrees, taken.degrees, ("school", "degree"))


def unknown_headings(document: Shown, taken: Taken) -> tuple[str, ...]:
    """Return the headings of sections that the reader does not know: no fault, but what stands below is lost to it."""
    known = {letters(heading.words) for heading in taken.sections}
    sections = (block for block in (*document.main, *document.side) if isinstance(block, Section) and block.heading)
    headings = (words(section.heading.content) for section in sections if section.heading)
    return tuple(heading for heading in headings if letters(heading) not in known)


def _person(blocks: Sequence[Block], taken: Taken) -> Iterator[Finding]:
    head = [block for block in blocks if not isinstance(block, Section)]
    names = [block.content for block in head if isinstance(block, Heading)]
    for content in names[:1]:
        forms = {letters(words(content)), *(letters(node.text) for node in content if isinstance(node, Text))}
        if letters(taken.name) not in forms:
            yield _wrong("name", words(content), taken.name)
    nodes = [node for content in contents(head) for node in content if isinstance(node, Text) and node.link]
    for name, scheme, found in (("e-mail", "mailto:", taken.email), ("phone", "tel:", taken.phone)):
        wanted = next((node.text for node in nodes if (node.link or "").startswith(scheme)), "")
        if wanted and letters(wanted) != letters(found):
            yield _wrong(name, wanted, found)
    seen = {letters(link) for link in taken.links}
    for node in nodes:
        web = (node.link or "").startswith("http") and "." in node.text and " " not in node.text
        if web and letters(node.text) not in seen:
            yield _wrong("link", node.text, "")


def _expected(blocks: Iterable[Block], roles: Sequence[str], who: str, what: str) -> Iterator[Position]:
    """The entries of sections as the document says them."""
    for section in blocks:
        if not isinstance(section, Section) or section.role not in roles:
            continue
        for entry in section.blocks:
            if isinstance(entry, EntryBlock):
                yield _entry(entry, who, what)


def _entry(entry: EntryBlock, who: str, what: str) -> Position:
    content = list(chain.from_iterable(block.content for block in entry.head if isinstance(block, Paragraph)))
    name = words([node for node in content if _is_of(node, f"{entry.key}.{who}")])
    parts = _parts(content)
    if what == "degree":  # the catalog's word for a degree has no place in the profile
        named = [part for part in parts if not any(_is_of(node, f"{entry.key}.{who}") for node in part)]
        title = words(next((part for part in named if not any(node.role == "meta" for node in part)), ()))
    else:
        title = words([node for node in content if _is_of(node, f"{entry.key}.{what}")])
    when = next((node.iso for node in entry.when if isinstance(node, Time)), "")
    return Position(name, title, when)


def _parts(content: Sequence[Inline]) -> list[list[Inline]]:
    """Inline content cut at its separators."""
    found: list[list[Inline]] = [[]]
    for node in content:
        if node.role == "separator":
            found.append([])
        else:
            found[-1].append(node)
    return [part for part in found if part]


def _is_of(node: Inline, path: str) -> bool:
    return isinstance(node, Text) and node.path == path


def _entries(wanted: Sequence[Position], found: Sequence[Position], names: tuple[str, str]) -> Iterator[Finding]:
    """Compare entries: each is looked for by its employer, then by its title or date."""
    left = list(found)
    for position in wanted:
        like = next((each for each in left if _same(each.organization, position.organization)), None)
        like = like or next((each for each in left if each.when == position.when != ""), None)
        if like is None:
            yield _wrong(names[0], position.organization, "")
            continue
        left.remove(like)
        if not _same(like.organization, position.organization):
            yield _wrong(names[0], position.organization, like.organization)
        if position.title and not _same(like.title, position.title):
            yield _wrong(names[1], position.title, like.title)
        if position.when and like.when != position.when:
            yield _wrong(f"date of {position.organization}", position.when, like.when)
    for each in left:
        yield _wrong(names[0], "", each.organization)


def _same(one: str, other: str) -> bool:
    return canonical(one).casefold() == canonical(other).casefold() or letters(one) == letters(other)


def _wrong(name: str, wanted: str, found: str) -> Finding:
    if not wanted:
        message = f"the reader takes “{found}” for another {name}"
    elif not found:
        message = f"the reader does not find the {name} “{wanted}”"
    else:
        message = f"the reader takes “{found}” for the {name} “{wanted}”"
    return Finding(f"ats-{name.split(' ')[0]}", message, SOURCE)
