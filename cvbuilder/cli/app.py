"""The commands. Each reads its options, calls the pipeline late, and reports.

Exit codes: 0 done; 1 the work has findings; 2 wrong usage or a wrong profile; 3 partly done.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cvbuilder.cli import options, report
from cvbuilder.errors import CvBuilderError

app = typer.Typer(
    name="cvbuilder",
    help="One YAML profile, résumés and CVs in English and Chinese.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Profiles = Annotated[list[Path], typer.Argument(help="Profile files.", metavar="PROFILE...", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Report as JSON on standard output.")]


@app.command()
def build(
    profiles: Profiles,
    kind: Annotated[str | None, typer.Option(help="Kinds of document: resume, cv.", metavar="KIND,..")] = None,
    lang: Annotated[str | None, typer.Option(help="Languages: en, zh, or all.", metavar="TAG,..")] = None,
    theme: Annotated[str | None, typer.Option(help="Theme, see `cvbuilder themes`.", metavar="NAME")] = None,
    page: Annotated[str | None, typer.Option(help="Size of the page: a4 or letter.", metavar="SIZE")] = None,
    formats: Annotated[str, typer.Option("--format", help="Formats: pdf, proof.", metavar="NAME,..")] = "pdf",
    private: Annotated[str | None, typer.Option(help="Private fields to show.", metavar="FIELD,..")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder, or - for standard output.")] = Path("output"),
    today: Annotated[str | None, typer.Option(help="The day of the build.", metavar="YYYY-MM-DD")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Every missing translation is an error.")] = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Build documents from profiles: those they declare, or a resume in each of their languages."""
    from cvbuilder.cli.building import build_all, request_of

    request = request_of(
        options.words(kind, options.kinds(), "--kind"),
        options.words(lang, None, "--lang"),
        theme,
        options.word(page, options.page_sizes(), "--page"),
        options.words(formats, options.formats(), "--format"),
        options.words(private, options.private_fields(), "--private"),
        options.day(today),
        strict,
    )
    raise typer.Exit(build_all(profiles, request, output, quiet=quiet, json=json))


@app.command()
def check(
    profiles: Profiles,
    strict: Annotated[bool, typer.Option("--strict", help="Missing translations are findings.")] = False,
    json: Json = False,
) -> None:
    """Check profiles: every problem at its line, and the texts that a language lacks."""
    from cvbuilder.cli.checking import check_all

    raise typer.Exit(check_all(profiles, strict=strict, json=json))


@app.command()
def themes(json: Json = False) -> None:
    """List the themes."""
    from cvbuilder.theme import describe, list_themes, load_theme

    found = [describe(load_theme(name)) for name in list_themes()]
    if json:
        report.as_json([{"name": name, "description": description} for name, description in found])
        return
    for name, description in found:
        typer.echo(f"{name:<12} {description}")


@app.command()
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


@app.command()
def fonts(json: Json = False) -> None:
    """List the faces with their licences and what they cover."""
    from cvbuilder.cli.listing import show_fonts

    show_fonts(json)


def main() -> None:
    """Run the command line; a user's mistake ends in a few clear lines and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="cvbuilder")  # of `python -m cvbuilder` too: help and completion name the command
    except CvBuilderError as error:
        report.show_error(error)
        sys.exit(2)
