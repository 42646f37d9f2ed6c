"""Files that go with a document: embedded, and associated with the document as a whole.

Takes attachments, gives what the catalog says of them. Sources: ISO 32000-1, 7.11.4 (embedded files), ISO 32000-2,
14.13 (associated files), ISO 19005-3, 6.8 (what an archive asks of them).
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.document.nodes import Attachment
from cvbuilder.writers.pdf.objects import PdfFile, Stream, text_string


def attach(file: PdfFile, attachments: Sequence[Attachment], stamp: str) -> tuple[bytes, ...]:
    """Embed the files; give the entries of the catalog that name them. `stamp` is the document's date."""
    if not attachments:
        return ()
    told = {each.name: _specification(file, each, stamp) for each in sorted(attachments, key=lambda each: each.name)}
    names = b" ".join(text_string(name) + b" " + reference for name, reference in told.items())
    files = b" ".join(told[each.name] for each in attachments)
    return (b"/Names << /EmbeddedFiles << /Names [%s] >> >>" % names, b"/AF [%s]" % files)


def _specification(file: PdfFile, attachment: Attachment, stamp: str) -> bytes:
    """A file's specification (ISO 32000-1, table 44), as an object of its own: two places refer to it."""
    kind = attachment.media_type.replace("/", "#2F").encode("ascii")
    size = b"/Params << /Size %d /ModDate %s >>" % (len(attachment.content), text_string(stamp))
    content = file.add(Stream(attachment.content, b"/Type /EmbeddedFile /Subtype /%s %s" % (kind, size)))
    name = text_string(attachment.name)
    return file.add(
        b"<< /Type /Filespec /F %s /UF %s /AFRelationship /%s" % (name, name, attachment.relation.encode("ascii"))
        + b" /Desc %s /EF << /F %s /UF %s >> >>" % (text_string(attachment.description), content, content)
    )
