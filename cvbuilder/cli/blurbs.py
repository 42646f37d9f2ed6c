"""`cvbuilder blurb` and `cvbuilder events`: texts on standard output, what they leave out on standard error."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from cvbuilder.cli import options, report
from cvbuilder.pipeline import listing

if TYPE_CHECKING:
    from cvbuilder.pipeline.blurbs import BlurbRequest


def show_blurb(profile: Path, request: BlurbRequest, quiet: bool) -> int:
    """Print the texts; return 1 if an event asks for what could not be made, else 0."""
    from cvbuilder.pipeline.blurbs import blurbs

    made = blurbs(profile, request)
    sys.stdout.flush()
    sys.stdout.buffer.write(made.content)
    sys.stdout.buffer.flush()
    if not quiet:
        for text, places in made.left_out:
            report.note(f"left out of {text}: {places}")
    for problem in made.problems:
        report.note(f"{typer.style('not made', fg='yellow')}: {problem}")
    return 1 if made.problems else 0


def asked(
    lang: str | None, lengths: dict[str, str | None], wishes: tuple[str, bool, int], form: str, convert: bool
) -> BlurbRequest:
    """Check the options and make the request; `wishes` are the event, whether all usual lengths, and which talk."""
    from cvbuilder.pipeline.blurbs import BlurbRequest, Limit

    event, everything, talk = wishes
    found = limit(lengths)
    if everything and (found or event):
        raise typer.BadParameter("--all takes no length and no event")
    return BlurbRequest(
        languages=options.words(lang, None, "--lang"),
        limit=Limit(*found) if found else None,  # type: ignore[arg-type]  # one of the units
        standard=everything,
        event=event,
        talk=talk,
        form=options.word(form, listing.card_formats(), "--format") or "txt",
        convert=convert,
    )


def of_variant(request: BlurbRequest, tags: str | None, redact: str | None) -> BlurbRequest:
    """The same request of a variant of the profile: its tags, and what it redacts."""
    from msgspec.structs import replace

    return replace(
        request, tags=options.words(tags, None, "--for"), redact=options.words(redact, None, "--redact")
    )  # fmt: skip


def limit(texts: dict[str, str | None]) -> tuple[int, str, int] | None:
    """Read the options of length: most, unit, least. Raises BadParameter for two at once, or no number."""
    given = {unit: text for unit, text in texts.items() if text is not None}
    if len(given) > 1:
        raise typer.BadParameter(f"one of {', '.join(f'--{unit}' for unit in given)} at a time")
    for unit, text in given.items():
        found = re.fullmatch(r"(?:([1-9]\d{0,5}) ?[-–] ?)?([1-9]\d{0,5})", text)
        if not found:
            raise typer.BadParameter(f"{text} is no length, as 100 or 80-100", param_hint=f"--{unit}")
        least, most = int(found[1] or 0), int(found[2])
        if least > most:
            raise typer.BadParameter(f"{text}: the smaller number comes first", param_hint=f"--{unit}")
        return most, unit, least
    return None


def show_events(name: str | None, json: bool) -> None:
    """List the events, or the fields of one with their limits."""
    found = listing.events() if name is None else listing.event(name)
    if json:
        report.as_json(found)
    elif isinstance(found, list):
        for event in found:
            languages = ", ".join(cast("list[str]", event["languages"])) or "any"
            typer.echo(f"{event['event']:<18} {languages:<12} {event['name']}")
    else:
        _show_event(found)


def _show_event(event: dict[str, Any]) -> None:
    typer.echo(f"{event['name']}. {event['about']}".strip())
    for field in event["fields"]:
        limits = "; ".join(_limit(each) for each in field["limits"])
        optional = "optional" if field["optional"] else ""
        typer.echo(f"  {field['label']:<24} {field['content']:<14} {limits:<22} {optional}".rstrip())
    photo = event["photo"]
    if photo is not None:
        size = f"{photo['width']} by {photo['height']}" if photo["width"] else "any size"
        typer.echo(f"  photo: {size}, {photo['shape']}" + (", optional" if photo["optional"] else ""))


def _limit(each: dict[str, Any]) -> str:
    unit = each["unit"]
    if each["least"] and each["most"]:
        return f"{each['least']} to {each['most']} {unit}"
    return f"at most {each['most']} {unit}" if each["most"] else f"at least {each['least']} {unit}"
