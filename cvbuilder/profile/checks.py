"""What must agree between parts of a profile: takes the profile and its root node, gives diagnostics.

The profile may be one with mistakes: a required value that could not be read is None here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from cvbuilder.errors import Diagnostic
from cvbuilder.profile.bio import KIND_MISSING, USABLE, facts_wrong
from cvbuilder.profile.dates import FIRST_YEAR, LAST_YEAR
from cvbuilder.profile.languages import canonical
from cvbuilder.profile.measured import date_manners, nouns, quantities
from cvbuilder.profile.model import Profile
from cvbuilder.profile.sections import PUBLICATION_GROUPS, SECTIONS, check_slug
from cvbuilder.profile.variant_checks import redactions, tags
from cvbuilder.profile.wrong import Wrong, did_you_mean
from cvbuilder.source import Mapping, Node, Scalar, Sequence

PAPERS = ("resume", "cv")
"""The kinds of document that have no QR code: their readers have them on a screen, or on a desk."""
NO_NAME = ("aliases", "sort_as", "suffix", "transliterated")
"""Keys of a name that do not say it."""
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


def check(profile: Profile, root: Node) -> list[Diagnostic]:
    """Return what is wrong between the fields of a profile, in no order."""
    rules = (
        _slug, _groups, _years, _days, _custom, _plans, _codes, _messages, redactions, tags, quantities, nouns,
        date_manners,
    )  # fmt: skip
    own = chain.from_iterable(rule(profile) for rule in rules)
    found = chain(own, _languages(root), _name(root), _facts(profile, root))
    return [
        Diagnostic(wrong.message, node_at(root, path).span, path, wrong.expected, wrong.hint) for path, wrong in found
    ]


def node_at(root: Node, path: str) -> Node:
    """Return the node at a path such as `custom[0].key`; where a shorthand ends the nodes, the node that it is."""
    node = root
    for name, index in _STEP.findall(path):
        if name and isinstance(node, Mapping):
            node = node.get(name) or node
        elif index and isinstance(node, Sequence):
            node = node.items[int(index)]
    return node


def _slug(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    if profile.slug:
        yield from _slugs([("slug", profile.slug)])


def _groups(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    own = [(f"{group.path}.key", group.key) for group in profile.publication_groups]
    yield from _twice(own)
    known = tuple(dict.fromkeys(key for _, key in own if key)) or PUBLICATION_GROUPS
    for paper in profile.publications:
        if paper.group and paper.group not in known:
            message = f"there is no group `{paper.group}`"
            yield f"{paper.path}.group", Wrong(message, hint=did_you_mean(paper.group, known))


def _years(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    for paper in profile.publications:
        if paper.year is not None and not FIRST_YEAR <= paper.year <= LAST_YEAR:
            message = f"the year {paper.year} cannot be meant"
            yield f"{paper.path}.year", Wrong(message, f"a year from {FIRST_YEAR} to {LAST_YEAR}")


def _days(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    """The days of a file and of a birth are no seasons."""
    personal = profile.personal
    dates = [("updated", profile.updated), ("personal.birth", personal.birth if personal else None)]
    for path, date in dates:
        if date is not None and date.season:
            yield path, Wrong("a season is too wide here", "a date such as 2022, 2022-04 or 2022-04-30")


def _custom(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    keys = [(f"{section.path}.key", section.key) for section in profile.custom if section.key]
    yield from _slugs(keys)
    yield from _twice(keys)
    for path, key in keys:
        if key in SECTIONS:
            yield path, Wrong(f"`{key}` is the name of a section of the model", "a name of your own")


def _plans(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    known = tuple(dict.fromkeys((*SECTIONS, *(section.key for section in profile.custom if section.key))))
    for document in profile.documents:
        for plan in document.sections:
            if plan.section and plan.section not in known:
                message = f"there is no section `{plan.section}`"
                expected = "a section of the profile, or a key of `custom`"
                yield f"{plan.path}.section", Wrong(message, expected, did_you_mean(plan.section, known))


def _codes(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    """A code for telephones is of use on a sheet that lies on a table or hangs at a door."""
    for document in profile.documents:
        if document.qr_code is not None and document.kind in PAPERS:
            message = f"a {document.kind} has no QR code"
            yield f"{document.path}.qr_code", Wrong(message, "`qr_code` in a document of kind `bio` or `press`")


def _messages(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    yield from _twice([(f"{override.path}.message", override.message) for override in profile.settings.messages])


def _facts(profile: Profile, root: Node) -> Iterator[tuple[str, Wrong]]:
    """What is wrong with facts; a kind that stands there, but is none, has been told already."""
    sizes = {section: len(getattr(profile, section)) for section in USABLE}
    for path, wrong in facts_wrong(profile.bio, sizes):
        node = node_at(root, path)
        if wrong.message != KIND_MISSING or not (isinstance(node, Mapping) and node.get("kind")):
            yield path, wrong


def _name(root: Node) -> Iterator[tuple[str, Wrong]]:
    name = root.get("name") if isinstance(root, Mapping) else None
    if isinstance(name, Mapping) and all(entry.key.text in NO_NAME for entry in name.entries):
        yield "name", Wrong("there is no name", "given and family, or display")


def _languages(root: Node) -> Iterator[tuple[str, Wrong]]:
    settings = root.get("settings") if isinstance(root, Mapping) else None
    listed = settings.get("languages") if isinstance(settings, Mapping) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    first: dict[str, str] = {}
    for index, item in enumerate(items):
        tag = item.text if isinstance(item, Scalar) else ""
        if tag and canonical(tag) in first:
            message = f"`{first[canonical(tag)]}` and `{tag}` are the same language"
            yield f"settings.languages[{index}]", Wrong(message, hint="keep one of the two")
        first.setdefault(canonical(tag), tag)


def _slugs(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Wrong]]:
    for path, key in keys:
        try:
            check_slug(key)
        except Wrong as wrong:
            yield path, wrong


def _twice(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Wrong]]:
    """Tell each key that an earlier one repeats; keys that could not be read are passed over."""
    first: dict[str, str] = {}
    for path, key in keys:
        if key and first.setdefault(key, path) != path:
            yield path, Wrong(f"`{key}` stands twice; first at {first[key]}", hint="delete or rename one of the two")
