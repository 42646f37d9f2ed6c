"""The PDF writer: pages as a file of PDF 1.7.

Takes a Document (for what a file says about itself), Pages and the faces' library; gives bytes, the same
on every run, in every process and time zone. Stages: pictures, page contents, annotations, outline,
fonts, metadata. Marked content and the structure tree are not written; `stretches` is where they join.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cvbuilder.document.nodes import Document, Edition, documents_of
from cvbuilder.layout.boxes import LinkArea, Page, Pages
from cvbuilder.writers.pdf.content import PageContent, stretches
from cvbuilder.writers.pdf.fonts import FontTable
from cvbuilder.writers.pdf.images import ImageTable, embed_pictures
from cvbuilder.writers.pdf.links import PageReference, annotation
from cvbuilder.writers.pdf.metadata import description, packet
from cvbuilder.writers.pdf.objects import PdfFile, Stream, number, text_string
from cvbuilder.writers.pdf.outline import write_outline

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary

# From this many pages on a reader opens with the outline beside the page.
PAGES_FOR_AN_OUTLINE = 5


def write_pdf(document: Document | Edition, pages: Pages, library: FontLibrary) -> bytes:
    """Write a laid-out document as a PDF file.

    Raises ProfileError for pictures that cannot be used and FontError for a face that cannot be embedded.
    """
    file = PdfFile()
    fonts = FontTable()
    images = embed_pictures(file, pages)
    tree, tree_reference = file.reserve()
    bodies = [(page, *file.reserve()) for page in pages.pages]
    references = [(reference, page.height) for page, _, reference in bodies]
    for page, body, _ in bodies:
        content = _content(page, fonts, images)
        annotations = _annotations(file, page, references)
        body.content = _page(file, page, content, annotations, (images.resources, tree_reference))
    kids = b" ".join(reference for reference, _ in references)
    tree.content = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(references), kids)
    fonts.embed(file, library)
    catalog = _catalog(file, document, pages, tree_reference, references)
    return file.close(catalog, description(document))


def _content(page: Page, fonts: FontTable, images: ImageTable) -> bytes:
    content = PageContent(page.height, fonts, images.images)
    for _, stretch in stretches(page.items):
        content.paint(stretch)
    return content.bytes()


def _annotations(file: PdfFile, page: Page, references: Sequence[PageReference]) -> bytes:
    """The references of a page's links, in order."""
    areas = (placed.item for placed in page.items if isinstance(placed.item, LinkArea))
    return b" ".join(file.add(annotation(area, page.height, references)) for area in areas)


def _page(file: PdfFile, page: Page, content: bytes, annotations: bytes, shared: tuple[bytes, bytes]) -> bytes:
    """The page object (ISO 32000-1, 7.7.3.3); `shared` are the resources of pictures and the page tree."""
    images, parent = shared
    box = f"[0 0 {number(page.width)} {number(page.height)}]".encode("ascii")
    resources = b"<< /Font %s %s >>" % (file.fonts_reference, images)
    return (
        b"<< /Type /Page /Parent %s /MediaBox %s" % (parent, box)
        + b" /Resources %s /Contents %s" % (resources, file.add(Stream(content)))
        + (b" /Annots [%s]" % annotations if annotations else b"")
        + b" >>"
    )


def _catalog(
    file: PdfFile, said: Document | Edition, pages: Pages, tree: bytes, references: Sequence[PageReference]
) -> bytes:
    """The document catalog (ISO 32000-1, 7.7.2); the language of a file in several is that of its first part."""
    metadata = file.add(Stream(packet(said), b"/Type /Metadata /Subtype /XML", deflate=False))
    parts = [
        b"/Type /Catalog /Pages %s /Metadata %s" % (tree, metadata),
        b"/Lang %s" % text_string(documents_of(said)[0].language),
        b"/ViewerPreferences << /DisplayDocTitle true >>",
        b"/PageLayout /%s" % (b"SinglePage" if len(references) == 1 else b"OneColumn"),
    ]
    if pages.labels:
        parts.append(b"/PageLabels << /Nums [%s] >>" % b" ".join(_label(*each) for each in pages.labels))
    if pages.bookmarks:
        outline = write_outline(file, pages.bookmarks, references)
        parts.append(b"/Outlines " + outline)
        if len(references) >= PAGES_FOR_AN_OUTLINE:
            parts.append(b"/PageMode /UseOutlines")
    return b"<< " + b"\n".join(parts) + b" >>"


def _label(name: str, page: int) -> bytes:
    """The pages of a part are counted by themselves, in a reader's page box too (ISO 32000-1, 12.4.2)."""
    return b"%d << /S /D /P %s >>" % (page - 1, text_string(f"{name} "))
