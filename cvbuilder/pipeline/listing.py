"""What there is to choose from: themes, languages, messages, formats, faces, as plain values."""

from __future__ import annotations

from pathlib import Path

from msgspec import to_builtins


def themes() -> list[dict[str, str]]:
    """The themes: name and description."""
    from cvbuilder.theme import describe, list_themes, load_theme

    return [
        {"name": name, "description": description}
        for name, description in (describe(load_theme(name)) for name in list_themes())
    ]


def languages() -> list[dict[str, str]]:
    """The languages that have a catalog: tag, and name in the language itself."""
    from cvbuilder.locale import list_locales, open_locale

    return [{"tag": tag, "name": open_locale(tag).language_name(tag)} for tag in list_locales()]


def messages(tag: str) -> list[dict[str, object]]:
    """Every message of a language: the words that a profile may override. Raises UnknownLocale."""
    from cvbuilder.locale import list_messages

    return [to_builtins(message) for message in list_messages(tag)]


def formats() -> tuple[str, ...]:
    """The formats that can be written."""
    from cvbuilder.writers import WRITERS

    return tuple(WRITERS)


def faces(profile: Path | None = None) -> list[dict[str, object]]:
    """The font files: id, family, role, language, weights, characters, licence; those that a profile names first.

    Raises ProfileError for a profile or a font that cannot be used.
    """
    from cvbuilder.fonts.library import bundled
    from cvbuilder.fonts.listing import list_faces

    if profile is None:
        return [to_builtins(face) for face in list_faces(bundled())]
    from cvbuilder.pipeline.build import load
    from cvbuilder.pipeline.fonts import library_of

    return [to_builtins(face) for face in list_faces(library_of(load(profile), profile.resolve().parent))]
