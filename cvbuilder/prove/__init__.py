"""Proof of a PDF: read back by extractors that are not ours, and compared with what it is to say.

    read_back(bytes, name) -> FileRead              what extractors take out of a file
    examine(pdf) -> findings                        its tags, fonts and declarations, by its objects alone
    prove(read, document, side_bars) -> Proof       what is wrong with it, and what a machine takes it for

Takes a file's bytes, whoever wrote it, and the Document that it is to show, where one is at hand. Knows nothing of
how cvbuilder writes its files; opens and prints nothing.
"""

from cvbuilder.prove.ats import Taken
from cvbuilder.prove.ats_entries import Position
from cvbuilder.prove.finding import Finding
from cvbuilder.prove.proof import Proof, prove
from cvbuilder.prove.reading import FileRead, read_back, require_extractors
from cvbuilder.prove.structure import examine

__all__ = ["FileRead", "Finding", "Position", "Proof", "Taken", "examine", "prove", "read_back", "require_extractors"]
