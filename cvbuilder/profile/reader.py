"""One walk over the nodes of a profile: takes nodes and the shapes that the model asks for, gives values.

It knows no field by name. What is wrong becomes a diagnostic and the walk goes on; the value is then
None, which no file can mean, since a key without a value is wrong. A record whose required key is wrong
or missing is made all the same, with None in that place: checks between fields can still be made, and
the parser raises before anybody else sees it.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, SourceSpan
from cvbuilder.profile.fields import (
    Either,
    Fields,
    Many,
    Raw,
    Shape,
    Text,
    TextOr,
    Value,
    Words,
    field,
    is_textual,
    plan,
    takes_languages,
    takes_lists,
)
from cvbuilder.profile.flow import flow, is_blank
from cvbuilder.profile.languages import (
    LENGTHS,
    Languages,
    canonical,
    check_tag,
    has_lengths,
    is_language_mapping,
    is_tag,
)
from cvbuilder.profile.model import Dated, Record
from cvbuilder.profile.order import check_expected, check_order
from cvbuilder.profile.synonyms import meant_by, unknown_key
from cvbuilder.profile.text import NEUTRAL, LanguageText, Localized, Prose
from cvbuilder.profile.values import EXPECTED, read_value
from cvbuilder.profile.wrong import Wrong, nearest
from cvbuilder.source import Mapping, Node, Scalar, Sequence, Source

MAX_TEXT = 20_000
MAX_ITEMS = 2_000
_LEAVE_OUT = "leave the key out instead"
_TEXT = "a text, or texts by language such as {en: ..., zh: ...}"


class Reader:
    """Reads the nodes of one source; `problems` gathers what is wrong."""

    def __init__(self, source: Source, languages: Languages) -> None:
        self.problems: list[Diagnostic] = []
        self._source = source
        self._languages = languages
        self._forms = {canonical(tag): tag for tag in languages.tags}

    def report(self, span: SourceSpan, path: str, wrong: Wrong) -> None:
        """Note what is wrong at a place."""
        self.problems.append(Diagnostic(wrong.message, span, path, wrong.expected, wrong.hint))

    def read(self, node: Node, path: str, shape: Shape) -> Any:
        """Return the value of a node, or None where it is wrong."""
        if isinstance(node, Scalar) and node.is_null:
            self.report(node.span, path, Wrong("there is no value", expected(shape), _LEAVE_OUT))
            return None
        if isinstance(shape, Text):
            return self._localized(node, path, shape)
        if isinstance(shape, TextOr) and not isinstance(node, Sequence):
            return self.read(node, path, shape.record if _is_record(node, shape.record.cls) else shape.text)
        if isinstance(shape, Fields):
            return self.record(node, path, shape.cls)
        if isinstance(shape, Many):
            return self._many(node, path, shape)
        if isinstance(shape, Raw):
            if isinstance(node, Mapping):
                return shape.cls(node)
            self._mismatch(node, path, shape)
            return None
        if isinstance(shape, Either):
            if isinstance(node, Scalar) and node.text in shape.words:
                return node.text
            return self.read(node, path, shape.other)
        return self._single(node, path, shape)

    def record(self, node: Node, path: str, cls: type[Record]) -> Any:
        """Return a record from a mapping, or from its shorthand."""
        keys = plan(cls)
        if self._is_shorthand(node, cls):
            return self._from_shorthand(node, path, cls)
        if not isinstance(node, Mapping):
            self._mismatch(node, path, Fields(cls))
            return None
        values: dict[str, Any] = {"path": path, "origin": node.span}
        misspelt: set[str] = set()
        for entry in node.entries:
            name = entry.key.text
            place = f"{path}.{name}" if path else name
            if name not in keys.names:
                meant = meant_by(name, keys.names)
                misspelt.add(meant)
                self.report(entry.key.span, place, unknown_key(name, keys.names, meant))
                continue
            values[name] = self.read(entry.value, place, field(cls, name).shape)
        for name in keys.required:
            if name not in values and name not in misspelt:
                self._missing(node, path, name, keys.names)
        return self._make(cls, values, node)

    def _make(self, cls: type[Record], values: dict[str, Any], node: Mapping) -> Any:
        """Make a record of what could be read; optional keys that could not are left to their defaults."""
        given = {name: value for name, value in values.items() if value is not None}
        for name in plan(cls).required:
            given.setdefault(name, None)
        made = cls(**given)
        if isinstance(made, Dated):
            self.problems.extend((*check_order(made, node), *check_expected(made, node)))
        return made

    def _missing(self, node: Mapping, path: str, name: str, names: tuple[str, ...]) -> None:
        tags = [entry.key.text for entry in node.entries if entry.key.text not in names and is_tag(entry.key.text)]
        hint = f"write the languages below it: {name}: {{{tags[0]}: ...}}" if tags else ""
        self.report(node.span, path, Wrong(f"the key `{name}` is missing", hint=hint))

    def _is_shorthand(self, node: Node, cls: type[Record]) -> bool:
        keys = plan(cls)
        if keys.shorthand is None:
            return False
        if isinstance(node, Scalar):
            return True
        if isinstance(node, Sequence):
            return takes_lists(field(cls, keys.shorthand).shape)
        if not takes_languages(field(cls, keys.shorthand).shape):
            return False
        if has_lengths(node) and not any(entry.key.text in keys.names for entry in node.entries):
            return True
        # One wrong tag among languages is told as such, but a single key of the record makes it the record.
        tags = [is_tag(entry.key.text) for entry in node.entries]
        return any(tags) and not any(entry.key.text in keys.names for entry in node.entries)

    def _from_shorthand(self, node: Node, path: str, cls: type[Record]) -> Any:
        name = plan(cls).shorthand or ""
        value = self.read(node, f"{path}.{name}", field(cls, name).shape)
        return cls(**{"path": path, "origin": node.span, name: value})

    def _many(self, node: Node, path: str, shape: Many) -> Any:
        if shape.single and not isinstance(node, Sequence):
            item = self.read(node, f"{path}[0]", shape.item)
            return None if item is None else (item,)
        if not isinstance(node, Sequence):
            self._mismatch(node, path, shape)
            return None
        if len(node.items) > MAX_ITEMS:
            self.report(node.span, path, Wrong(f"the list has {len(node.items):,} items", f"at most {MAX_ITEMS:,}"))
            return None
        items = (self.read(item, f"{path}[{index}]", shape.item) for index, item in enumerate(node.items))
        return tuple(item for item in items if item is not None)

    def _single(self, node: Node, path: str, shape: Value | Words | TextOr) -> Any:
        if not isinstance(node, Scalar) or isinstance(shape, TextOr):
            self._mismatch(node, path, shape)
            return None
        text = self._text(node, path)
        if text is None:
            return None
        try:
            if isinstance(shape, Value):
                return read_value(node, text, shape.kind)
            if text in shape.words:
                return text
            meant = nearest(text, shape.words)
            hint = f"did you mean `{meant}`?" if meant else ""
            raise Wrong(f"`{text[:40]}` is not a word that can stand here", expected(shape), hint)
        except Wrong as wrong:
            self.report(node.span, path, wrong)
            return None

    def _localized(self, node: Node, path: str, shape: Text) -> Localized | None:
        if isinstance(node, Scalar):
            text = self._text(node, path)
            language = self._languages.first if issubclass(shape.cls, Prose) else NEUTRAL
            return None if text is None else shape.cls((LanguageText(language, text, node.span),), path, node.span)
        if not isinstance(node, Mapping):
            self._mismatch(node, path, shape)
            return None
        if not node.entries:
            self.report(node.span, path, Wrong("there is no text", _TEXT, _LEAVE_OUT))
            return None
        if issubclass(shape.cls, Prose) and has_lengths(node):
            return self._lengths(node, path, shape)
        texts = tuple(text for text in self._by_language(node, path) if text)
        return shape.cls(texts, path, node.span) if len(texts) == len(node.entries) else None

    def _lengths(self, node: Mapping, path: str, shape: Text) -> Localized | None:
        """A text with a shorter one beside it; in either form a text alone, or texts by language."""
        found: dict[str, Any] = {}
        for entry in node.entries:
            name = entry.key.text
            if name not in LENGTHS:
                hint = "languages stand below `long` and `short`" if is_tag(name) else ""
                self.report(
                    entry.key.span, f"{path}.{name}", Wrong(f"the key `{name[:60]}` is unknown here", hint=hint)
                )
            elif has_lengths(entry.value):
                self._mismatch(entry.value, f"{path}.{name}", shape)
            else:
                found[name] = self.read(entry.value, f"{path}.{name}", shape)
        for name in LENGTHS:
            if node.get(name) is None:
                hint = "a text of one length is written without such a key"
                self.report(node.span, path, Wrong(f"the key `{name}` is missing", hint=hint))
        if any(found.get(name) is None for name in LENGTHS):
            return None
        both: Localized = replace(found["long"], short=found["short"])
        return both

    def _by_language(self, node: Mapping, path: str) -> list[LanguageText | None]:
        seen: dict[str, Scalar] = {}
        texts: list[LanguageText | None] = []
        for entry in node.entries:
            language = self._tag(entry.key, path, seen, node)
            place = f"{path}.{entry.key.text}"
            if not isinstance(entry.value, Scalar):
                self._mismatch(entry.value, place, Value("text"))
                texts.append(None)
                continue
            text = self._text(entry.value, place)
            texts.append(LanguageText(language, text, entry.value.span) if language and text else None)
        return texts

    def _tag(self, key: Scalar, path: str, seen: dict[str, Scalar], node: Mapping) -> str | None:
        """Return the language that a key names, in the form in which the profile lists it; None where it is wrong."""
        place = f"{path}.{key.text}"
        try:
            tag = canonical(check_tag(key.text))
            earlier = seen.setdefault(tag, key)
            if earlier is not key:
                raise Wrong(f"`{earlier.text}` and `{key.text}` are the same language", hint="keep one of the two")
            if tag != NEUTRAL and tag not in self._forms and self._languages.declared:
                listed = ", ".join(self._languages.tags)
                message = f"`{key.text}` is not one of the profile's languages"
                raise Wrong(message, f"{listed} or und", f"or add it to {self._languages.key}")
        except Wrong as wrong:
            if not wrong.hint and not is_language_mapping(node):
                wrong.hint = "this field holds texts by language and no other keys"
            self.report(key.span, place, wrong)
            return None
        return NEUTRAL if tag == NEUTRAL else self._forms.get(tag, key.text)

    def _text(self, scalar: Scalar, path: str) -> str | None:
        """Return a scalar's running text; None, and a diagnostic, where it is empty or too long."""
        text = flow(scalar, self._source)
        if scalar.is_null or is_blank(text):
            self.report(scalar.span, path, Wrong("there is no text", hint=_LEAVE_OUT))
            return None
        if len(text) > MAX_TEXT:
            self.report(scalar.span, path, Wrong(f"the text has {len(text):,} characters", f"at most {MAX_TEXT:,}"))
            return None
        return text

    def _mismatch(self, node: Node, path: str, shape: Shape) -> None:
        self.report(node.span, path, Wrong(f"{_called(node)} stands here", expected(shape), _mend(node, shape)))


