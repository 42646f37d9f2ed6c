"""Text into atoms and gaps: by script, language and face, each cluster in a face that draws it.

Takes stretches of text with their manner, gives Items. Shaping is in font units and cached by the
face, so a new size never shapes again. A character that no face draws is collected, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.fonts.face import Face, FaceSource, Glyph, advance_of
from cvbuilder.layout.characters import (
    CLOSING,
    COMMAS,
    OPENING,
    QUOTES_OPENING,
    STOPS,
    Kind,
    is_chinese,
    is_latin,
    latin_quotes,
    tokens,
)
from cvbuilder.layout.gaps import gap_between
from cvbuilder.layout.items import Atom, Gap, Items, Manner
from cvbuilder.layout.words import WordBreak, word_breaks
from cvbuilder.theme.style import Prohibition

INTERPUNCT_CELL = {"zh-Hant": 1.0}
"""The interpunct's cell in em; half an em where the language is not named (CLREQ 3.1.2)."""
_BLANK_MARKS = frozenset(OPENING + CLOSING + COMMAS + STOPS)
THIN_SPACE = 1000 / 6
"""The least advance of a thin space, 1/1000 em: Unicode has a fifth or a sixth of an em, our faces an eighth or
a tenth, which readers of PDF that go by distances take for none (poppler asks for 0.15)."""
SEPARATOR = "separator"
"""The role of what stands between phrases; it is set as in Latin text, whatever the language."""
ZERO_WIDTH_SPACE = "\u200b"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Missing(Struct, frozen=True):
    """A character that no face of its chain draws, and the inline node that it stands in."""

    character: str
    faces: tuple[str, ...]
    inline: int


class Token(Struct, frozen=True, gc=False):
    """A stretch of one kind within one manner."""

    kind: Kind
    text: str
    manner: Manner


def itemize(
    stretches: Sequence[tuple[str, Manner]], faces: FaceSource, em: float, prohibition: Prohibition = "strict"
) -> tuple[Items, tuple[Missing, ...]]:
    """Return the items of a paragraph and the characters that could not be drawn.

    `stretches`: text with its manner, in order; `em`: the paragraph's size in pt.
    """
    builder = _Builder(faces, prohibition)
    for token in _tokens(stretches):
        builder.add(token)
    return Items(tuple(builder.atoms), tuple(builder.gaps), em), tuple(builder.missing)


def _tokens(stretches: Sequence[tuple[str, Manner]]) -> Iterator[Token]:
    """Cut each stretch by the conventions of its language; quotes are judged in the whole paragraph.

    A dot with a space on either side divides phrases, in any language; the interpunct of names has none.
    """
    whole = "".join(text for text, _ in stretches)
    latin = latin_quotes(whole) if any(sign in whole for sign in "“”‘’") else frozenset()
    only_latin = is_latin(whole)
    offset = 0
    for text, manner in stretches:
        pending = ""
        for match in tokens(is_chinese(manner.language) and not only_latin and manner.role != SEPARATOR).finditer(text):
            kind = match.lastgroup or ""
            word = match.group()
            spaced = kind == "INTERPUNCT" and text[match.start() - 1 : match.end() + 1] == " · "
            if kind == "LATIN" or spaced or (kind == "QUOTE" and offset + match.start() in latin):
                pending += word
                continue
            if pending:
                yield Token(Kind.LATIN, pending, manner)
                pending = ""
            if kind == "QUOTE":
                kind = "OPENING" if word in QUOTES_OPENING else "CLOSING"
            yield Token(Kind[kind], word, manner)
        if pending:
            yield Token(Kind.LATIN, pending, manner)
        offset += len(text)


