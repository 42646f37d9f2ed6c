"""The commands that list what there is to choose from: events, themes, languages, faces."""

from pathlib import Path
from typing import Annotated

import typer

from cvbuilder.cli.arguments import Json


def events(
    name: Annotated[str | None, typer.Argument(help="List this event's fields.", show_default=False)] = None,
    json: Json = False,
) -> None:
    """List the events whose forms `blurb --event` fills, or the fields of one."""
    from cvbuilder.cli.blurbs import show_events

    show_events(name, json)


def themes(json: Json = False) -> None:
    """List the themes."""
    from cvbuilder.cli.listing import show_themes

    show_themes(json)


def locales(
    tag: Annotated[str | None, typer.Argument(help="List this language's messages.", show_default=False)] = None,
    json: Json = False,
) -> None:
    """List the languages, or all messages of one, which a profile may override."""
    from cvbuilder.cli.listing import show_locales, show_messages

    if tag is None:
        show_locales(json)
    else:
        show_messages(tag, json)


def fonts(
    profile: Annotated[
        Path | None, typer.Argument(help="List this profile's own fonts as well.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """List the faces with their licences and what they cover."""
    from cvbuilder.cli.listing import show_fonts

    show_fonts(profile, json)


LISTS = (events, themes, locales, fonts)
