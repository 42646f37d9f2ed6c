"""What `cvbuilder fonts` shows: the faces that there are, and what a text would lack.

Takes a library; gives values. Opens every file of the registry, so it is no part of a build.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cvbuilder.fonts.face import FaceSource
from cvbuilder.fonts.library import FontLibrary
from cvbuilder.fonts.registry import Role


class FaceListing(Struct, frozen=True):
    """One font file. `id` is its face at 400 or the nearest weight that it has.

    `weights` is the range of weights (one weight twice for a static face), `characters` how many
    characters the file draws, `licence` the name of its text in fonts/licenses/.
    """

    id: str
    family: str
    role: Role
    language: str
    weights: tuple[int, int]
    file: str
    characters: int
    licence: str


def list_faces(library: FontLibrary) -> tuple[FaceListing, ...]:
    """List the files of a library's registry in its order. Raises FontError for a file that cannot be read."""
    listings = []
    for file in library.registry.files:
        face = library.face(file.face_id(400))
        characters = len(face.program.unicodes) - sum(map(file.left_out.count, set(file.left_out)))
        listings.append(
            FaceListing(
                face.id, file.family, file.role, file.language, file.weights, file.name, characters, file.licence
            )
        )
    return tuple(listings)


def missing(text: str, chain: Iterable[str], source: FaceSource) -> tuple[str, ...]:
    """The characters of a text that no face of a chain draws, each once, in order of appearance."""
    faces = [source.face(face_id) for face_id in chain]
    return tuple(character for character in dict.fromkeys(text) if not any(face.covers(character) for face in faces))
