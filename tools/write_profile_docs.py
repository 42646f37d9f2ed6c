"""Write docs/profile.md from the model: `python tools/write_profile_docs.py`.

`tools/profile_docs.md` is the page without what the program knows itself: the tables of keys, the limits, the
sections of each kind of document. Run it after a change to either; a test fails while the page is not current.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cvbuilder.document.composition import LIMITS
from cvbuilder.document.sections import DEFAULT_SECTIONS
from cvbuilder.pipeline.files import MAX_PHOTO
from cvbuilder.pipeline.fonts import MAX_FONT
from cvbuilder.profile import model
from cvbuilder.profile.addresses import MAX_URL
from cvbuilder.profile.amounts import CURRENCIES, NOUNS, TIMES
from cvbuilder.profile.dates import FIRST_YEAR, LAST_YEAR
from cvbuilder.profile.fields import Either, Field, Fields, Many, Raw, Shape, Text, TextOr, Value, Words, field, plan
from cvbuilder.profile.model import Dated, Entry, Profile, Ranked, Record, Tagged, Variant
from cvbuilder.profile.reader import MAX_ITEMS, MAX_TEXT
from cvbuilder.profile.sections import MAX_SLUG, PUBLICATION_GROUPS
from cvbuilder.profile.text import Prose
from cvbuilder.profile.values import MAX_NUMBER
from cvbuilder.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, Node, Sequence, Source, read_bytes
from cvbuilder.source import Mapping as MappingNode

BASES: tuple[type[Record], ...] = (Dated, Entry, Ranked, Tagged, Variant)
"""Classes that others extend, the nearer before the farther; each has a table of its own."""

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "tools" / "profile_docs.md"
TARGET = ROOT / "docs" / "profile.md"

MADE = "<!-- Made by tools/write_profile_docs.py from the model and tools/profile_docs.md: change those. -->\n\n"
LONGEST = 56
"""Characters of an example that stands in a table at most."""
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKER = re.compile(r"<!-- (fields|limits|sections|groups|shown|units)(?:: (\w+))? -->")
LIMITS_BY_KIND: dict[str, Mapping[str, int]] = {str(kind): limits for kind, limits in LIMITS.items()}
UNITS_BY_KIND: Mapping[str, tuple[str, ...]] = {"times": TIMES, "currencies": CURRENCIES, "nouns": NOUNS}
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_VALUES = {
    "text": "text",
    "number": "whole number",
    "truth": "`true` or `false`",
    "date": "[date](#dates)",
    "url": "[link](#links-and-addresses)",
    "email": "e-mail address",
    "phone": "telephone number",
    "language": "language tag",
    "path": "[path](#links-and-addresses)",
    "tag": "[tag](#variants)",
    "amount": "number or range",
    "country": "country's code",
}


def page() -> str:
    """Return the whole page; raises LookupError where the template lacks a class of the model."""
    template = TEMPLATE.read_text(encoding="utf-8")
    links = _links(template)
    lacking = [cls.__name__ for cls in records(Profile) if cls.__name__ not in links]
    if lacking:
        raise LookupError(f"{TEMPLATE.name} has no `<!-- fields: ... -->` for {', '.join(lacking)}")
    examples = _examples(template)
    makers: Mapping[str, Callable[[str], str]] = {
        "fields": lambda name: table(getattr(model, name), links, examples),
        "limits": lambda _: limits(),
        "sections": lambda _: sections(),
        "shown": lambda kind: ", ".join(f"{most} of `{name}`" for name, most in LIMITS_BY_KIND[kind].items()),
        "units": lambda kind: ", ".join(f"`{unit}`" for unit in UNITS_BY_KIND[kind]),
        "groups": lambda _: ", ".join(f"`{group}`" for group in PUBLICATION_GROUPS),
    }
    return MADE + MARKER.sub(lambda found: makers[found[1]](found[2] or ""), template)


def slug(heading: str) -> str:
    """Return the anchor that Markdown gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _links(template: str) -> dict[str, str]:
    """The anchor of each class: that of the heading above its table."""
    found: dict[str, str] = {}
    for marker in MARKER.finditer(template):
        if marker[1] == "fields":
            found[marker[2]] = slug(_HEADING.findall(template, 0, marker.start())[-1])
    return found


