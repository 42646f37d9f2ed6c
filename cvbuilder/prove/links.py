"""The links of a file against those of its document: the same addresses, over the same words.

Takes what was read and what is shown, gives findings. Without a document, what can be said of links alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from cvbuilder.document.nodes import INNER, Block, Text
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.normal import letters
from cvbuilder.prove.reading import FileRead
from cvbuilder.prove.said import Shown, contents

LINKS = "ISO 32000-1, 12.5.6.5"
SCHEMES = re.compile(r"(https?|mailto|tel|geo|doi|ftp):\S+", re.IGNORECASE)
Linked = tuple[str, str]
"""An address, and the letters that lead to it."""


def sound(file: FileRead) -> Iterator[Finding]:
    """Yield links that do something else than lead to an address, or that lie over no words."""
    for each in file.links:
        if each.action:
            yield Finding("action", f"a link does {each.action}", LINKS, each.page)
        elif not SCHEMES.fullmatch(each.url):
            yield Finding("address", f"{each.url!r} is no address", LINKS, each.page)


def compare(documents: Sequence[Shown], file: FileRead, *, level: bool = False) -> Iterator[Finding]:
    """Yield the links that are missing, lead elsewhere or lie over other words, and those that nobody wants.

    `level`: languages stand side by side, so that links of both to one place are neighbours, and are not counted.
    """
    wanted = _joined([link for each in documents for blocks in (each.main, each.side) for link in _wanted(blocks)])
    found = _joined([(_ascii(each.url), letters(each.words)) for each in file.links if not each.action])
    told = Counter(url for url, _ in found)
    asked = Counter(url for url, _ in wanted)
    for url, count in asked.items():
        if told[url] < (1 if level else count):
            times = f" {count - told[url]} times" if count > 1 else ""
            yield Finding("link-missing", f"no link leads{times} to {url}", LINKS)
    pages = {_ascii(each.url): each.page for each in file.links}
    for url in told:
        if url not in asked:
            yield Finding("link-unexpected", f"a link that nobody asked for leads to {url}", LINKS, pages[url])
        elif (over := _words(found, url)) != (words := _words(wanted, url)):
            message = f"the link to {url} lies over {over!r}, not over {words!r}"
            yield Finding("link-place", message, LINKS, pages[url])


def _wanted(blocks: tuple[Block, ...]) -> list[Linked]:
    nodes = [node for content in contents(blocks) for node in content if isinstance(node, Text)]
    return [(_ascii(node.link), letters(node.text)) for node in nodes if node.link and not node.link.startswith(INNER)]


def _ascii(url: str) -> str:
    """An address as a PDF has it, in ASCII (ISO 32000-1, 12.6.4.7; RFC 3987, 3.1)."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=-._~")


def _words(links: list[Linked], url: str) -> str:
    """All letters that lead to an address: two lines have two links."""
    return "".join(sorted(letters for address, letters in links if address == url))


def _joined(links: list[Linked]) -> list[Linked]:
    """Neighbours that lead to one address as one: two lines have two annotations, two manners two nodes."""
    return [(url, "".join(words for _, words in group)) for url, group in groupby(links, key=lambda link: link[0])]
