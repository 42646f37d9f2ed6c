"""The stages put together: read, parse, compose, lay out, write, all in memory.

Takes a profile's path and a request, gives the bytes of every document; any error means that none is
made, and errors of several documents are told together. Nothing here prints, exits or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import Document, Edition, Image, Omission
from cvbuilder.document.redaction import redact, require_absent
from cvbuilder.errors import CvBuilderError, Diagnostic, MissingTranslation, SourceSpan, ThemeError
from cvbuilder.layout.boxes import LayoutWarning, Pages
from cvbuilder.pipeline.files import day_of_environment, read_portrait, require_readable
from cvbuilder.pipeline.jobs import jobs, placed
from cvbuilder.pipeline.recipes import followed
from cvbuilder.pipeline.request import ALL, EDITIONS, GAPS, GAVE_WAY, KINDS, Built, Checked, Job, Request
from cvbuilder.pipeline.sources import gather
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.sections import safe_slug
from cvbuilder.profile.text import PartialDate
from cvbuilder.source import Mapping, Source

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary
    from cvbuilder.theme import Style

Asked = TypeVar("Asked")
Made = TypeVar("Made")


class Workshop:
    """One profile's build: what all of its documents share. `themes` keeps the sources that were read."""

    def __init__(self, path: Path, today: PartialDate | None, changes: Sequence[str] = ()) -> None:
        self.path = path
        self.profile, self.absent = opened(path, changes)
        self.folder = path.resolve().parent
        self.portrait: Image | None = read_portrait(self.profile, self.folder)
        self.fonts = self._fonts()
        outside = day_of_environment()
        self.day = today or outside or self.profile.updated
        self.themes: dict[str, Source] = {}

    def laid_out(self, job: Job, strict: bool) -> tuple[Document | Edition, Pages]:
        """Compose and lay out one document, or all parts of an edition."""
        from cvbuilder.layout.lay_out import lay_out

        said = self.composed(job, strict)
        if isinstance(said, Document):
            return said, lay_out(said, self.style(job), self.fonts)
        if said.rows is not None:
            return said, lay_out(said.rows, self.style(job), self.fonts)
        from cvbuilder.layout.editions import bind

        parts = zip(job.parts, said.parts, strict=True)
        pages = _all_or_errors(parts, lambda each: lay_out(each[1].document, self.style(each[0]), self.fonts))
        return said, bind(said, pages)

    def finished(self, job: Job, request: Request) -> tuple[Document | Edition, Pages]:
        """Compose and lay out one document, with the files that a PDF of it carries."""
        said, pages = self.laid_out(job, request.strict)
        if "pdf" not in job.formats:
            return said, pages
        from cvbuilder.pipeline.attaching import Origin, attachments

        themes = {name: source.text for name, source in self.themes.items()}
        origin = Origin(self.profile, self.path, slug_of(self.profile, self.path), self.day, themes)
        return replace(said, attachments=attachments(origin, job, (said, pages), request, self.fonts)), pages

    def composed(self, job: Job, strict: bool) -> Document | Edition:
        """What a job's document says; `strict` makes every gap an error."""
        if not job.parts:
            document = self._document(job)
            if strict:
                require_complete(document)
            return document
        from cvbuilder.document import editions

        documents = _all_or_errors(job.parts, self._document)
        if strict:
            _all_or_errors(documents, require_complete)
        put = editions.parallel if job.asked == "parallel" else editions.bilingual
        return put(documents, [part.locale for part in job.parts])

    def _document(self, job: Job) -> Document:
        """What is said in one language; optional files that are absent are listed with what it leaves out."""
        require_absent(slug_of(self.profile, self.path), redact(self.profile, job.plan.redact)[1], "slug")
        document = compose(self.profile, job.locale, job.plan, self.portrait, self.day)
        return replace(document, omissions=(*self._absent_in(job), *document.omissions))

    def _absent_in(self, job: Job) -> Iterator[Omission]:
        """The optional files that are not there, as a document lists them."""
        for path, origin in self.absent:
            yield Omission(path, "absent", job.locale.tag, origin)

    def _fonts(self) -> FontLibrary:
        """The faces that the profile can be set in."""
        from cvbuilder.pipeline.fonts import library_of

        return library_of(self.profile, self.folder)

    def unreadable(self, job: Job, said: Document | Edition) -> Iterator[LayoutWarning]:
        """Tell of lines in a document's main column that are too short or too long to be read with ease."""
        from cvbuilder.fonts import bundled
        from cvbuilder.layout.measure import measures_of, readable

        if isinstance(said, Edition) and said.rows is None:
            for part, each in zip(job.parts, said.parts, strict=True):
                yield from self.unreadable(part, each.document)
            return
        document = said.rows or said.parts[0].document if isinstance(said, Edition) else said
        style = readable(document, self.style(job), bundled())
        tokens, settings = self.profile.settings.tokens, self.profile.settings
        own = tokens.node if tokens and isinstance(tokens.node, Mapping) else None
        nodes = [own.get(part) for part in ("pages", "sidebar", "texts")] if own else []
        origin = next((node.span for node in nodes if node is not None), None)
        path, origin = ("settings.tokens", origin) if origin else ("settings.theme", settings.origin)
        for found in measures_of(document, style, bundled()):
            if not found.readable:
                many = f"{found.characters:.0f} {found.script} characters"
                message = f"lines of the {job.plan.kind} ({job.asked}, {job.plan.theme}) hold {many}"
                bounds = f"; one reads {found.least:.0f} to {found.most:.0f} with ease"
                yield LayoutWarning(message + bounds, path, origin, "measure")

    def style(self, job: Job, edition: str = "") -> Style:
        """The resolved style of a job: that of one language, or of the columns of a parallel edition."""
        if job.asked == "parallel":
            from cvbuilder.theme.level import side_by_side

            return side_by_side([self.style(part, job.asked) for part in job.parts])
        from cvbuilder.theme import load_theme
        from cvbuilder.theme import resolve as resolve_theme

        name, page = job.plan.theme, job.plan.page
        assert name and page, "a job's plan is complete"
        if name not in self.themes:
            try:
                self.themes[name] = load_theme(name)
            except ThemeError as error:
                raise placed(error, *_theme_said(self.profile, name)) from None
        tokens = self.profile.settings.tokens
        overrides = tokens.node if tokens else None
        return resolve_theme(self.themes[name], job.locale.tag, page, (job.plan.kind, edition), overrides)


