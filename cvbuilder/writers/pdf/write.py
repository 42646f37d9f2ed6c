"""The PDF writer: pages as a file of PDF 1.7.

Takes a Document (for what a file says about itself), Pages and the faces' library; gives bytes, the same
on every run, in every process and time zone. Stages: pictures, page contents, annotations, tags, outline,
fonts, metadata. What it writes is PDF/UA-1 and PDF/A-3a: docs/decisions/0017-tags-and-archives.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from cvbuilder.document.nodes import Document, Edition, documents_of
from cvbuilder.layout.boxes import LinkArea, Page, Pages, Picture
from cvbuilder.writers.pdf.attachments import attach
from cvbuilder.writers.pdf.color import output_intent
from cvbuilder.writers.pdf.content import PageContent, artifact_mark, stretches
from cvbuilder.writers.pdf.fonts import FontTable
from cvbuilder.writers.pdf.images import ImageTable, embed_pictures
from cvbuilder.writers.pdf.links import Entries, PageReference, annotation
from cvbuilder.writers.pdf.metadata import description, packet, time_stamp
from cvbuilder.writers.pdf.objects import PdfFile, Stream, number, text_string
from cvbuilder.writers.pdf.outline import write_outline
from cvbuilder.writers.pdf.tags import TagTree

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary

# From this many pages on a reader opens with the outline beside the page.
PAGES_FOR_AN_OUTLINE = 5


class _Sheet(Struct, frozen=True):
    """A page of the file: its place, from 0, and its object."""

    page: Page
    place: int
    reference: bytes


def write_pdf(document: Document | Edition, pages: Pages, library: FontLibrary) -> bytes:
    """Write a laid-out document as a PDF file.

    Raises ProfileError for pictures that cannot be used and FontError for a face that cannot be embedded.
    """
    file = PdfFile()
    fonts = FontTable(library)
    images = embed_pictures(file, pages)
    tree, tree_reference = file.reserve()
    bodies = [(page, *file.reserve()) for page in pages.pages]
    references = [(reference, page.height) for page, _, reference in bodies]
    tags = TagTree(file, pages.structure, len(references))
    shared = b" /Resources << /Font %s %s >> /Parent %s >>" % (file.fonts_reference, images.resources, tree_reference)
    for place, (page, body, reference) in enumerate(bodies):
        sheet = _Sheet(page, place, reference)
        content = _content(sheet, tags, fonts, images)
        body.content = _page(file, sheet, content, _annotations(file, sheet, tags, references)) + shared
    kids = b" ".join(reference for reference, _ in references)
    tree.content = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(references), kids)
    fonts.embed(file)
    catalog = _catalog(file, document, pages, tree_reference, references)
    return file.close(catalog + b" /StructTreeRoot %s >>" % tags.write(file), description(document))


def _content(sheet: _Sheet, tags: TagTree, fonts: FontTable, images: ImageTable) -> bytes:
    """A page's stream: each stretch under its tag, or as an artifact."""
    height = sheet.page.height
    painted = PageContent(height, fonts, images.images)
    for content, artifact, stretch in stretches(sheet.page.items):
        if not tags.is_read(content):
            painted.paint(stretch, artifact_mark(artifact))
            continue
        for picture in (item for item in stretch if isinstance(item, Picture)):
            tags.box(content, picture, height)
        painted.paint(stretch, tags.mark(content, sheet.place, sheet.reference))
    return painted.bytes()


def _annotations(file: PdfFile, sheet: _Sheet, tags: TagTree, references: Sequence[PageReference]) -> bytes:
    """The references of a page's links, in order."""
    found: list[bytes] = []
    for placed in sheet.page.items:
        area, content = placed.item, placed.content
        if not isinstance(area, LinkArea):
            continue
        read = tags.is_read(content)
        told = Entries(tags.words(content) or area.text, tags.annotation_entry(content)) if read else Entries(area.text)
        found.append(file.add(annotation(area, sheet.page.height, references, told)))
        if read:
            tags.annotate(content, found[-1], sheet.reference)
    return b" ".join(found)


def _page(file: PdfFile, sheet: _Sheet, content: bytes, annotations: bytes) -> bytes:
    """The beginning of a page object (ISO 32000-1, 7.7.3.3); readers go through its links in the tags' order."""
    box = f"[0 0 {number(sheet.page.width)} {number(sheet.page.height)}]".encode("ascii")
    return (
        b"<< /Type /Page /MediaBox %s /Contents %s" % (box, file.add(Stream(content)))
        + b" /StructParents %d /Tabs /S" % sheet.place
        + (b" /Annots [%s]" % annotations if annotations else b"")
    )


def _catalog(
    file: PdfFile, said: Document | Edition, pages: Pages, tree: bytes, references: Sequence[PageReference]
) -> bytes:
    """The beginning of the document catalog (ISO 32000-1, 7.7.2).

    The language of a file in several is that of its first part.
    """
    metadata = file.add(Stream(packet(said), b"/Type /Metadata /Subtype /XML", deflate=False))
    parts = [
        b"<< /Type /Catalog /Pages %s /Metadata %s" % (tree, metadata),
        b"/Lang %s" % text_string(documents_of(said)[0].language),
        b"/MarkInfo << /Marked true >>",
        b"/ViewerPreferences << /DisplayDocTitle true >>",
        b"/OutputIntents [%s]" % output_intent(file),
        b"/PageLayout /%s" % (b"SinglePage" if len(references) == 1 else b"OneColumn"),
    ]
    parts += attach(file, said.attachments, time_stamp(said))
    if pages.labels:
        parts.append(b"/PageLabels << /Nums [%s] >>" % b" ".join(_label(*each) for each in pages.labels))
    if pages.bookmarks:
        outline = write_outline(file, pages.bookmarks, references)
        parts.append(b"/Outlines " + outline)
        if len(references) >= PAGES_FOR_AN_OUTLINE:
            parts.append(b"/PageMode /UseOutlines")
    return b"\n".join(parts)


def _label(name: str, page: int) -> bytes:
    """The pages of a part are counted by themselves, in a reader's page box too (ISO 32000-1, 12.4.2)."""
    return b"%d << /S /D /P %s >>" % (page - 1, text_string(f"{name} "))
