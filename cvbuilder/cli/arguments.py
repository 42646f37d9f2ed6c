"""What the commands take on the command line, each option once: its type, its help and its name.

Gives annotations for Typer; reads and checks nothing.
"""

from pathlib import Path
from typing import Annotated

import typer

Profiles = Annotated[
    list[Path], typer.Argument(help="Profile files, or recipes of documents.", metavar="PROFILE...", show_default=False)
]
SomeProfiles = Annotated[
    list[str] | None,
    typer.Argument(
        help="Profile files, or recipes of documents; folders, patterns in quotes, or - for a list of paths on "
        "standard input.",
        metavar="PROFILE...",
        show_default=False,
    ),
]
Kinds = Annotated[str | None, typer.Option(help="Kinds of document: resume, cv, bio, press.", metavar="KIND,..")]
Languages = Annotated[
    str | None,
    typer.Option(
        help="Languages: en, zh, zh-Hant, or all; bilingual, parallel: all in one file, in turn or side by side.",
        metavar="TAG,..",
    ),
]
WordCount = Annotated[str | None, typer.Option(help="Words at most, or at least and at most.", metavar="N|MIN-MAX")]
Theme = Annotated[str | None, typer.Option(help="Theme, see `cvbuilder themes`.", metavar="NAME")]
PageSize = Annotated[str | None, typer.Option(help="Size of the page: a4 or letter.", metavar="SIZE")]
MaxPages = Annotated[
    int | None,
    typer.Option(min=1, help="Most pages; space and sizes give way, as far as the theme allows.", metavar="N"),
]
Formats = Annotated[str | None, typer.Option("--format", help="Formats: pdf, proof.", metavar="NAME,..")]
Private = Annotated[str | None, typer.Option(help="Private fields to show.", metavar="FIELD,..")]
For = Annotated[str | None, typer.Option("--for", help="Tags: show what has one of them, or none.", metavar="TAG,..")]
Length = Annotated[str | None, typer.Option(help="Long or short texts, where there are both.", metavar="long|short")]
Redact = Annotated[
    str | None, typer.Option(help="What must not be shown: public, redactions of your own, fields.", metavar="NAME,..")
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="Another value for a field, as settings.theme=modern; repeatable.", metavar="PATH=VALUE"
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder, or - for standard output.")]
Target = Annotated[
    str,
    typer.Option(
        "--output", "-o", help="Folder, - for standard output, or for many a URL of fsspec.", metavar="FOLDER|-|URL"
    ),
]
Folder = Annotated[Path, typer.Option("--output", "-o", help="Folder.")]
Today = Annotated[str | None, typer.Option(help="The day of the build.", metavar="YYYY-MM-DD")]
Convert = Annotated[
    bool,
    typer.Option("--convert", help="Make missing Traditional text from the Simplified one, by OpenCC, and list it."),
]
Source = Annotated[
    str | None,
    typer.Option(
        help="What of the profile a PDF carries: shown (what it shows), full (the files as they are), none.",
        metavar="WHAT",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Every missing translation is an error.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Report as JSON on standard output.")]
Files = Annotated[list[Path], typer.Argument(help="PDF files.", metavar="FILE...", show_default=False)]
Against = Annotated[
    Path | None, typer.Option(help="The profile that they come from, to compare them with.", metavar="PROFILE")
]
Prove = Annotated[bool, typer.Option("--prove", help="Read each PDF back; exit 1 with findings.")]
Listed = Annotated[
    str | None,
    typer.Option("--from", help="A file with a list of profiles, a path a line or NUL between them.", metavar="FILE|-"),
]
Stream = Annotated[
    str | None, typer.Option("--ndjson", help="A file of profiles, one on each line, as JSON.", metavar="FILE|-")
]
Base = Annotated[
    str | None,
    typer.Option(help="Folder of the files that profiles of --ndjson name; else that file's own.", metavar="FOLDER"),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes that build; many profiles take all cores.", metavar="N"),
]
Resume = Annotated[bool, typer.Option("--resume", help="Keep what is built already from the same inputs.")]
Report = Annotated[
    str | None, typer.Option(help="Tell what became of each profile, a line of JSON for each.", metavar="FILE")
]
Timeout = Annotated[
    float | None, typer.Option(min=0.1, help="Set a profile aside that takes longer, three times.", metavar="SECONDS")
]
Engine = Annotated[
    str | None, typer.Option(help="Build on a Dask cluster instead of here.", metavar="dask://HOST:PORT")
]
WorkersWrite = Annotated[
    bool, typer.Option("--workers-write", help="A cluster's workers write the files: they share the folder.")
]