def records(cls: type[Record]) -> Iterator[type[Record]]:
    """Yield every class of the model that a file can reach, with those that several of them extend, each once."""
    pending: list[type[Record]] = [cls]
    seen: set[type[Record]] = set()
    while pending:
        each = pending.pop(0)
        if each in seen:
            continue
        seen.add(each)
        yield each
        pending.extend(base for base in BASES if issubclass(each, base))
        for name in plan(each).names:
            pending.extend(_classes(field(each, name).shape))


def _classes(shape: Shape) -> Iterator[type[Record]]:
    if isinstance(shape, Fields):
        yield shape.cls
    elif isinstance(shape, Many):
        yield from _classes(shape.item)
    elif isinstance(shape, Either):
        yield from _classes(shape.other)
    elif isinstance(shape, TextOr):
        yield shape.record.cls


def own_keys(cls: type[Record]) -> tuple[str, ...]:
    """The keys of a class that its own table shows: those of what it extends have tables of their own."""
    above = next((base for base in BASES if issubclass(cls, base) and cls is not base), None)
    inherited = set(plan(above).names) if above else set()
    return tuple(name for name in plan(cls).names if name not in inherited)


def table(cls: type[Record], links: Mapping[str, str], examples: Mapping[tuple[str, str], str]) -> str:
    """The keys of a class: what each holds, what it means, an example; then what more there is to say of it."""
    keys = plan(cls)
    rows = ["| Key | Holds | Meaning | Example |", "|---|---|---|---|"]
    for name in own_keys(cls):
        found = field(cls, name)
        about = found.about.text if found.about else ""
        meaning = f"**Required.** {about}" if name in keys.required else about
        key = f"`{name}`"
        example = _example(found, examples.get((cls.__name__, name), ""), links)
        cells = (key, _holds(found.shape, links), meaning, example)
        rows.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return "\n".join((*rows, *_remarks(cls, links)))


def _remarks(cls: type[Record], links: Mapping[str, str]) -> Iterator[str]:
    shorthand = plan(cls).shorthand
    if shorthand:
        yield f"\nThe value of `{shorthand}` may stand for the whole."
    also = [
        f"{', '.join(f'`{name}`' for name in own_keys(base))} as [{_headings(base)}](#{links[base.__name__]})"
        for base in BASES
        if issubclass(cls, base) and cls is not base
    ]
    if also:
        yield f"\nAlso: {'; '.join(also)}."


def _headings(base: type[Record]) -> str:
    return {"Dated": "entries with dates", "Entry": "every entry", "Ranked": "what comes first"}.get(
        base.__name__, "variants" if base is Variant else "tags"
    )


def _holds(shape: Shape, links: Mapping[str, str]) -> str:
    """What a shape holds, in plain words."""
    if isinstance(shape, Value):
        return _VALUES[shape.kind]
    if isinstance(shape, Words):
        return "one of " + ", ".join(f"`{word}`" for word in shape.words)
    if isinstance(shape, Text):
        return f"[{'prose' if issubclass(shape.cls, Prose) else 'neutral text'}](#text-in-two-languages)"
    if isinstance(shape, Many):
        return f"list: {_holds(shape.item, links)}"
    if isinstance(shape, TextOr):
        return f"{_holds(shape.text, links)}, or a {_holds(shape.record, links)}"
    if isinstance(shape, Either):
        return f"{_holds(shape.other, links)}, or {', '.join(f'`{word}`' for word in shape.words)}"
    if isinstance(shape, Raw):
        return "tokens, as in a theme file"
    return f"[{_HUMAN.get(shape.cls.__name__, shape.cls.__name__.lower())}](#{links[shape.cls.__name__]})"


