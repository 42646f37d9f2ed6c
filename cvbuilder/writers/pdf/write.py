"""The PDF writer: pages as a file of PDF 1.7.

Takes a Document (for what a file says about itself), Pages and the faces' library; gives bytes, the same
on every run, in every process and time zone. Stages: pictures, page contents, annotations, outline,
fonts, metadata. Marked content and the structure tree are not written; `stretches` is where they join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuilder.document.nodes import Document
from cvbuilder.layout.boxes import LinkArea, Page, Pages
from cvbuilder.writers.pdf.content import PageContent, stretches
from cvbuilder.writers.pdf.fonts import FontTable
from cvbuilder.writers.pdf.images import ImageTable, embed_pictures
from cvbuilder.writers.pdf.links import annotation
from cvbuilder.writers.pdf.metadata import description, packet
from cvbuilder.writers.pdf.objects import PdfFile, Stream, number, text_string
from cvbuilder.writers.pdf.outline import write_outline

if TYPE_CHECKING:
    from cvbuilder.fonts import FontLibrary

# From this many pages on a reader opens with the outline beside the page.
PAGES_FOR_AN_OUTLINE = 5


def write_pdf(document: Document, pages: Pages, library: FontLibrary) -> bytes:
    """Write a laid-out document as a PDF file.

    Raises ProfileError for pictures that cannot be used and FontError for a face that cannot be embedded.
    """
    file = PdfFile()
    fonts = FontTable()
    images = embed_pictures(file, pages)
    tree, tree_reference = file.reserve()
    references = []
    for page in pages.pages:
        content = _content(page, fonts, images)
        references.append(file.add(_page(file, page, content, images, tree_reference)))
    tree.content = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(references), b" ".join(references))
    fonts.embed(file, library)
    catalog = _catalog(file, document, pages, tree_reference, references)
    return file.close(catalog, description(document))


def _content(page: Page, fonts: FontTable, images: ImageTable) -> bytes:
    content = PageContent(page.height, fonts, images.images)
    for _, stretch in stretches(page.items):
        content.paint(stretch)
    return content.bytes()


def _page(file: PdfFile, page: Page, content: bytes, images: ImageTable, parent: bytes) -> bytes:
    """The page object (ISO 32000-1, 7.7.3.3)."""
    areas = (placed.item for placed in page.items if isinstance(placed.item, LinkArea))
    annotations = [file.add(annotation(area, page.height)) for area in areas]
    box = f"[0 0 {number(page.width)} {number(page.height)}]".encode("ascii")
    resources = b"<< /Font %s %s >>" % (file.fonts_reference, images.resources)
    return (
        b"<< /Type /Page /Parent %s /MediaBox %s" % (parent, box)
        + b" /Resources %s /Contents %s" % (resources, file.add(Stream(content)))
        + (b" /Annots [%s]" % b" ".join(annotations) if annotations else b"")
        + b" >>"
    )


def _catalog(file: PdfFile, document: Document, pages: Pages, tree: bytes, references: list[bytes]) -> bytes:
    """The document catalog (ISO 32000-1, 7.7.2)."""
    metadata = file.add(Stream(packet(document), b"/Type /Metadata /Subtype /XML", deflate=False))
    parts = [
        b"/Type /Catalog /Pages %s /Metadata %s" % (tree, metadata),
        b"/Lang %s" % text_string(document.language),
        b"/ViewerPreferences << /DisplayDocTitle true >>",
        b"/PageLayout /%s" % (b"SinglePage" if len(references) == 1 else b"OneColumn"),
    ]
    if pages.bookmarks:
        heights = [page.height for page in pages.pages]
        outline = write_outline(file, pages.bookmarks, list(zip(references, heights, strict=True)))
        parts.append(b"/Outlines " + outline)
        if len(references) >= PAGES_FOR_AN_OUTLINE:
            parts.append(b"/PageMode /UseOutlines")
    return b"<< " + b"\n".join(parts) + b" >>"