class _Builder:
    """Collects atoms and gaps of one paragraph, token by token."""

    def __init__(self, faces: FaceSource, prohibition: Prohibition) -> None:
        self.faces = faces
        self.prohibition: Prohibition = prohibition
        self.atoms: list[Atom] = []
        self.gaps: list[Gap] = []
        self.missing: list[Missing] = []
        self.space: Atom | None = None
        self.may_break = False

    def add(self, token: Token) -> None:
        if token.kind == Kind.SPACE:
            self.may_break = True
            if self.space is None and token.text.strip(ZERO_WIDTH_SPACE):
                self.space = self._space(token.manner)
        elif token.kind == Kind.LATIN:
            self._add_word(token)
        else:
            self._append(self._wide_atom(token))

    def _append(self, atom: Atom) -> None:
        gap = gap_between(self.atoms[-1], atom, self.space, self.prohibition) if self.atoms else Gap()
        if atom.manner.cohesion and gap.penalty == 0.0 and not self._divides(self.atoms[-1]):
            gap = replace(gap, penalty=atom.manner.cohesion)
        if self.may_break and self.space is None and gap.penalty is None and self.atoms:
            gap = replace(gap, penalty=0.0)  # a zero-width space is a break opportunity and nothing else (UAX 14, ZW)
        self.atoms.append(atom)
        self.gaps.append(gap)
        self.space, self.may_break = None, False

    @staticmethod
    def _divides(atom: Atom) -> bool:
        """True for a separator between phrases, after which a line may end at no cost."""
        return atom.manner.role == SEPARATOR

    def _space(self, manner: Manner) -> Atom:
        face = self.faces.face(manner.latin_faces[0])
        glyphs = face.shape(" ", manner.language, manner.features)
        return _atom(Kind.SPACE, face, glyphs, manner, manner.latin_size)

    def _wide_atom(self, token: Token) -> Atom:
        """A Han character or full-width mark, with the blank halves of a mark set apart."""
        manner = token.manner
        chain = manner.han_faces
        full_width = token.text[0] in _BLANK_MARKS or token.text[0] in "“”‘’"
        for face in self._covering(token.text, chain, manner.inline):
            glyphs = face.shape(token.text, manner.language, ())
            if not full_width or advance_of(glyphs) > 900:
                break
        if token.kind == Kind.INTERPUNCT:
            return _interpunct(face, glyphs, manner)
        atom = _atom(token.kind, face, glyphs, manner, manner.size)
        return _without_blanks(atom, face) if full_width else atom

    def _covering(self, cluster: str, chain: tuple[str, ...], inline: int) -> Iterator[Face]:
        """The faces of a chain that draw a whole cluster, in order; the first of the chain if none does."""
        drawn = False
        for face_id in chain:
            face = self.faces.face(face_id)
            if all(face.covers(character) for character in cluster):
                drawn = True
                yield face
        if not drawn:
            first = self.faces.face(chain[0])
            lacking = [character for character in cluster if not first.covers(character)]
            self.missing.extend(Missing(character, chain, inline) for character in lacking)
            yield first

    def _add_word(self, token: Token) -> None:
        """A Latin word: one atom for each piece that may stand at the end of a line."""
        manner = token.manner
        start = True
        for text, face in self._stretches_by_face(token.text, manner):
            glyphs = face.shape(text, manner.language, manner.features)
            if "\u2009" in text or "\u202f" in text:
                glyphs = tuple(map(_wide_enough, glyphs))
            breaks = {place.index: place for place in word_breaks(text, manner.hyphenate)}
            for piece, index in _pieces(glyphs, breaks):
                atom = _atom(Kind.LATIN, face, piece, manner, manner.latin_size)
                if start:
                    self._append(atom)
                    start = False
                    continue
                place = breaks.get(index)
                hyphen = self._hyphen(face, manner) if place is not None and place.hyphen else None
                self.atoms.append(atom)
                self.gaps.append(Gap(penalty=None if place is None else place.penalty, hyphen=hyphen))

    def _hyphen(self, face: Face, manner: Manner) -> Atom:
        """The hyphen at a line's end: it stands for a soft hyphen, so that readers rejoin the word."""
        glyphs = face.shape("-", manner.language, manner.features)
        soft = tuple(Glyph(g.gid, "\u00ad", g.advance, g.natural, g.dx, g.dy) for g in glyphs)
        return _atom(Kind.LATIN, face, soft, manner, manner.latin_size)

    def _stretches_by_face(self, word: str, manner: Manner) -> list[tuple[str, Face]]:
        """Cut a word where its face changes: most words need no cut."""
        main = self.faces.face(manner.latin_faces[0])
        if all(main.covers(character) for character in word):
            return [(word, main)]
        found: list[tuple[str, Face]] = []
        for cluster in _clusters(word):
            face = next(self._covering(cluster, manner.latin_faces, manner.inline))
            if found and found[-1][1].id == face.id:
                found[-1] = (found[-1][0] + cluster, face)
            else:
                found.append((cluster, face))
        return found


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


def _pieces(glyphs: tuple[Glyph, ...], breaks: Mapping[int, WordBreak]) -> Iterator[tuple[tuple[Glyph, ...], int]]:
    """Slice a shaped word at its break places; a place inside a ligature is passed over."""
    start = index = piece_index = 0
    for number, glyph in enumerate(glyphs):
        if number > start and glyph.text and index in breaks:
            yield glyphs[start:number], piece_index
            start, piece_index = number, index
        index += len(glyph.text)
    yield glyphs[start:], piece_index


def _wide_enough(glyph: Glyph) -> Glyph:
    """Widen a thin space that is narrower than a reader of the PDF can tell; other glyphs stay."""
    if glyph.text not in ("\u2009", "\u202f") or glyph.advance >= THIN_SPACE:
        return glyph
    return Glyph(glyph.gid, glyph.text, THIN_SPACE, glyph.natural, glyph.dx, glyph.dy)


def _atom(kind: Kind, face: Face, glyphs: tuple[Glyph, ...], manner: Manner, size: float) -> Atom:
    text = "".join([glyph.text for glyph in glyphs])
    width = advance_of(glyphs) * size / 1000
    return Atom(kind, text, face.id, size, glyphs, width, manner)


def _without_blanks(atom: Atom, face: Face) -> Atom:
    """Set the blank halves of a mark apart by the font's `halt` data; a mark without such data stays whole."""
    half = face.shape(atom.text, atom.manner.language, ("halt",))
    narrow = advance_of(half) * atom.size / 1000
    blank = atom.width - narrow
    if blank <= 0:
        return atom
    shift = half[0].dx * atom.size / 1000
    lead = min(blank, -shift)
    return Atom(
        atom.kind, atom.text, atom.face, atom.size, atom.glyphs, narrow, atom.manner,
        lead=lead, trail=blank - lead, shift=shift,
    )  # fmt: skip


def _interpunct(face: Face, glyphs: tuple[Glyph, ...], manner: Manner) -> Atom:
    """Centre the interpunct in its regional cell, whatever the face's advance."""
    own = advance_of(glyphs) * manner.size / 1000
    cell = INTERPUNCT_CELL.get(manner.language[:7], 0.5) * manner.size
    text = "".join(glyph.text for glyph in glyphs)
    return Atom(Kind.INTERPUNCT, text, face.id, manner.size, glyphs, cell, manner, shift=(cell - own) / 2)