def expected(shape: Shape) -> str:
    """Say what a shape asks for."""
    if isinstance(shape, Value):
        return EXPECTED[shape.kind]
    if isinstance(shape, Words):
        return f"one of {', '.join(shape.words)}"
    if isinstance(shape, Text):
        return _TEXT
    if isinstance(shape, TextOr):
        return f"{_TEXT}, or a {shape.record.cls.__name__.lower()}"
    if isinstance(shape, Many):
        return "a list"
    if isinstance(shape, Either):
        other = expected(shape.other)
        return f"{other}, or `{shape.words[0]}`" if len(shape.words) == 1 else other
    if isinstance(shape, Raw):
        return "keys with values, as in a theme file"
    if is_textual(shape):
        return _TEXT
    return f"keys with values: {', '.join(plan(shape.cls).names)}"


def _is_record(node: Node, cls: type[Record]) -> bool:
    """True for a mapping that has any key of the record."""
    return isinstance(node, Mapping) and any(entry.key.text in plan(cls).names for entry in node.entries)


def _called(node: Node) -> str:
    if isinstance(node, Scalar):
        return "a single text"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _mend(node: Node, shape: Shape) -> str:
    if isinstance(shape, Many):
        return "begin each item with `- `"
    if isinstance(shape, Fields) and isinstance(node, Sequence):
        return "there is one here, not several: delete the `- `"
    return ""
