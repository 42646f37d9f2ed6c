"""The source out of a PDF: takes a file that cvbuilder wrote, gives the files of which it can be built again.

The file may come from a stranger, and may have been changed on its way: names lead nowhere but below the folder, and
what is not what the recipe says is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from cvbuilder.errors import CvBuilderError, Diagnostic, ProofError, WriteError
from cvbuilder.locale import fingerprint
from cvbuilder.pipeline.attaching import bundled_hashes
from cvbuilder.pipeline.files import place_whole
from cvbuilder.pipeline.recipes import NAME, Recipe, read_recipe
from cvbuilder.prove.carried import attached
from cvbuilder.theme import list_themes, load_theme
from cvbuilder.version import __version__


class Extracted(Struct, frozen=True):
    """The files of a PDF by name, its recipe among them; `differs` tells what of this program is not as it was."""

    recipe: Recipe
    files: Mapping[str, bytes]
    differs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def extract(path: Path) -> Extracted:
    """Return the source that a PDF carries. Raises ProofError where it carries none, or another than it says."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProofError([Diagnostic(f"{path} cannot be read: {error.strerror or error}")]) from None
    return source_of(attached(content, str(path)), str(path))


def source_of(files: Mapping[str, bytes], name: str) -> Extracted:
    """Return the source among the files that a PDF of this name carries. Raises as `extract` does."""
    if NAME not in files:
        hint = "it was built with --source none, or not by cvbuilder"
        raise ProofError([Diagnostic(f"{name} carries no source", hint=hint)])
    recipe = read_recipe(files[NAME], f"{name}: {NAME}")
    wrong = [*_changed(recipe, files, name)]
    if wrong:
        raise ProofError(wrong)
    return Extracted(recipe, files, tuple(_differs(recipe)), tuple(_lacks(recipe)))


def put_back(extracted: Extracted, folder: Path, *, replace: bool) -> tuple[Path, ...]:
    """Write the files into a folder, each whole or not at all; return where they stand.

    Raises WriteError, before anything is written, for files that stand there with other bytes, unless these may be
    replaced.
    """
    targets = {folder / name: content for name, content in extracted.files.items()}
    taken = [path for path, content in targets.items() if path.exists() and not _holds(path, content)]
    if taken and not replace:
        hint = "name another folder with -o, or add --force"
        raise WriteError([Diagnostic(f"{path} stands there already", hint=hint) for path in taken])
    for path, content in targets.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError([Diagnostic(f"cannot make {path.parent}: {error.strerror or error}")]) from error
        place_whole(path, content)
    return tuple(targets)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _changed(recipe: Recipe, files: Mapping[str, bytes], pdf: str) -> Iterator[Diagnostic]:
    """What is attached and is not what the recipe says, or is missing."""
    if recipe.profile not in files:
        yield Diagnostic(f"{pdf} lacks {recipe.profile}, of which it was built")
    for name, content in files.items():
        told = recipe.sha256.get(name)
        if name != NAME and told is not None and told != sha256(content).hexdigest():
            yield Diagnostic(f"{pdf}: {name} is not the file of which it was built", hint="it was changed since")


def _differs(recipe: Recipe) -> Iterator[str]:
    """What of this program is not what the document was built with."""
    if recipe.cvbuilder != __version__:
        yield f"cvbuilder {recipe.cvbuilder} (this is {__version__})"
    for name, told in recipe.sha256.items():
        kind, _, what = name.partition(" ")
        try:
            known = _known(kind, what)
        except CvBuilderError:
            known = None
        if what and known != "" and known != told:
            yield name


def _known(kind: str, name: str) -> str | None:
    """The hash of a theme, catalog or bundled font as it is here; '' for what is none of these."""
    if kind == "theme" and name in list_themes():
        return sha256(load_theme(name).text.encode("utf-8")).hexdigest()
    if kind == "catalog":
        return fingerprint(name)
    return bundled_hashes().get(name, "") if kind == "font" else ""


def _lacks(recipe: Recipe) -> Iterator[str]:
    """The person's own fonts, which no document carries: a licence to embed is none to hand on."""
    for name in recipe.sha256:
        kind, _, file = name.partition(" ")
        if kind == "font" and file not in bundled_hashes():
            yield file
