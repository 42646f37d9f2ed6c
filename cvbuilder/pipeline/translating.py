"""The texts that a profile lacks: out into a PO file for a translator, and the answers back into the profile.

missing(path, language)                  the PO file, as bytes in memory
deliver(found, target)                   puts it into a file, never over answers that are not merged
apply(path, answers, language)           merges a PO file into the profile, which is written whole or not at all
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan, UnknownLocale, WriteError
from cvbuilder.pipeline.files import keep, place_whole
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.flow import flowed
from cvbuilder.profile.includes import includes_of
from cvbuilder.profile.languages import canonical
from cvbuilder.profile.sections import safe_slug
from cvbuilder.source import Source, read
from cvbuilder.translation import Given, Merged, PoEntry, PoFile, Unmerged, listed, merged, own_language, texts_in
from cvbuilder.translation import read_po as parse_po
from cvbuilder.translation import write_po as format_po

MAX_PO = 8 * 1024 * 1024
"""Bytes of a PO file at most."""
_DIGEST = "X-Profile-Digest"
_SOURCE = "X-Source-Language"


class Missing(Struct, frozen=True):
    """What a language of a profile lacks, as a PO file; `known` are the texts that it has."""

    file: str
    language: str
    entries: tuple[PoEntry, ...]
    content: bytes
    known: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What the PO file is called where nobody says: `me.zh.po`."""
        return f"{safe_slug(Path(self.file).stem)}.{self.language}.po"


class Applied(Struct, frozen=True):
    """What became of a translator's answers. `changed`: the profile is not the one that was listed."""

    file: str
    answers: str
    language: str
    merged: Merged
    changed: bool = False


def missing(path: Path, language: str) -> Missing:
    """List what a language of a profile lacks.

    Raises ProfileError for a wrong profile, UnknownLocale for a language that is none of its own.
    """
    source, profile = _read(path)
    own = own_language(profile, language)
    entries = listed(profile, own)
    header = (
        ("Project-Id-Version", path.name),
        ("Language", own),
        (_SOURCE, profile.settings.languages[0]),
        (_DIGEST, _digest(source)),
    )
    introduction = (
        f"Texts of {path.name} that have no words in {own}.",
        "Write each translation between the quotes of msgstr; leave it empty where you have none.",
        f"Then: cvbuilder translate-list {path.name} --apply THIS-FILE",
    )
    content = format_po(PoFile(entries, header), introduction)
    return Missing(str(path), own, entries, content, texts_in(profile, own))


def deliver(found: Missing, target: Path) -> None:
    """Put a PO file into a folder that there is, whole or not at all.

    Raises WriteError, over a file with answers that the profile does not have, or that is no PO file, too.
    """
    if target.exists():
        try:
            before = _entries_of(target).entries
        except ProfileError as error:
            hint = "give another name with --output"
            raise WriteError([Diagnostic(f"{target} is not overwritten: it is no PO file", hint=hint)]) from error
        lost = [each for each in before if each.answer and flowed(each.answer) not in found.known]
        if lost:
            message = f"{target} is not overwritten: {len(lost)} of its answers are not in the profile"
            hint = "merge them with --apply, or give another name with --output"
            raise WriteError([Diagnostic(message, hint=hint)])
    place_whole(target, found.content)


def apply(path: Path, answers: Path, language: str = "") -> Applied:
    """Merge a PO file into a profile; `language` is that of the PO file's header if it is not said.

    Raises ProfileError for a wrong profile or PO file, UnknownLocale for a language that is none of the profile's,
    WriteError if the profile cannot be written.
    """
    source, profile = _read(path)
    file = _entries_of(answers)
    own = _language(file, profile, language, SourceSpan(str(answers), 0, 0, 1, 1))
    done = merged(source, profile, own, file.entries)
    if done.given:
        keep(path, done.text)
    changed = file.get(_DIGEST) not in ("", _digest(source))
    return Applied(str(path), str(answers), own, done, changed)


def _read(path: Path) -> tuple[Source, Profile]:
    """One file and its profile. Raises ProfileError for one that includes others: texts are merged into one alone."""
    source = read(path, str(path))
    included = includes_of(source)
    if included:
        hint = "translate the texts of a profile that is kept in one file"
        message = "a profile that includes other files cannot be listed for translation"
        raise ProfileError([Diagnostic(message, included[0].origin, "include", hint=hint)])
    return source, parse(source)


def _entries_of(path: Path) -> PoFile:
    """Read a PO file; raises ProfileError."""
    place = SourceSpan(str(path), 0, 0, 1, 1)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PO + 1)
    except OSError as error:
        raise ProfileError([Diagnostic(f"the file cannot be read: {error.strerror or error}", place)]) from None
    if len(content) > MAX_PO:
        raise ProfileError([Diagnostic(f"the file is larger than {MAX_PO >> 20} MiB", place)])
    return parse_po(content, str(path))


def _language(file: PoFile, profile: Profile, asked: str, place: SourceSpan) -> str:
    """The profile's language that answers are in: the one that is asked for, else the one that the file names.

    Programs for translators write a region of gettext's (`zh_CN`): it stands for the one language of that name.
    """
    tag = file.get("Language").replace("_", "-")
    tags = tuple(profile.settings.languages)
    alike = [own for own in tags if canonical(own) == canonical(tag)] or [
        own for own in tags if _stem(own) == _stem(tag)
    ]
    if not asked:
        if len(alike) == 1:
            return alike[0]
        message = "the file does not say which of the profile's languages it is in"
        raise UnknownLocale([Diagnostic(message, place, hint=f"say it with --to, one of {', '.join(tags)}")])
    own = own_language(profile, asked)
    if tag and own not in alike:
        raise UnknownLocale([Diagnostic(f"the file holds texts in {tag}, and --to says {own}", place)])
    return own


def _stem(tag: str) -> str:
    return tag.lower().partition("-")[0]


def _digest(source: Source) -> str:
    """A number for what the profile says now: of its text, with the ends of lines alike."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    return sha256(text.encode("utf-8")).hexdigest()[:16]


__all__ = ["Applied", "Given", "Missing", "Unmerged", "apply", "deliver", "missing"]
