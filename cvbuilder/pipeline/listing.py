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


def events() -> list[dict[str, object]]:
    """The events that ship with the program: name, what it is called, languages, number of fields."""
    from cvbuilder.events import list_events

    return [event(name) for name in list_events()]


def event(name: str) -> dict[str, object]:
    """One event: its languages, portrait, and fields with their limits. Raises EventError."""
    from cvbuilder.pipeline.blurbs import named_event

    found = named_event(name, Path.cwd())
    fields = [
        {
            "key": field.key,
            "label": field.label.texts[0].text,
            "content": field.content,
            "optional": field.optional,
            "limits": [{"least": each.least, "most": each.most, "unit": each.unit} for each in field.bounds],
        }
        for field in found.fields
    ]
    photo = found.photo
    return {
        "event": name,
        "name": found.name.texts[0].text,
        "about": found.about.texts[0].text if found.about is not None else "",
        "languages": list(found.languages),
        "photo": None
        if photo is None
        else {
            "width": photo.width,
            "height": photo.height,
            "shape": photo.shape,
            "megabytes": photo.megabytes,
            "optional": photo.optional,
        },
        "fields": fields,
    }


def card_formats() -> tuple[str, ...]:
    """The formats that texts about a speaker can be written in."""
    from cvbuilder.exchange import FORMATS

    return tuple(FORMATS)


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