def load(path: Path, changes: Sequence[str] = ()) -> Profile:
    """Read and parse a profile with its included files; `changes` are fields with other values, as `headline=Pilot`.

    Raises ProfileError with every problem.
    """
    return opened(path, changes)[0]


def opened(path: Path, changes: Sequence[str]) -> tuple[Profile, tuple[tuple[str, SourceSpan], ...]]:
    """Return a profile, and the places at which it names optional files that are absent."""
    gathered = gather(path)
    source = gathered.source
    if changes:
        from cvbuilder.pipeline.changes import changed

        source = changed(source, changes)
    return parse(source), gathered.absent


def build(path: Path, request: Request) -> tuple[Built, ...]:
    """Make every document that a request asks of a profile, in memory; any error means none is made.

    For a recipe in place of a profile it is the one document that the recipe tells of.
    """
    path, request = followed(path, request)
    shop = Workshop(path, request.today, request.changes)
    asked = jobs(shop.profile, request, shop.folder)
    made = _all_or_errors(asked, lambda job: shop.finished(job, request))
    built: list[Built] = []
    for job, (document, pages) in zip(asked, made, strict=True):
        built.extend(_written(document, pages, job, shop))
    return tuple(built)


def _written(document: Document | Edition, pages: Pages, job: Job, shop: Workshop) -> Iterator[Built]:
    """One document in each of its formats."""
    from cvbuilder.writers import WRITERS

    slug, library = slug_of(shop.profile, shop.path), shop.fonts
    stem = ".".join(word for word in (slug, job.plan.kind, job.asked, job.variant) if word)
    for name in job.formats:
        writer = WRITERS[name]
        yield Built(
            name=f"{stem}.{writer.extension}",
            content=writer.load()(document, pages, library),
            kind=document.kind,
            language=job.asked,
            pages=len(pages.pages),
            omissions=document.omissions,
            warnings=pages.warnings,
            fit=pages.fit,
            variant=job.variant,
        )


def _all_or_errors(asked: Iterable[Asked], make: Callable[[Asked], Made]) -> list[Made]:
    """Make something of every job, or part of one; the problems of all of them are told together, each once."""
    made: list[Made] = []
    errors: list[CvBuilderError] = []
    for job in asked:
        try:
            made.append(make(job))
        except CvBuilderError as error:
            errors.append(error)
    if errors:
        diagnostics = dict.fromkeys(diagnostic for error in errors for diagnostic in error.diagnostics)
        raise type(errors[0])(tuple(diagnostics))
    return made


def _theme_said(profile: Profile, name: str) -> tuple[SourceSpan | None, str]:
    """Where a profile names a theme; nowhere for one that was asked for on the command line."""
    plan = next((plan for plan in profile.documents if plan.theme == name), None)
    if plan is not None:
        return plan.origin, f"{plan.path}.theme"
    return (profile.settings.origin, "settings.theme") if profile.settings.theme == name else (None, "")


def require_complete(document: Document) -> None:
    """Raise MissingTranslation if anything is absent in, or foreign to, the document's language."""
    gaps = [omission for omission in document.omissions if omission.reason in GAPS]
    hint = "--strict was given"
    if gaps:
        raise MissingTranslation([Diagnostic(f"no text in {g.language}", g.origin, g.path, hint=hint) for g in gaps])


def slug_of(profile: Profile, path: Path) -> str:
    """Return the stem of a profile's output files: its slug, else its file's name made safe."""
    return profile.slug or safe_slug(path.stem)


def check(path: Path, today: PartialDate | None = None) -> Checked:
    """Read, parse, compose and lay out a profile in all its languages and kinds; raises what a build would."""
    shop = Workshop(path, today)
    require_readable(shop.profile, shop.portrait)
    declared = [tag for plan in shop.profile.documents for tag in plan.languages if tag in EDITIONS]
    everything = Request(kinds=KINDS, languages=(ALL, *declared))
    asked = jobs(shop.profile, everything, shop.folder)
    made = _all_or_errors(asked, lambda job: shop.laid_out(job, strict=False))
    gaps: dict[Omission, None] = {}
    faults: dict[LayoutWarning, None] = {}
    for job, (document, pages) in zip(asked, made, strict=True):
        gaps.update(dict.fromkeys(gap for gap in document.omissions if gap.reason in GAPS))
        faults.update(dict.fromkeys(warning for warning in pages.warnings if warning.kind not in GAVE_WAY))
        faults.update(dict.fromkeys(shop.unreadable(job, document)))
    return Checked(str(path), tuple(gaps), tuple(faults))
