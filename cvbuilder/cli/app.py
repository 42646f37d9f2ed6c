"""The commands. Each reads its options, calls the pipeline late, and reports.

Exit codes: 0 done; 1 the work has findings; 2 wrong usage or a wrong profile; 3 partly done.
Annotations are values here and in `arguments`: Typer would evaluate those of all commands, twice, on every start.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cvbuilder.cli import arguments as given
from cvbuilder.cli import options, report
from cvbuilder.cli.lists import LISTS

app = typer.Typer(
    name="cvbuilder",
    help="One YAML profile, résumés and CVs in English and Chinese.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the file; .yaml is added.", show_default=False)],
    minimal: Annotated[bool, typer.Option("--minimal", help="The least that builds, not all that there is.")] = False,
) -> None:
    """Write a starter profile: a made-up person, in English and Chinese, every field explained."""
    from cvbuilder.cli.starting import start

    raise typer.Exit(start(name, minimal))


@app.command()
def build(
    profiles: given.SomeProfiles = None,
    kind: given.Kinds = None,
    lang: given.Languages = None,
    theme: given.Theme = None,
    page: given.PageSize = None,
    max_pages: given.MaxPages = None,
    formats: given.Formats = None,
    private: given.Private = None,
    tags: given.For = None,
    length: given.Length = None,
    redact: given.Redact = None,
    changes: given.Changes = None,
    output: given.Target = "output",
    today: given.Today = None,
    strict: given.Strict = False,
    convert: given.Convert = False,
    source: given.Source = None,
    prove: given.Prove = False,
    listed: given.Listed = None,
    ndjson: given.Stream = None,
    base: given.Base = None,
    jobs: given.Jobs = None,
    resume: given.Resume = False,
    report: given.Report = None,
    timeout: given.Timeout = None,
    engine: given.Engine = None,
    workers_write: given.WorkersWrite = False,
    quiet: given.Quiet = False,
    json: given.Json = False,
) -> None:
    """Build documents from profiles: those they declare, or a resume in each of their languages."""
    from cvbuilder.cli.building import Many, build_all

    request = options.request(
        kind=kind, lang=lang, theme=theme, page=page, max_pages=max_pages, formats=formats, private=private, tags=tags,
        length=length, redact=redact, changes=changes, today=today, strict=strict, convert=convert, source=source,
    )  # fmt: skip
    named = profiles or []
    many = Many(listed, ndjson, base, jobs, resume, report, timeout, engine, workers_write)
    if many.are_asked_for(named, output, prove):
        from cvbuilder.cli.batching import build_many

        raise typer.Exit(build_many(named, request, output, many, quiet=quiet, json=json))
    found = [Path(profile) for profile in named]
    raise typer.Exit(build_all(found, request, Path(output), quiet=quiet, json=json, prove=prove))


@app.command()
def watch(
    profiles: given.Profiles,
    kind: given.Kinds = None,
    lang: given.Languages = None,
    theme: given.Theme = None,
    page: given.PageSize = None,
    max_pages: given.MaxPages = None,
    formats: given.Formats = None,
    private: given.Private = None,
    tags: given.For = None,
    length: given.Length = None,
    redact: given.Redact = None,
    changes: given.Changes = None,
    output: given.Folder = Path("output"),
    today: given.Today = None,
    strict: given.Strict = False,
    convert: given.Convert = False,
    source: given.Source = None,
    quiet: given.Quiet = False,
    json: Annotated[
        bool, typer.Option("--json", help="Report each build as a line of JSON on standard output.")
    ] = False,
) -> None:
    """Build documents, and build them again whenever a file that they come from is saved."""
    from cvbuilder.cli.watching import watch_all

    request = options.request(
        kind=kind, lang=lang, theme=theme, page=page, max_pages=max_pages, formats=formats, private=private, tags=tags,
        length=length, redact=redact, changes=changes, today=today, strict=strict, convert=convert, source=source,
    )  # fmt: skip
    raise typer.Exit(watch_all(profiles, request, output, quiet=quiet, json=json))


@app.command()
def booklet(
    programme: Annotated[Path, typer.Argument(help="Programme file.", metavar="PROGRAMME", show_default=False)],
    lang: Annotated[
        str | None,
        typer.Option(help="Languages: en, zh, or all; bilingual: all in one file, in turn.", metavar="TAG,.."),
    ] = None,
    theme: given.Theme = None,
    page: given.PageSize = None,
    formats: given.Formats = "pdf",
    output: given.Output = Path("output"),
    today: given.Today = None,
    strict: given.Strict = False,
    convert: given.Convert = False,
    quiet: given.Quiet = False,
    json: given.Json = False,
) -> None:
    """Build an event's programme booklet: sessions, a page or half a page for each speaker, portraits, index."""
    from cvbuilder.cli.booklets import make_booklets

    request = options.request(
        lang=lang, theme=theme, page=page, formats=formats, today=today, strict=strict, convert=convert
    )
    raise typer.Exit(make_booklets(programme, request, output, quiet=quiet, json=json))


