"""What travels with a PDF: the source of what it shows, the recipe by which it was built, the portrait.

Takes a job and what was laid out for it, gives attachments. `shown`: the profile cut down to this document; `full`:
the files of the profile as they are; the portrait is as the document shows it, without a camera's notes, in either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.cutter import Composed
from cvbuilder.document.nodes import Attachment, Choice, Document, Edition, Image, Omission, documents_of
from cvbuilder.document.pruning import Around, pruned
from cvbuilder.document.speaker import LENGTHS
from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.layout.boxes import GlyphRun, Pages, Picture
from cvbuilder.locale import fingerprint
from cvbuilder.pipeline.files import inside
from cvbuilder.pipeline.jobs import own_words
from cvbuilder.pipeline.recipes import FORMAT, NAME, Options, Recipe, written
from cvbuilder.pipeline.request import Job, Request
from cvbuilder.pipeline.sources import included_files
from cvbuilder.profile import Profile
from cvbuilder.profile.canonical import canonical
from cvbuilder.profile.text import NOWHERE, LocalPath, PartialDate
from cvbuilder.profile.variants import SourceForm
from cvbuilder.resources import resource_text
from cvbuilder.version import __version__

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary
    from cvbuilder.fonts.registry import FontFile

PROFILE = "profile.yaml"
PHOTO = "photo"
YAML = "application/yaml"
"""RFC 9512."""
JSON = "application/json"


class Origin(Struct, frozen=True):
    """What a profile's documents have in common: its file, the name of their files, the day, themes' texts by name."""

    profile: Profile
    path: Path
    slug: str
    day: PartialDate | None
    themes: Mapping[str, str]


def attachments(
    origin: Origin, job: Job, made: tuple[Document | Edition, Pages], request: Request, library: FontLibrary
) -> tuple[Attachment, ...]:
    """Return the files that go with a document, none where the request or the settings want none.

    Raises ProfileError where a redacted document is to carry the whole source.
    """
    form = request.source or origin.profile.settings.source
    if form == "none":
        return ()
    _, pages = made
    portrait = _portrait(origin, pages, form)
    files = _whole(origin, job) if form == "full" else {PROFILE: _shown(origin, job, made, portrait).encode("utf-8")}
    words = job.locale.text("attachment", "profile")
    found = [Attachment(name, content, YAML, "Source", words) for name, content in files.items()]
    if portrait is not None:
        found.append(_photo(portrait, job.locale.text("attachment", "photo")))
    hashes = {each.name: _hash(each.content) for each in found}
    recipe = _recipe(origin, job, (form, next(iter(files))), request)
    recipe = replace(recipe, sha256=hashes | dict(_surroundings(origin, job, pages, library)))
    told = Attachment(NAME, written(recipe), JSON, "Supplement", job.locale.text("attachment", "recipe"))
    return (*found, told)


def _recipe(origin: Origin, job: Job, source: tuple[SourceForm, str], request: Request) -> Recipe:
    """The recipe without hashes; of a profile that is cut down nothing is asked but the document."""
    options = Options(
        theme=request.theme,
        page=request.page,
        pages=request.pages,
        private=request.private,
        tags=request.tags,
        length=request.length,
        set=request.changes,
        convert=request.convert,
    )
    form, name = source
    return Recipe(
        recipe=FORMAT,
        cvbuilder=__version__,
        profile=name,
        source="full" if form == "full" else "shown",
        kind=job.plan.kind,
        language=job.asked,
        variant=job.variant,
        theme=job.plan.theme or "",
        page=job.plan.page or "a4",
        day=origin.day.iso if origin.day is not None else "",
        options=options if form == "full" and options != Options() else None,
    )


def _shown(origin: Origin, job: Job, made: tuple[Document | Edition, Pages], portrait: Image | None) -> str:
    """The profile as far as the document shows it."""
    said, pages = made
    parts = zip(documents_of(said), job.parts or (job,), strict=True)
    composed = [Composed(_as_it_stands(document, pages), part.plan, part.asked) for document, part in parts]
    words = own_words(origin.profile, origin.path.resolve().parent)
    profile = pruned(origin.profile, composed, Around(origin.slug, job.variant, job.asked, origin.day, words))
    if profile.photo is not None and portrait is not None:
        profile = replace(profile, photo=replace(profile.photo, file=LocalPath(portrait.name)))
    return canonical(profile)


def _as_it_stands(document: Document, pages: Pages) -> Document:
    """A document that knows of nothing that layout passed over: versions of the bio, sections that gave way.

    Interests stay, which are said in the properties as well.
    """
    runs = (item for item in _items(pages) if isinstance(item, GlyphRun))
    keys = {run.key for run in runs if run.language == document.language}
    gone = [section for section in document.sections if isinstance(section, Choice) and _gave_way(section, keys)]
    told = [any(key.startswith(f"bio.{name}") for key in keys) for name in LENGTHS]
    versions = [name for name, is_told in zip(LENGTHS, told, strict=True) if not is_told] if any(told) else []
    hidden = (*(f"bio.{name}" for name in versions), *(f"{section.role}[" for section in gone))
    known = document.made_of
    texts = tuple(text for text in known.texts if not text.path.startswith(hidden)) if hidden else known.texts
    facts = tuple("" if name in versions else text for name, text in zip(LENGTHS, known.bio, strict=False))
    left_out = tuple(Omission(each.role, "limit", document.language, each.origin or NOWHERE) for each in gone)
    return replace(document, made_of=replace(known, texts=texts, bio=facts), omissions=(*document.omissions, *left_out))


def _gave_way(section: Choice, keys: set[str]) -> bool:
    optional = section.alternatives[-1] == () and section.role != "interests"
    return optional and f"{section.role}.heading" not in keys


def _whole(origin: Origin, job: Job) -> dict[str, bytes]:
    """The profile's files byte for byte, by their names in its folder, its own first."""
    redacted = [path for part in (job, *job.parts) for path in part.plan.redact]
    if redacted:
        message = (
            f"a document from which {', '.join(dict.fromkeys(redacted))} is redacted cannot carry its whole source"
        )
        raise ProfileError([Diagnostic(message, hint="leave --source full out, or --redact")])
    folder = origin.path.resolve().parent
    found = {origin.path.name: origin.path.read_bytes()}
    settings = origin.profile.settings
    for name in settings.message_files:
        about = Diagnostic(f"the file {name}", settings.origin, "settings.message_files")
        found[name] = inside(folder, name, about).read_bytes()
    for path in included_files(origin.path):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _portrait(origin: Origin, pages: Pages, form: SourceForm) -> Image | None:
    """The portrait as the pages show it; of several frames, and of a source that is whole, all that the camera saw."""
    from cvbuilder.writers.pdf.images import Framed, framed, read_picture

    frames: dict[Framed, None] = {}
    for item in _items(pages):
        if isinstance(item, Picture) and isinstance(item.image, Image):
            frames[framed(item)] = None
    if not frames:
        return None
    frame = next(iter(frames))
    if form == "full":
        from cvbuilder.exchange.photo import without_metadata

        return Image(frame.image.name, without_metadata(frame.image.content))
    if len(frames) == 1:
        from cvbuilder.writers.pdf.picture_files import picture_file

        try:
            extension, content = picture_file(read_picture(frame.image.content, frame.width, frame.height))
        except (OSError, ValueError):  # the writer tells of all broken pictures, each at its place
            return None
        return Image(f"{PHOTO}.{extension}", content)
    from cvbuilder.exchange.photo import media_type, without_metadata

    extension = "png" if media_type(frame.image.content) == "image/png" else "jpg"
    return Image(f"{PHOTO}.{extension}", without_metadata(frame.image.content))


