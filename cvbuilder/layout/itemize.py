"""Text into atoms and gaps: by script, language and face, each cluster in a face that draws it.

Takes stretches of text with their manner, gives Items. Shaping is in font units and cached by the
face, so a new size never shapes again. A character that no face draws is collected, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.fonts.face import Face, FaceSource, advance_of
from cvbuilder.layout.atoms import (
    FULL_WIDTH,
    LEAST_FULL_WIDTH,
    finished_wide,
    whole_word,
    wide_atom,
    word_pieces,
    word_space,
)
from cvbuilder.layout.characters import GLUE, IDEOGRAPHIC_SPACE, LATIN, SPACE, WORD_JOINERS
from cvbuilder.layout.gaps import gap_between
from cvbuilder.layout.items import Atom, Gap, Items, Manner, items_of
from cvbuilder.layout.numerals import goes_on, keeps_unit
from cvbuilder.layout.pieces import THIN_SPACES
from cvbuilder.layout.tokens import Token, tokenize
from cvbuilder.layout.word_faces import beside_letters
from cvbuilder.layout.words import SOFT_HYPHEN, WordBreak, divided
from cvbuilder.theme.style import Prohibition

ZERO_WIDTH_SPACE = "\u200b"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Missing(Struct, frozen=True):
    """A character that no face of its chain draws, and the inline node that it stands in."""

    character: str
    faces: tuple[str, ...]
    inline: int


def itemize(
    stretches: Sequence[tuple[str, Manner]], faces: FaceSource, em: float, prohibition: Prohibition = "strict"
) -> tuple[Items, tuple[Missing, ...]]:
    """Return the items of a paragraph and the characters that could not be drawn.

    `stretches`: text with its manner, in order; `em`: the paragraph's size in pt. A typed soft hyphen is a
    place to divide a word and no part of the text (UAX 14, SHY).
    """
    builder = _Builder(faces, prohibition)
    for token in tokenize(stretches):
        builder.add(token)
    builder.close_word()
    return items_of(builder.atoms, builder.gaps, em), tuple(builder.missing)


class _Builder:
    """Collects atoms and gaps of one paragraph, token by token."""

    def __init__(self, faces: FaceSource, prohibition: Prohibition) -> None:
        self.faces = faces
        self.prohibition: Prohibition = prohibition
        self.atoms: list[Atom] = []
        self.gaps: list[Gap] = []
        self.missing: list[Missing] = []
        self.word: list[Token] = []
        self.space: Atom | None = None
        self.spaces: dict[tuple[str, Manner], Atom] = {}
        self.may_break = False

    def add(self, token: Token) -> None:
        if token.kind is LATIN:
            self.word.append(token)
            return
        if self.word:
            self.close_word()
        if token.kind is SPACE and (self.atoms or IDEOGRAPHIC_SPACE not in token.text):
            self.may_break = True
            if self.space is None and token.text.strip(ZERO_WIDTH_SPACE):
                key = (token.text, token.manner)
                self.space = self.spaces.get(key)
                if self.space is None:
                    self.space = self.spaces[key] = self._space(token)
        else:
            self._append(self._wide_atom(token))

    def _append(self, atom: Atom) -> None:
        gap = Gap()
        if self.atoms:
            gap = gap_between(self.atoms[-1], atom, self.space, self.prohibition)
            penalty = self._penalty(gap.penalty, atom)
            if penalty != gap.penalty:
                gap = replace(gap, penalty=penalty)
        self.atoms.append(atom)
        self.gaps.append(gap)
        self.space, self.may_break = None, False

    def _penalty(self, penalty: float | None, atom: Atom) -> float | None:
        """The price of a line's end before an atom, as what stands further back changes that of its gap."""
        before = self.atoms[-1]
        joined = self.gaps[-1].penalty is None
        if penalty is not None and len(self.atoms) > 1 and (joined or len(before.text) == 1):
            penalty = None if goes_on(self.atoms[-2].text, before.text, atom.text, joined) else penalty
        spaced = self.space is not None
        first = atom.text[:1]
        if before.text[-1:] in GLUE or (first in GLUE and (not spaced or first in WORD_JOINERS)):
            return None
        if penalty is None:
            # A zero-width space is a break opportunity and nothing else (UAX 14, ZW).
            return 0.0 if self.may_break and not spaced else None
        cohesion = atom.manner.cohesion
        return cohesion if cohesion > penalty and not before.manner.divides else penalty

    def _space(self, token: Token) -> Atom:
        """The space between two atoms: one of a word, however many were typed, or ideographic ones, each an em."""
        manner = token.manner
        if IDEOGRAPHIC_SPACE in token.text:
            face = next(self._covering(IDEOGRAPHIC_SPACE, manner.han_faces, manner.inline))
            wide = IDEOGRAPHIC_SPACE * token.text.count(IDEOGRAPHIC_SPACE)
            glyphs = face.shape(wide, manner.language, ())
            return Atom(SPACE, wide, face.id, manner.size, glyphs, advance_of(glyphs) * manner.size / 1000, manner)
        face = next(self._covering(" ", manner.latin_faces, manner.inline))
        thin = token.text.strip(ZERO_WIDTH_SPACE)
        return word_space(face, thin if thin in THIN_SPACES else " ", manner)

    def _wide_atom(self, token: Token) -> Atom:
        """A Han character or full-width mark, in the first face that draws it in full width, if any does."""
        manner = token.manner
        known = wide_atom(self.faces.face(manner.han_faces[0]), token.kind, token.text, manner)
        if known is not None:
            return known
        for face in self._covering(token.text, manner.han_faces, manner.inline):
            glyphs = face.shape(token.text, manner.language, ())
            if token.text[0] not in FULL_WIDTH or advance_of(glyphs) > LEAST_FULL_WIDTH:
                break
        return finished_wide(token.kind, face, glyphs, manner)

    def _covering(self, cluster: str, chain: tuple[str, ...], inline: int) -> Iterator[Face]:
        """The faces of a chain that draw a whole cluster, in order; the first of the chain if none does."""
        drawn = False
        for face_id in chain:
            face = self.faces.face(face_id)
            if all(map(face.covers, cluster)):
                drawn = True
                yield face
        if not drawn:
            first = self.faces.face(chain[0])
            lacking = [character for character in cluster if not first.covers(character)]
            self.missing.extend(Missing(character, chain, inline) for character in lacking)
            yield first

    def close_word(self) -> None:
        """Add the Latin word that has been gathered: one atom for each piece that may stand at the end of a line.

        Where it may be divided is judged in the whole word, whatever manners its parts have.
        """
        parts, self.word = self.word, []
        if not parts:
            return
        whole = parts[0].text if len(parts) == 1 else "".join([part.text for part in parts])
        start = len(self.atoms)
        unit = self.space is not None and start > 0 and keeps_unit(self.atoms[-1].text, whole)
        manner = parts[0].manner
        known = whole_word(self.faces.face(manner.latin_faces[0]), whole, manner) if len(parts) == 1 else None
        if known is not None:
            self._add_pieces(known)
        else:
            self._add_parts(whole, parts)
        if unit:
            self.gaps[start] = replace(self.gaps[start], penalty=None)

    def _add_parts(self, whole: str, parts: Sequence[Token]) -> None:
        """Add a word of several manners or faces, stretch by stretch."""
        hyphenate = all(part.manner.hyphenate for part in parts)
        breaks = divided(whole, hyphenate, parts[0].manner.exceptions)
        offset = 0
        for part in parts:
            text = part.text.replace(SOFT_HYPHEN, "")
            for stretch, face in self._stretches_by_face(text, part.manner):
                inside = tuple(_beginning_at(offset, place) for place in breaks if place.index >= offset)
                if stretch:
                    hyphens = self._hyphen_face(face, part.manner, inside)
                    self._add_pieces(word_pieces(stretch, face, part.manner, inside, hyphens))
                offset += len(stretch)

    def _add_pieces(self, pieces: Iterable[tuple[Atom, Gap | None]]) -> None:
        """Add the pieces of a word, or of its part in one face; what is before the first is for its neighbours to say.

        Unless the word may be divided there.
        """
        (first, before), *others = pieces
        self._append(first)
        if before is not None:
            self.gaps[-1] = before
        for atom, gap in others:
            assert gap is not None, "a word is cut in its break places alone"
            self.atoms.append(atom)
            self.gaps.append(gap)

    def _hyphen_face(self, face: Face, manner: Manner, breaks: Sequence[WordBreak]) -> Face:
        """The face of the hyphens of a word in one face: its own, if that has one."""
        if face.covers("-") or not any(place.hyphen for place in breaks):
            return face
        return next(self._covering("-", manner.latin_faces, manner.inline))

    def _stretches_by_face(self, word: str, manner: Manner) -> list[tuple[str, Face]]:
        """Cut a word where its face changes: most words need no cut. Digits and signs go with their neighbours."""
        main = self.faces.face(manner.latin_faces[0])
        if all(map(main.covers, word)):
            return [(word, main)]
        clusters = _clusters(word)
        drawn = [next(self._covering(cluster, manner.latin_faces, manner.inline)) for cluster in clusters]
        found: list[tuple[str, Face]] = []
        for cluster, face in zip(clusters, beside_letters(clusters, drawn), strict=True):
            if found and found[-1][1].id == face.id:
                found[-1] = (found[-1][0] + cluster, face)
            else:
                found.append((cluster, face))
        return found


def _beginning_at(offset: int, place: WordBreak) -> WordBreak:
    """A place of a word as a place of its part from an offset on."""
    return WordBreak(place.index - offset, place.penalty, place.hyphen)


def _clusters(word: str) -> list[str]:
    """Characters with the combining marks, joiners and variation selectors that follow them (UAX 29)."""
    import unicodedata

    clusters: list[str] = []
    for character in word:
        attaches = unicodedata.category(character) in ("Mn", "Me") or character in _INVISIBLE
        if clusters and attaches:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
