"""`cvbuilder themes`, `locales` and `fonts`: what there is to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import typer

from cvbuilder.cli import report
from cvbuilder.pipeline import listing


def show_themes(json: bool) -> None:
    """List the themes with their descriptions."""
    themes = listing.themes()
    if json:
        report.as_json(themes)
        return
    for theme in themes:
        typer.echo(f"{theme['name']:<12} {theme['description']}")


def show_locales(json: bool) -> None:
    """List the languages that have a catalog, by their own names."""
    languages = listing.languages()
    if json:
        report.as_json(languages)
        return
    for language in languages:
        typer.echo(f"{language['tag']:<12} {language['name']}")


def show_messages(tag: str, json: bool) -> None:
    """List every message of a language: the names that `settings.messages` may override."""
    messages = listing.messages(tag)
    if json:
        report.as_json(messages)
        return
    for message in messages:
        typer.echo(f"{message['key']:<34} {message['text']}")


def show_fonts(profile: Path | None, json: bool) -> None:
    """List the font files: family, role, weights, how many characters, licence; first those of a profile."""
    faces = listing.faces(profile)
    if json:
        report.as_json(faces)
        return
    for face in faces:
        weights = "-".join(dict.fromkeys(map(str, cast("tuple[int, int]", face["weights"]))))
        role = f"{face['role']} {face['language']}".strip()
        characters, licence = face["characters"], face["licence"] or "your own"
        family = face["family"] or "any"
        typer.echo(f"{face['id']:<30} {family:<6} {role:<16} {weights:<8} {characters:>6}  {licence}")