def _photo(portrait: Image, words: str) -> Attachment:
    from cvbuilder.exchange.photo import media_type

    return Attachment(portrait.name, portrait.content, media_type(portrait.content), "Source", words)


def _items(pages: Pages) -> Iterator[object]:
    return (placed.item for page in pages.pages for placed in page.items)


def _surroundings(origin: Origin, job: Job, pages: Pages, library: FontLibrary) -> Iterator[tuple[str, str]]:
    """The hashes of what is not attached: themes, catalogs, fonts."""
    parts: Sequence[Job] = job.parts or (job,)
    for theme in dict.fromkeys(part.plan.theme or "" for part in parts):
        yield f"theme {theme}", _hash(origin.themes[theme].encode("utf-8"))
    for tag in dict.fromkeys(part.locale.asked for part in parts):
        yield f"catalog {tag}", fingerprint(tag)
    faces = sorted({item.face for item in _items(pages) if isinstance(item, GlyphRun)})
    files = {file.name: file for file in (library.face(face).spec.file for face in faces)}
    for name in sorted(files):
        yield f"font {name}", _font_hash(files[name])


def _font_hash(file: FontFile) -> str:
    """The hash of a font file: that of a bundled one is known, a user's own is read."""
    if not file.own:
        return bundled_hashes()[file.name]
    with Path(file.path).open("rb") as opened:
        digest = sha256()
        while piece := opened.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def bundled_hashes() -> Mapping[str, str]:
    """Return the SHA-256 of each bundled font file by its name."""
    files: Mapping[str, Mapping[str, str]] = loads(resource_text("fonts", "MANIFEST.json"))["files"]
    return {name: told["sha256"] for name, told in files.items()}


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
