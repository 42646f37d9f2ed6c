"""What a file says of itself: title, language, the labels of its pages.

Takes what was read, and the document where there is one; gives findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.document.nodes import Document, Edition, documents_of
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.reading import FileRead

TITLE, LANGUAGE, LABELS = "ISO 14289-1, 7.1", "ISO 14289-1, 7.2", "ISO 32000-1, 12.4.2"
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
HAN, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]+")
CHINESE = ("zh", "yue")
BETWEEN = " / "
"""What stands between the titles of an edition in several languages."""
FEW = 0.1
"""A text of which less than this part is Han is not in Chinese, and one with more than half of it is."""


def about(file: FileRead, said: Document | Edition | None) -> Iterator[Finding]:
    """Yield what the file does not say of itself, or says wrongly."""
    yield from _title(file, said)
    yield from _language(file, said)
    seen = set()
    for number, page in enumerate(file.pages, 1):
        if page.label and (page.label in seen or not page.label[-1].isdigit()):
            yield Finding("page-label", f"page {number} is labelled {page.label!r}", LABELS, number)
        seen.add(page.label)


def _title(file: FileRead, said: Document | Edition | None) -> Iterator[Finding]:
    if not file.title or not file.xmp_title:
        place = "document information" if file.xmp_title else "metadata"
        yield Finding("title", f"the {place} has no title", TITLE)
    elif file.xmp_title not in (file.title, *file.title.split(BETWEEN)):
        yield Finding("title", f"the title is {file.title!r} and {file.xmp_title!r}", TITLE)
    elif said is not None:
        titles = BETWEEN.join(dict.fromkeys(document.title for document in documents_of(said)))
        if file.title != titles:
            yield Finding("title", f"the title is {file.title!r}, not {titles!r}", TITLE)
    if not file.shows_title:
        yield Finding("title-hidden", "a reader shows the file's name for its title", TITLE)


def _language(file: FileRead, said: Document | Edition | None) -> Iterator[Finding]:
    if not TAG.fullmatch(file.language):
        yield Finding("language", f"the file's language is {file.language!r}, no tag of BCP 47", LANGUAGE)
    elif said is not None and file.language != (language := documents_of(said)[0].language):
        yield Finding("language", f"the file's language is {file.language}, not {language}", LANGUAGE)
    elif said is None:
        yield from _script(file)


def _script(file: FileRead) -> Iterator[Finding]:
    """Yield a language that most of the text is not written in; a Latin word counts as two Han characters do."""
    text = "".join(page.content for page in file.pages)
    han, words = len(HAN.findall(text)), len(LATIN.findall(text))
    share = han / (han + 2 * words) if han or words else 0.0
    chinese = file.language.split("-")[0].lower() in CHINESE
    if (chinese and share < FEW and words) or (not chinese and share > 0.5 and file.language[:2] not in ("ja", "ko")):
        yield Finding(
            "language", f"the file's language is {file.language}, and {share:.0%} of its text is Han", LANGUAGE
        )
