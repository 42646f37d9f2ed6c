"""`cvbuilder locales` and `cvbuilder fonts`: what there is to choose from."""

from __future__ import annotations

import typer
from msgspec import to_builtins

from cvbuilder.cli import report


def show_locales(json: bool) -> None:
    """List the languages that have a catalog, by their own names."""
    from cvbuilder.locale import list_locales, open_locale

    found = [(tag, open_locale(tag).language_name(tag)) for tag in list_locales()]
    if json:
        report.as_json([{"tag": tag, "name": name} for tag, name in found])
        return
    for tag, name in found:
        typer.echo(f"{tag:<12} {name}")


def show_messages(tag: str, json: bool) -> None:
    """List every message of a language: the names that `settings.messages` may override."""
    from cvbuilder.locale import list_messages

    messages = list_messages(tag)
    if json:
        report.as_json([to_builtins(message) for message in messages])
        return
    for message in messages:
        typer.echo(f"{message.key:<34} {message.text}")


def show_fonts(json: bool) -> None:
    """List the font files: family, role, weights, how many characters, licence."""
    from cvbuilder.fonts import bundled, list_faces

    faces = list_faces(bundled())
    if json:
        report.as_json([to_builtins(face) for face in faces])
        return
    for face in faces:
        low, high = face.weights
        weights = str(low) if low == high else f"{low}-{high}"
        role = f"{face.role} {face.language}".strip()
        typer.echo(f"{face.id:<30} {face.family:<6} {role:<16} {weights:<8} {face.characters:>6}  {face.licence}")
