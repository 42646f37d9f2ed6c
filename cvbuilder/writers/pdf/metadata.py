"""What a PDF says about itself: the Info dictionary and the XMP packet, in agreement.

Takes a Document; gives bytes. The only date is the build's day, or a constant one: the system clock is
never asked. The packet tells the standards that the file follows (ISO 19005-3, 6.6.4; ISO 14289-1, 5). Source of
the pairs: ISO 19005-2, 6.6.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvbuilder.document.nodes import Document, Edition, documents_of
from cvbuilder.writers.pdf.objects import text_string

PRODUCER = "cvbuilder"
DATE_WITHOUT_A_BUILD_DAY = "2000-01-01"
BETWEEN = " / "
"""What stands between the titles of an edition's parts."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
</rdf:Description>
{extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

# PDF/A asks for a description of every property that its own standard does not know (ISO 19005-3, 6.6.2.3.2).
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def day(document: Document) -> str:
    """The day that the metadata name, `YYYY-MM-DD`: the first of a month or year that is all the document knows."""
    known = document.date or DATE_WITHOUT_A_BUILD_DAY
    return known + DATE_WITHOUT_A_BUILD_DAY[len(known) :]


def time_stamp(said: Document | Edition) -> str:
    """The moment that the file names for all that happened to it (ISO 32000-1, 7.9.4)."""
    return f"D:{day(documents_of(said)[0]).replace('-', '')}000000Z"


def description(said: Document | Edition) -> bytes:
    """The Info dictionary (ISO 32000-1, 14.3.3); what the document does not say is left out."""
    documents = documents_of(said)
    stamp = time_stamp(said)
    entries = (
        ("Title", _together(document.title for document in documents)),
        ("Author", _together(document.author for document in documents)),
        ("Subject", _together(document.subject for document in documents)),
        ("Keywords", ", ".join(_keywords(documents))),
        ("Creator", PRODUCER),
        ("Producer", PRODUCER),
        ("CreationDate", stamp),
        ("ModDate", stamp),
    )
    written = (b"/%s %s" % (entry.encode("ascii"), text_string(value)) for entry, value in entries if value)
    return b"<< " + b"\n".join(written) + b" >>"


def packet(said: Document | Edition) -> bytes:
    """The XMP packet (ISO 16684-1), as UTF-8."""
    documents = documents_of(said)
    stamp = f"{day(documents[0])}T00:00:00Z"
    keywords = _keywords(documents)
    others = [each for document in documents for each in document.titles]
    properties = [
        "<dc:format>application/pdf</dc:format>",
        _element("dc:title", _in_languages([(document.language, document.title) for document in documents], others)),
        _element("dc:creator", _array("Seq", (_together(document.author for document in documents),))),
        _element("dc:description", _in_languages([(document.language, document.subject) for document in documents])),
        _element("dc:subject", _array("Bag", keywords)),
        _element("dc:language", _array("Bag", [document.language for document in documents])),
        _element("pdf:Keywords", _escaped(", ".join(keywords))),
        _element("pdf:Producer", PRODUCER),
        _element("xmp:CreatorTool", PRODUCER),
        _element("xmp:CreateDate", stamp),
        _element("xmp:ModifyDate", stamp),
        _element("pdfaid:part", "3"),
        _element("pdfaid:conformance", "A"),
        _element("pdfuaid:part", "1"),
    ]
    written = "\n".join(filter(None, properties))
    return _PACKET.format(properties=written, extension=_EXTENSION).encode("utf-8")


def _keywords(documents: Sequence[Document]) -> tuple[str, ...]:
    """The keywords of all parts, each once."""
    return tuple(dict.fromkeys(word for document in documents for word in document.keywords))


def _together(values: Iterable[str]) -> str:
    """What the parts of an edition say, as one string: what is the same in two of them once."""
    return BETWEEN.join(filter(None, dict.fromkeys(values)))


def _element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>" if content else ""


def _array(kind: str, values: Sequence[str]) -> str:
    items = "".join(f"<rdf:li>{_escaped(value)}</rdf:li>" for value in values if value)
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _in_languages(texts: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]] = ()) -> str:
    """A language alternative: all texts by default, as the Info dictionary has them, then each under its language.

    `others`: what languages say that have no text among the first.
    """
    told = {"x-default": _together(text for _, text in texts)} | dict(texts)
    for tag, text in others:
        told.setdefault(tag, text)
    items = "".join(
        f'<rdf:li xml:lang="{_escaped(tag)}">{_escaped(text)}</rdf:li>' for tag, text in told.items() if text
    )
    return f"<rdf:Alt>{items}</rdf:Alt>" if items else ""


def _escaped(text: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text