_HUMAN = {
    "SkillGroup": "skills",
    "Stat": "figure",
    "PressItem": "report",
    "SpokenLanguage": "language",
    "CustomSection": "section of your own",
    "CustomEntry": "entry of your own",
    "DocumentPlan": "document",
    "SectionPlan": "section",
    "MessageOverride": "words",
    "OwnFont": "font of your own",
    "PublicationGroup": "group",
    "Experience": "position",
    "NameForms": "forms",
    "AuthorLists": "lists",
    "DateManner": "manner of dates",
    "Redaction": "redaction",
    "Include": "file",
}
"""What records are called in the tables, where their class is called otherwise."""


def _example(found: Field, of_page: str, links: Mapping[str, str]) -> str:
    """An example in YAML: the model's own, else that of the page if it is short, else where there is one."""
    text = (found.about.example if found.about else "") or of_page
    if text:
        return f"`{text}`"
    inner = next(_classes(found.shape), None)
    return f"[there](#{links[inner.__name__]})" if inner else "below"


def _examples(template: str) -> dict[tuple[str, str], str]:
    """How each key of each class is written in the example that follows its table, where that is short."""
    found: dict[tuple[str, str], str] = {}
    for marker in MARKER.finditer(template):
        fence = FENCE.search(template, marker.end()) if marker[1] == "fields" else None
        if fence is None:
            continue
        source = read_bytes(fence[1].encode(), "profile.md")
        cls = getattr(model, marker[2])
        for key, node in written(source.root, Profile, cls):
            text = _on_one_line(node, source)
            if text:
                found.setdefault((cls.__name__, key), text)
    return found


def written(node: Node, cls: type[Record], wanted: type[Record]) -> Iterator[tuple[str, Node]]:
    """Walk a mapping of a class and yield each key, with its value, of every mapping of the wanted class."""
    if not isinstance(node, MappingNode):
        return
    shorthand = plan(cls).shorthand
    if shorthand and not any(entry.key.text in plan(cls).names for entry in node.entries):
        for inner in _classes(field(cls, shorthand).shape):
            yield from written(node, inner, wanted)
    for entry in node.entries:
        if entry.key.text not in plan(cls).names:
            continue
        if issubclass(cls, wanted):
            yield entry.key.text, entry.value
        for inner in _classes(field(cls, entry.key.text).shape):
            items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
            for item in items:
                yield from written(item, inner, wanted)


def _on_one_line(node: Node, source: Source) -> str:
    text = source.text[node.span.start : node.span.end]
    return text if len(text) <= LONGEST and "\n" not in text and "`" not in text else ""


def limits() -> str:
    """The limits of a file and of its values."""
    rows = (
        ("a file", f"{MAX_BYTES >> 20} MiB of UTF-8, {MAX_NODES:,} values, {MAX_DEPTH} levels of lists and mappings"),
        ("a text", f"{MAX_TEXT:,} characters"),
        ("a list", f"{MAX_ITEMS:,} items"),
        ("a link", f"{MAX_URL:,} characters"),
        ("a number", f"a whole number from 1 to {MAX_NUMBER:,}"),
        ("a date", f"from {FIRST_YEAR} to {LAST_YEAR}"),
        ("a slug", f"{MAX_SLUG} letters a to z, digits and single hyphens"),
        ("a photo", f"JPEG or PNG of {MAX_PHOTO >> 20} MiB"),
        ("a font", f"{MAX_FONT >> 20} MiB"),
    )
    return "\n".join(("| What | At most |", "|---|---|", *(f"| {what} | {most} |" for what, most in rows)))


def sections() -> str:
    """The sections of each kind of document, in order."""
    rows = (f"| `{kind}` | {', '.join(f'`{name}`' for name in names)} |" for kind, names in DEFAULT_SECTIONS.items())
    return "\n".join(("| Kind | Sections |", "|---|---|", *rows))


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
