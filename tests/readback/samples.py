"""Documents as they are built from profiles, with what they were built from, and their text without heads and feet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from cvbuilder.document.compose import compose
from cvbuilder.document.nodes import (
    Block,
    Cell,
    Document,
    EntryBlock,
    Field,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
)
from cvbuilder.errors import CvBuilderError
from cvbuilder.pipeline import Request, build, jobs, load, slug_of
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan
from tests.readback.extractors import EXTRACTORS
from tests.readback.normal_form import Cursor, normal

ROOT = Path(__file__).resolve().parents[2]
PROFILES = sorted((ROOT / "profiles").glob("*/*.yaml"))


class Sample(Struct, frozen=True):
    """One document: the profile and the plan that it comes from, what it says, its file."""

    name: str
    profile: Profile
    plan: DocumentPlan
    document: Document
    pdf: bytes


def samples_of(path: Path, request: Request) -> Iterator[Sample]:
    """Build what a request asks of a profile."""
    profile = load(path)
    folder = path.resolve().parent
    wanted = jobs(profile, request, folder)
    for job, built in zip(wanted, build(path, request), strict=True):
        document = compose(profile, job.locale, job.plan, folder.as_posix(), profile.updated)
        yield Sample(built.name, profile, job.plan, document, built.content)


def request_of(profile: Profile) -> Request:
    """Ask for the resumes and CVs that a profile declares; a speaker's sheet, with a side bar, is another matter."""
    declared = {plan.kind for plan in profile.documents} or {"resume"}
    return Request(kinds=tuple(kind for kind in ("resume", "cv") if kind in declared))


@lru_cache(None)
def shipped(path: Path) -> dict[str, Sample]:
    """Return the documents of a profile of the project by the names of their files."""
    return {sample.name: sample for sample in samples_of(path, request_of(load(path)))}


def names_of(path: Path) -> list[str]:
    """Return the names of a profile's documents without making them; of a wrong profile, one that no test finds."""
    try:
        profile = load(path)
        wanted = jobs(profile, request_of(profile), path.parent)
    except CvBuilderError:
        return [f"{path.stem} is wrong"]
    return [f"{slug_of(profile, path)}.{job.plan.kind}.{job.asked}.pdf" for job in wanted]


def words(content: Sequence[Inline]) -> str:
    """The words of inline content."""
    return "".join(node.message if isinstance(node, Field) else node.text for node in content)


def texts(blocks: Sequence[Block | Cell | ListItem | None]) -> Iterator[tuple[str, str]]:
    """Walk blocks and yield each stretch of words with its block's key, in the order of reading."""
    for block in blocks:
        match block:
            case Paragraph(content=content, key=key) | Heading(content=content, key=key):
                yield key, words(content)
            case List(items=items, ordered=ordered):
                for number, item in enumerate(items, 1):
                    if ordered:
                        yield item.key, f"{number}."
                    yield from texts(item.blocks)
            case EntryBlock(head=head, when=when, body=body, key=key):
                yield from texts(head)
                if when:
                    yield key, words(when)
                yield from texts(body)
            case Row(cells=inner) | Section(heading=None, blocks=inner) | Cell(blocks=inner) | ListItem(blocks=inner):
                yield from texts(inner)
            case Section(heading=heading, blocks=inner):
                yield from texts((heading, *inner))
            case Figure() | None:
                pass
            case _:
                raise AssertionError(block)


def lines(sample: Sample, extractor: str) -> list[str]:
    """Return the lines of a file as a reader gives them, the running heads and feet taken off and checked."""
    pages = EXTRACTORS[extractor](sample.pdf)
    found: list[str] = []
    for number, page in enumerate(pages, 1):
        rows = page.replace("\r\n", "\n").rstrip("\n").split("\n")
        if number > 1:
            rows = _without(rows, " ".join(text for _, text in texts(sample.document.running_head)))
        if len(pages) > 1:
            (foot,) = (text for _, text in texts(sample.document.running_foot))
            foot = foot.replace("{page}", str(number)).replace("{pages}", str(len(pages)))
            rows = _without(rows[::-1], foot)[::-1]
        found.extend(rows)
    return found


def _without(rows: list[str], wanted: str) -> list[str]:
    """Take off the first row, which must be the wanted one."""
    cursor = Cursor(rows[0])
    cursor.expect(wanted)
    assert not cursor.rest
    return rows[1:]


def sections(sample: Sample, extractor: str) -> dict[str, str]:
    """Return a document's text by section, the masthead first; each begins with the line of its heading."""
    found = {"masthead": ""}
    pending = list(sample.document.sections)
    at = "masthead"
    for line in lines(sample, extractor):
        heading = pending[0].heading if pending else None
        if heading is not None and normal(line) == normal(words(heading.content)):
            at = pending.pop(0).key
            found[at] = ""
        else:
            found[at] += f"{line}\n"
    assert not pending, f"no heading {pending[0].key} in {sample.name} by {extractor}"
    return found
