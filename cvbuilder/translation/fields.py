"""The texts of a profile by their place: takes a profile, gives each text's field with all that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cvbuilder.profile import Profile
from cvbuilder.profile.fields import field, plan
from cvbuilder.profile.model import CustomSection, Entry, Point, Record
from cvbuilder.profile.text import LanguageText, Localized


class Place(Struct, frozen=True):
    """A field of text: its value, its key, the records that it stands in from the profile down."""

    value: Localized
    name: str
    records: tuple[Record, ...]

    @property
    def about(self) -> str:
        """What the field is for, in the words of the model."""
        record, name = self.records[-1], self.name
        if isinstance(record, Point) and name == "text":  # of points, the list says what they are
            record, name = self.records[-2], record.path.rpartition(".")[2].partition("[")[0]
        said = field(type(record), name).about
        return said.text if said else ""

    @property
    def section(self) -> str:
        """The key at the top of the profile."""
        return self.value.path.partition(".")[0].partition("[")[0]

    @property
    def title(self) -> Localized | None:
        """What the entry or section of one's own is called, None where there is no entry, or the text is its title."""
        for record in reversed(self.records):
            if isinstance(record, Entry | CustomSection):
                names = plan(type(record)).required
                found = next((value for name in names if isinstance(value := getattr(record, name), Localized)), None)
                return None if found is self.value else found
        return None


def places(profile: Profile) -> dict[str, Place]:
    """Return every field of text by its path, in the order of the model."""
    return {place.value.path: place for place in _below(profile, "", ())}


def _below(value: object, name: str, records: tuple[Record, ...]) -> Iterator[Place]:
    if isinstance(value, Localized):
        yield Place(value, name, records)
    elif isinstance(value, tuple):
        for item in value:
            yield from _below(item, name, records)
    elif isinstance(value, Record):
        for own in plan(type(value)).names:
            yield from _below(getattr(value, own), own, (*records, value))


def source_text(value: Localized, order: tuple[str, ...], language: str) -> LanguageText | None:
    """Return the text that a translator works from: in the first language that has one, but for the one asked for."""
    texts = {text.language: text for text in value.texts}
    return next((texts[tag] for tag in order if tag in texts and tag != language), None)


def texts_in(profile: Profile, language: str) -> frozenset[str]:
    """Return every text that a profile has in a language."""
    found = (place.value.get(language) for place in places(profile).values())
    return frozenset(text.text for text in found if text is not None)
