"""Which face draws which cluster of a word whose first face lacks something.

Takes clusters with the first face of the chain that draws each; gives the face of each. Letters keep theirs; digits
and signs stay with their neighbours', so that a word does not change its face within a number or at a bracket.
"""

from __future__ import annotations

from collections.abc import Sequence

from cvbuilder.fonts.face import Face
from cvbuilder.layout.characters import LATIN_OPENING


def beside_letters(clusters: Sequence[str], drawn: Sequence[Face]) -> list[Face]:
    """The face of each cluster of a word: a letter's own; of digits and signs that of the letter that they touch.

    It is the letter before them, the one after them for an opening sign or at the word's start, if its face draws
    them.
    """
    letters = [place for place, cluster in enumerate(clusters) if cluster[0].isalpha()]
    if not letters or len(letters) == len(clusters):
        return list(drawn)
    faces = list(drawn)
    for place, cluster in enumerate(clusters):
        if cluster[0].isalpha():
            continue
        before = [letter for letter in letters if letter < place][-1:]
        after = [letter for letter in letters if letter > place][:1]
        for letter in after + before if cluster[0] in LATIN_OPENING else before + after:
            if all(map(drawn[letter].covers, cluster)):
                faces[place] = drawn[letter]
                break
    return faces
