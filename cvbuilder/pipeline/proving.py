"""Files read back and compared with the profile that they come from.

Takes paths and a request, gives proofs. Which document of a profile a file is, the request says, else the file's
name, else its title and language. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from cvbuilder.document.nodes import Document, Edition
from cvbuilder.errors import CvBuilderError, Diagnostic, ProofError, ThemeError
from cvbuilder.pipeline.build import Workshop, slug_of
from cvbuilder.pipeline.extracting import put_back, source_of
from cvbuilder.pipeline.jobs import jobs
from cvbuilder.pipeline.recipes import NAME, followed
from cvbuilder.pipeline.request import ALL, EDITIONS, KINDS, Built, Job, Request
from cvbuilder.profile.languages import is_tag
from cvbuilder.prove import FileRead, Finding, Position, Proof, Taken, prove, read_back, require_extractors
from cvbuilder.prove.carried import attached

PDF = ".pdf"


def prove_file(path: Path, profile: Path | None, request: Request) -> Proof:
    """Prove a file, against a profile where one is given, else against the source that it carries, if it does.

    Raises ProofError, or what reading the profile raises; what is wrong with a source that is carried is a finding.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProofError([Diagnostic(f"{path} cannot be read: {error.strerror or error}")]) from None
    read = read_back(content, str(path))
    if profile is None:
        return _by_its_source(read, path)
    desk = _Desk(profile, request)
    job, document = desk.found(path.name, read)
    return prove(read, document, desk.side_bars(job))


def _by_its_source(read: FileRead, path: Path) -> Proof:
    """Prove a file by the source within, taken out and composed; alone where it has none."""
    files = attached(read.content, str(path))
    if NAME not in files:
        return prove(read)
    try:
        source = source_of(files, str(path))
        with TemporaryDirectory() as folder:
            put_back(source, Path(folder), replace=True)
            profile, request = followed(Path(folder) / NAME, Request())
            if source.lacks:  # what a document says does not depend on its fonts
                request = replace(request, changes=(*request.changes, "settings.fonts=[]"))
            desk = _Desk(profile, request)
            job, document = desk.found(path.name, read)
            return prove(read, document, desk.side_bars(job))
    except CvBuilderError as error:
        alone = prove(read)
        found = [Finding("source", each.message, "ISO 19005-3, 6.8") for each in error.diagnostics]
        return replace(alone, findings=(*alone.findings, *found))


def prove_built(profile: Path, request: Request, built: Sequence[Built]) -> tuple[Proof, ...]:
    """Prove the PDFs that a build with this request has just made of a profile, in their order."""
    files = [each for each in built if each.name.endswith(PDF)]
    desk = _Desk(profile, request)
    made = [job for job in desk.jobs(request) if "pdf" in job.formats]
    return tuple(
        prove(read_back(file.content, file.name), desk.composed(job), desk.side_bars(job))
        for job, file in zip(made, files, strict=True)
    )


class _Desk:
    """A profile and what is asked of it, to compare files with."""

    def __init__(self, path: Path, request: Request) -> None:
        self.path = path
        self.request = request
        self.shop = Workshop(path, request.today, request.changes)

    def jobs(self, request: Request) -> tuple[Job, ...]:
        """The documents that a request asks of the profile."""
        return jobs(self.shop.profile, request, self.shop.folder)

    def composed(self, job: Job) -> Document | Edition:
        """What the document of a job says."""
        return self.shop.composed(job, strict=False)

    def name(self, job: Job) -> str:
        """What a build calls the file of a job."""
        words = (slug_of(self.shop.profile, self.path), job.plan.kind, job.asked, job.variant)
        return ".".join(filter(None, words)) + PDF

    def found(self, name: str, read: FileRead) -> tuple[Job, Document | Edition]:
        """The document that a file is, as it is asked for, by its name, or by its title and language."""
        request = self.request
        kinds = tuple(kind for kind in KINDS if f".{kind}." in name)
        language = name.removesuffix(PDF).partition(f".{kinds[0]}.")[2].split(".")[0] if kinds else ""
        language = language if is_tag(language) or language in EDITIONS else ""
        everything = replace(
            request, kinds=request.kinds or kinds or KINDS, languages=request.languages or (language or ALL,)
        )
        asked = self.jobs(everything)
        named = {self.name(job): job for job in (*asked, *self.jobs(request))}
        made = [(job, self.composed(job)) for job in ((named[name],) if name in named else asked)]
        like = [each for each in made if _title(each[1]) == (read.title, read.language)]
        if len(made) == 1 or len(like) == 1:
            return (like if len(like) == 1 else made)[0]
        hint = "say which with --kind and --lang"
        raise ProofError([Diagnostic(f"{name} may be any of {len(made)} documents of {self.path}", hint=hint)])

    def side_bars(self, job: Job) -> tuple[frozenset[str], ...]:
        """The sections that stand in a side bar: as the job's own theme has it, then as the others do, then none."""
        from cvbuilder.theme import list_themes

        own = job.plan.theme or ""
        names = dict.fromkeys((own, *list_themes()))
        found = dict.fromkeys(roles for name in names for roles in self._beside(job, name))
        return (*found, *([frozenset[str]()] if frozenset() not in found else ()))

    def _beside(self, job: Job, name: str) -> Iterator[frozenset[str]]:
        parts = job.parts or (job,)
        themed = [replace(part, plan=replace(part.plan, theme=name)) for part in parts]
        try:
            style = self.shop.style(replace(job, plan=themed[0].plan, parts=tuple(themed) if job.parts else ()))
        except ThemeError:  # the profile's tokens are for another theme
            return
        yield frozenset(style.sidebar.sections) if style.sidebar is not None else frozenset()


def _title(said: Document | Edition) -> tuple[str, str]:
    """The title and the language of a document; an edition is known by its name alone."""
    return (said.title, said.language) if isinstance(said, Document) else ("", "")


__all__ = ["Finding", "Position", "Proof", "Taken", "prove_built", "prove_file", "require_extractors"]
