"""The output intent: what colours mean on paper and screen, for those who open the file in fifty years.

Gives the profile of sRGB (IEC 61966-2-1) as an ICC profile of version 4.2 (ICC.1:2004-10), written here from
the standard's own figures, so that it is ours to ship: three primaries and one curve, adapted to D50.
"""

from __future__ import annotations

from struct import pack

from cvbuilder.writers.pdf.objects import PdfFile, Stream, text_string

NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.8249)
# The columns of the matrix from linear sRGB to XYZ under D50 (Bradford), as the ICC's own sRGB profile has them.
_PRIMARIES = {
    b"rXYZ": (0.4360657, 0.2224884, 0.0139160),
    b"gXYZ": (0.3851471, 0.7168732, 0.0970764),
    b"bXYZ": (0.1430664, 0.0606079, 0.7140961),
}
# From D65 to D50 (Bradford), row by row.
_ADAPTATION = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
# Y = (aX + b)^g from X = d on, Y = cX below: g, a, b, c, d (ICC.1:2004-10, table 46, function 3).
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb_profile() -> bytes:
    """The bytes of the profile, always the same."""
    tags = {b"desc": _words(NAME), b"cprt": _words("CC0"), b"wtpt": _xyz(_D50)}
    tags |= {signature: _xyz(primary) for signature, primary in _PRIMARIES.items()}
    curve = b"para\0\0\0\0" + pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags |= {b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    start = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    places: dict[bytes, int] = {}
    for signature, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += signature + pack(">II", places[content], len(content))
    size = start + len(body)
    return _header(size) + pack(">I", len(tags)) + table + body


def output_intent(file: PdfFile) -> bytes:
    """Add the profile; give the output intent's dictionary (ISO 19005-3, 6.2.3)."""
    profile = file.add(Stream(srgb_profile(), b"/N 3"))
    name = text_string(NAME)
    return b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %s /Info %s /DestOutputProfile %s >>" % (
        name,
        name,
        profile,
    )


def _header(size: int) -> bytes:
    """A display's profile from RGB to XYZ (ICC.1:2004-10, 7.2), without maker, platform and date of its own."""
    fields = pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    day = pack(">6H", 2000, 1, 1, 0, 0, 0)
    rest = b"acsp" + bytes(4) + bytes(4) + bytes(4) + bytes(4) + bytes(8) + pack(">I", 0)
    return (fields + day + rest + _fixed(*_D50)).ljust(128, b"\0")


def _words(text: str) -> bytes:
    """A text in one language (multiLocalizedUnicodeType)."""
    spelled = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + pack(">II4sII", 1, 12, b"enUS", len(spelled), 28) + spelled


def _xyz(color: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*color)


def _fixed(*values: float) -> bytes:
    """Numbers as s15Fixed16Number."""
    return b"".join(pack(">i", round(value * 65536)) for value in values)
