"""The texts that a language lacks: out to a translator as a PO file, and back into the profile.

    listed(profile, language, file)             what is missing, with what a translator has to know
    merged(source, profile, language, entries)  the profile's text with the answers in it

Reads no file and writes none.
"""

from __future__ import annotations

from cvbuilder.translation.fields import texts_in
from cvbuilder.translation.listing import listed, own_language
from cvbuilder.translation.merging import Given, Merged, Unmerged, merged
from cvbuilder.translation.po import PoEntry, PoFile, read_po, write_po

__all__ = [
    "Given",
    "Merged",
    "PoEntry",
    "PoFile",
    "Unmerged",
    "listed",
    "merged",
    "own_language",
    "read_po",
    "texts_in",
    "write_po",
]
