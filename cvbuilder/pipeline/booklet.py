"""A programme into booklets: read, parse, gather the speakers, compose, lay out, write, all in memory.

Takes a programme's path and a request, gives the bytes of a file for each language, or of one with all of them one
after another. What is wrong with any profile is told together with what is wrong with all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cvbuilder.document.booklet import Event, Speaker, compose_booklet
from cvbuilder.document.booklet.compose import KIND
from cvbuilder.document.nodes import Document, Edition
from cvbuilder.errors import CvBuilderError, Diagnostic, LocaleError, ProfileError, ThemeError
from cvbuilder.locale import Locale, open_locale, resolve
from cvbuilder.pipeline.build import require_complete
from cvbuilder.pipeline.files import day_of_environment
from cvbuilder.pipeline.jobs import placed
from cvbuilder.pipeline.request import ALL, Built, Request
from cvbuilder.pipeline.speakers import gathered
from cvbuilder.profile.programme import Programme, parse_programme
from cvbuilder.profile.sections import safe_slug
from cvbuilder.source import read

if TYPE_CHECKING:
    from cvbuilder.layout.boxes import Pages
    from cvbuilder.theme import Style

BILINGUAL = "bilingual"
"""Asks for one file with all languages, as for the documents of a profile."""


def build_booklet(path: Path, request: Request) -> tuple[Built, ...]:
    """Make the booklets that a request asks of a programme, in memory; any error means none is made.

    Of a request, `languages`, `theme`, `page`, `formats`, `today`, `strict` and `convert` are heeded. Raises
    ProfileError with every problem of the programme and of its profiles, and what a build raises.
    """
    programme = parse_programme(read(path, str(path)))
    event = event_of(programme, path)
    today = request.today or day_of_environment()
    stem = f"{programme.slug or safe_slug(path.stem)}.{KIND}"
    built: list[Built] = []
    for asked in _languages(programme, request):
        tags = programme.languages if asked == BILINGUAL else (asked,)
        locales = [_locale(programme, tag, request.convert) for tag in tags]
        documents = [compose_booklet(event, locale, today) for locale in locales]
        if request.strict:
            for document in documents:
                require_complete(document)
        said, pages = _laid_out(documents, locales, programme, request)
        built += _written(said, pages, f"{stem}.{asked}", request)
    return tuple(built)


def event_of(programme: Programme, path: Path) -> Event:
    """Return a programme with its speakers, in the booklet's order; raises ProfileError with all that is wrong."""
    speakers: Sequence[Speaker] = gathered(programme, path.resolve().parent)
    if programme.order == "name":
        speakers = sorted(speakers, key=lambda each: (each.filed.key, each.slug))
    return Event(programme, tuple(speakers))


def _languages(programme: Programme, request: Request) -> tuple[str, ...]:
    """The languages asked for, each once; those of the programme if none is."""
    asked = [tag for word in request.languages or (ALL,) for tag in (programme.languages if word == ALL else (word,))]
    found: dict[str, str] = {}
    for tag in asked:
        if tag == "parallel":
            raise LocaleError([Diagnostic("a booklet has no parallel edition", expected="languages, all or bilingual")])
        found.setdefault(tag if tag == BILINGUAL else resolve(tag), tag)
    if BILINGUAL in found and len(programme.languages) < 2:
        raise ProfileError([Diagnostic("bilingual: the programme has one language alone", programme.origin)])
    return tuple(found.values())


def _locale(programme: Programme, tag: str, convert: bool) -> Locale:
    try:
        return open_locale(tag, None, convert)
    except CvBuilderError as error:
        told = (programme.origin, "languages") if tag in programme.languages else (None, "")
        raise placed(error, *told) from None


def _laid_out(
    documents: Sequence[Document], locales: Sequence[Locale], programme: Programme, request: Request
) -> tuple[Document | Edition, Pages]:
    from cvbuilder.fonts import bundled
    from cvbuilder.layout.lay_out import lay_out

    if len(documents) == 1:
        return documents[0], lay_out(documents[0], _style(programme, locales[0], request), bundled())
    from cvbuilder.document import editions
    from cvbuilder.layout.editions import bind

    said = editions.bilingual(documents, locales)
    parts = zip(said.parts, locales, strict=True)
    pages = [lay_out(part.document, _style(programme, locale, request), bundled()) for part, locale in parts]
    return said, bind(said, pages)


def _style(programme: Programme, locale: Locale, request: Request) -> Style:
    from cvbuilder.theme import load_theme
    from cvbuilder.theme import resolve as resolve_theme

    name, page = request.theme or programme.theme, request.page or programme.page
    try:
        source = load_theme(name)
    except ThemeError as error:
        told = (None, "") if request.theme else (programme.origin, "theme")
        raise placed(error, *told) from None
    return resolve_theme(source, locale.tag, page, KIND, programme.tokens.node if programme.tokens else None)


def _written(said: Document | Edition, pages: Pages, stem: str, request: Request) -> list[Built]:
    from cvbuilder.fonts import bundled
    from cvbuilder.writers import WRITERS

    return [
        Built(
            name=f"{stem}.{WRITERS[name].extension}",
            content=WRITERS[name].load()(said, pages, bundled()),
            kind=KIND,
            language=stem.rpartition(".")[2],
            pages=len(pages.pages),
            omissions=said.omissions,
            warnings=pages.warnings,
        )
        for name in request.formats or ("pdf",)
    ]