@app.command()
def check(
    profiles: given.Profiles,
    strict: Annotated[bool, typer.Option("--strict", help="What is missing or amiss is a finding.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend in place what can be mended without a thought.")] = False,
    ignore: Annotated[
        str | None, typer.Option(help="Rules to switch off, see docs/lint.md.", metavar="CODE,..")
    ] = None,
    links: Annotated[bool, typer.Option("--links", help="Ask the network whether links can be read.")] = False,
    event: Annotated[
        str | None, typer.Option(help="Also what this event asks for, see `cvbuilder events`.", metavar="NAME")
    ] = None,
    stale: Annotated[
        str | None,
        typer.Option(help="Texts that did not change with another language's since this git revision.", metavar="REV"),
    ] = None,
    today: given.Today = None,
    form: Annotated[str, typer.Option("--format", help="table, json or github.", metavar="NAME")] = "table",
    json: given.Json = False,
) -> None:
    """Check profiles: problems and findings at their lines, and how much is translated. Exit 1 with findings."""
    from cvbuilder.cli.checking import FORMS, Task, check_all
    from cvbuilder.pipeline import PartialDate
    from cvbuilder.pipeline.checking import CODES, Review

    if stale is not None and not stale.strip():
        raise typer.BadParameter("there is no revision in it", param_hint="--stale")
    day = options.day(today)
    how = Review(
        PartialDate(*day) if day else None, options.words(ignore, CODES, "--ignore"), links, stale or "", event or ""
    )
    chosen = "json" if json else options.word(form, FORMS, "--format") or "table"
    raise typer.Exit(check_all(profiles, Task(how, strict, fix, chosen)))


@app.command("blurb")
def blurb_command(
    profile: Annotated[Path, typer.Argument(help="Profile file.", show_default=False)],
    lang: given.Languages = None,
    words: given.WordCount = None,
    zi: Annotated[str | None, typer.Option(help="字, as Word and WPS count them.", metavar="N|MIN-MAX")] = None,
    han: Annotated[str | None, typer.Option(help="Han characters alone.", metavar="N|MIN-MAX")] = None,
    chars: Annotated[str | None, typer.Option(help="Characters, everything counted.", metavar="N|MIN-MAX")] = None,
    seconds: Annotated[str | None, typer.Option(help="Seconds of reading aloud.", metavar="N|MIN-MAX")] = None,
    event: Annotated[str | None, typer.Option(help="Every field that an event asks for.", metavar="NAME|FILE")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every usual length.")] = False,
    talk: Annotated[int, typer.Option(min=1, help="Which of the profile's talks.", metavar="N")] = 1,
    form: Annotated[
        str, typer.Option("--format", help="txt, md, html, json, csv, vcf, vcf3, ics.", metavar="NAME")
    ] = "txt",
    tags: given.For = None,
    redact: given.Redact = None,
    convert: given.Convert = False,
    quiet: given.Quiet = False,
) -> None:
    """Print a speaker's bio at a length, or all that an event asks for; what is left out goes to standard error."""
    from cvbuilder.cli import blurbs as texts

    lengths = {"words": words, "zi": zi, "han": han, "chars": chars, "seconds": seconds}
    request = texts.asked(lang, lengths, (event or "", everything, talk), form, convert=convert)
    raise typer.Exit(texts.show_blurb(profile, texts.of_variant(request, tags, redact), quiet))


@app.command("translate-list")
def translate_list(
    profile: Annotated[Path, typer.Argument(help="Profile file.", metavar="PROFILE", show_default=False)],
    to: Annotated[str | None, typer.Option("--to", help="The language that lacks texts.", metavar="TAG")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="PO file, or - for standard output.", metavar="FILE")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--apply", help="Merge a translator's PO file into the profile.", metavar="FILE")
    ] = None,
    json: given.Json = False,
) -> None:
    """List the texts that a language lacks as a PO file for a translator, or merge the answers into the profile."""
    from cvbuilder.cli.translating import apply_answers, list_missing

    if answers is not None:
        if output is not None:
            raise typer.BadParameter("answers go into the profile, not into a file", param_hint="--output")
        raise typer.Exit(apply_answers(profile, answers, to or "", json=json))
    if not to:
        raise typer.BadParameter("which language is it? --to zh, for example", param_hint="--to")
    raise typer.Exit(list_missing(profile, to, output, json=json))


@app.command()
def prove(
    files: given.Files,
    profile: given.Against = None,
    kind: given.Kinds = None,
    lang: given.Languages = None,
    theme: given.Theme = None,
    private: given.Private = None,
    tags: given.For = None,
    length: given.Length = None,
    redact: given.Redact = None,
    changes: given.Changes = None,
    today: given.Today = None,
    convert: given.Convert = False,
    json: given.Json = False,
) -> None:
    """Read PDFs back: what is wrong with them, and what a machine takes them for. Exit 1 with findings.

    Without --profile, against the source that a file carries. Which document of the profile a file is, its name tells
    (name.resume.en.pdf), or its title, or --kind and --lang.
    """
    from cvbuilder.cli.proving import Task, prove_all

    request = options.request(
        kind=kind, lang=lang, theme=theme, private=private, tags=tags, length=length, redact=redact, changes=changes,
        today=today, convert=convert,
    )  # fmt: skip
    raise typer.Exit(prove_all(files, Task(request, profile, json)))


@app.command("extract")
def extract_command(
    file: Annotated[Path, typer.Argument(help="A PDF that cvbuilder made.", metavar="FILE", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder; one of the file's name if absent.", metavar="DIR")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that stand there.")] = False,
    quiet: given.Quiet = False,
    json: given.Json = False,
) -> None:
    """Write the source that a PDF carries into a folder: building it gives the same PDF."""
    from cvbuilder.cli.extracting import extract_source

    raise typer.Exit(extract_source(file, output, force=force, quiet=quiet, json=json))


for listing in LISTS:
    app.command()(listing)


def main() -> None:
    """Run the command line; a user's mistake ends in a few clear lines and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="cvbuilder")  # of `python -m cvbuilder` too: help and completion name the command
    except Exception as error:
        from cvbuilder.errors import CvBuilderError  # and what errors are made of: only when there is one

        if not isinstance(error, CvBuilderError):
            raise
        report.show_error(error)
        sys.exit(2)
