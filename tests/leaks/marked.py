"""A profile in which each value is a word that stands nowhere else: what of it comes to light tells where it is from.

Made from the starter, which has an example of every field: each English text becomes a word of consonants, each Chinese
one four characters of which the first begins no other, addresses and numbers are made of such words. Dates, amounts
and words of a closed list are left as they are, as they cannot be told from others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from PIL import Image

from cvbuilder.profile.redaction import check_field
from cvbuilder.profile.wrong import Wrong
from tests.documents import STARTER

CONSONANTS = "bcdfghjklmnpqrstvwx"
FIRST, HAN = "鑫", "天地日月山水火木金土人口手足耳目心力田禾米竹"
CLOSED = {
    "degree", "kind", "use", "person", "pronoun", "start", "end", "date", "updated", "birth", "year", "status", "group",
    "key", "marks", "self", "selected", "tags", "show", "value", "unit", "form", "approx", "measure", "level", "test",
    "language", "languages", "kinds", "section", "limit", "message", "theme", "page", "team_size",
}  # fmt: skip
"""Keys whose values are no words of one's own."""
COMMENT = "qzcommentz"
PICTURE = "qzcamerasz"
PRIVATE = ("gender", "birth", "native_place", "political_status", "ethnicity", "marital_status")
MORE: Mapping[str, Any] = {
    "photo": {"file": "qzphotofilez.jpg", "alt": {"en": "@", "zh": "@"}, "credit": {"en": "@", "zh": "@"}},
    "documents": [
        {"kind": "resume"},
        {"kind": "cv"},
        {"kind": "bio", "qr_code": {"url": "https://@", "label": {"en": "@", "zh": "@"}}},
        {"kind": "press"},
    ],
}
"""What the starter has in comments, or for one kind of document alone."""


class Marked(Struct, frozen=True):
    """A profile's text, and its words by the generic path of their field, by which one redacts it."""

    text: str
    words: Mapping[str, tuple[str, ...]]

    def within(self, path: str) -> set[str]:
        """The words of a field and of all that it holds."""
        return {word for name, words in self.words.items() if name == path or name.startswith(f"{path}.")
                for word in words}  # fmt: skip


class _Marker:
    def __init__(self) -> None:
        self.words: dict[str, list[str]] = {}
        self.count = 0

    def mark(self, value: Any, path: str, key: str, language: str = "") -> Any:
        """A value with its words in place of its own."""
        if isinstance(value, dict):
            texts = set(value) <= {"en", "zh", "und", "long", "short"} and not {"label", "text"} & set(value)
            return {name: self.mark(each, path if texts else f"{path}.{name}".lstrip("."), key if texts else name,
                                    name if texts else "") for name, each in value.items()}  # fmt: skip
        if isinstance(value, list):
            return [self.mark(each, path, key, language) for each in value]
        if (key in CLOSED and not language) or path.startswith("settings.") or path == "photo.file":
            return value
        return self._word(str(value), path, language)

    def _word(self, value: str, path: str, language: str) -> str:
        latin = "qz" + "".join(_digits(self.count, CONSONANTS, 4)) + "z"
        han = FIRST + "".join(_digits(self.count, HAN, 3))
        number = f"7{self.count:03d}"
        self.count += 1
        if re.match(r"https?://", value):
            return self._kept(path, latin, f"https://{latin}.example.org")
        if "@" in value and value != "@":
            return self._kept(path, latin, f"{latin}@example.org")
        if value.startswith("+"):
            return self._kept(path, f"5550{number}", f"+86 10 5550 {number}")
        return self._kept(path, han, han) if language == "zh" else self._kept(path, latin, latin)

    def _kept(self, path: str, word: str, value: str) -> str:
        self.words.setdefault(path, []).append(word)
        return value


def _digits(number: int, signs: str, count: int) -> Iterator[str]:
    for _ in range(count):
        number, rest = divmod(number, len(signs))
        yield signs[rest]


@lru_cache(None)
def marked() -> Marked:
    """The profile, with a comment in its midst."""
    told = yaml.load(STARTER.read_text("utf-8"), yaml.BaseLoader)
    del told["bio"]["facts"], told["settings"]["messages"]
    told = {**told, **MORE}
    marker = _Marker()
    found = marker.mark(told, "", "")
    for paper in found["publications"]:
        paper["authors"] = [each["name"] if isinstance(each, dict) else each for each in paper["authors"]]
    found["settings"] |= {"redactions": [{"name": "own", "fields": ["education.advisor", "skills", "photo.credit"]}]}
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=10_000)
    text = text.replace("\nsummary:", f"\n# {COMMENT}\nsummary:")
    # Numbers and words that YAML quotes stay as they were read.
    return Marked(re.sub(r"'([\w.+-]+)'", r"\1", text), {path: tuple(words) for path, words in marker.words.items()})


def fields() -> list[str]:
    """The fields of the marked profile that can be redacted, each by itself and with all that it holds."""
    found: dict[str, None] = {}
    for path in marked().words:
        steps = path.split(".")
        for depth in range(1, len(steps) + 1):
            found[".".join(steps[:depth])] = None
    return [path for path in found if _is_field(path)]


def _is_field(path: str) -> bool:
    try:
        check_field(path)
    except Wrong:
        return False
    return True


def put(folder: Path, text: str | None = None) -> Path:
    """Write the profile and its portrait into a folder; the portrait has a camera's notes."""
    exif = Image.Exif()
    exif[0x010F] = PICTURE
    picture = Image.linear_gradient("L").resize((60, 80)).convert("RGB")
    picture.save(folder / "qzphotofilez.jpg", exif=exif, comment=PICTURE.encode())
    path = folder / "ada.yaml"
    path.write_text(text or marked().text, "utf-8")
    return path
