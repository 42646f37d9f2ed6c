"""The links of a profile: those that are not https, and, of a list of answers, those that lead nowhere.

Never goes to a network: whoever can asks, and hands the answers in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuilder.errors import SourceSpan
from cvbuilder.lint.finding import Found
from cvbuilder.lint.references import records_in
from cvbuilder.lint.subject import MASK, Subject

_TARGET = re.compile(r"(?<=\]\()(?:[^()\s]|\([^()\s]*\))+(?=\))")
_CODE = re.compile(r"`[^`\n]+`")
_HOME = re.compile(r"https?://(?:localhost|127\.|\[::1\])", re.IGNORECASE)


class Link(Struct, frozen=True):
    """An address of the profile and where it stands."""

    url: str
    span: SourceSpan
    path: str


def links_of(subject: Subject) -> Iterator[Link]:
    """Yield every address of a profile that begins with http or https: of its fields and of its prose."""
    contact = subject.profile.contact
    if contact and contact.website:
        yield Link(contact.website, subject.at("contact.website"), "contact.website")
    for record in records_in(subject.profile):
        url = getattr(record, "url", None)
        if url and re.match("https?:", url, re.IGNORECASE):
            path = f"{record.path}.url"
            yield Link(url, subject.at(path), path)
    for words in subject.texts:
        for found in _TARGET.finditer(_CODE.sub(lambda code: MASK * len(code.group()), words.text)):
            if re.match("https?:", found.group(), re.IGNORECASE):
                yield Link(found.group(), words.where(*found.span()), words.path)


def insecure_links(subject: Subject) -> Iterator[Found]:
    """Addresses that begin with http, not https."""
    for link in links_of(subject):
        if re.match("http:", link.url, re.IGNORECASE) and not _HOME.match(link.url):
            yield Found(link.span, link.path, f"{link.url} is not https", "write https if the site has it")


def broken_links(subject: Subject, answers: Mapping[str, str]) -> Iterator[Found]:
    """Tell each address that an answer says something of: why it cannot be read."""
    for link in links_of(subject):
        if answers.get(link.url):
            yield Found(link.span, link.path, f"{link.url}: {answers[link.url]}", "mend or delete the link")


def never(subject: Subject) -> Iterator[Found]:
    """Nothing: the rule of links is only asked with the answers of a network."""
    yield from ()
