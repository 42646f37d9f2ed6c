"""Recipes: how one document was built, as a small JSON file that travels with it.

    recipe.json     {"recipe": 1, "profile": "profile.yaml", "kind": "resume", "language": "en", ...}

Takes a recipe's file, gives the profile and the request that build the same document again. What a recipe says of
theme, page and hashes is for its reader; what `options` says is asked of the build.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.pipeline.files import inside
from cvbuilder.pipeline.request import Request
from cvbuilder.profile.dates import read_date
from cvbuilder.profile.model import Kind, PageSize, PrivateField
from cvbuilder.profile.variants import Length
from cvbuilder.profile.wrong import Wrong

FORMAT = 1
"""The version of the recipe's own form."""
NAME = "recipe.json"
MAX_BYTES = 1024 * 1024


class Options(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was asked for beside what the profile says; `set` are fields with other values."""

    theme: str = ""
    page: PageSize | None = None
    pages: int | None = None
    private: tuple[PrivateField, ...] = ()
    tags: tuple[str, ...] = ()
    length: Length | None = None
    set: tuple[str, ...] = ()
    convert: bool = False


class Recipe(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How one document was built.

    `cvbuilder` is the program's version, `profile` the file beside the recipe, `language` as it was asked for, `day`
    the build's (ISO 8601). `source` says whether the profile is cut down to what is shown or whole. `sha256` has the
    hash of each thing that the document depends on: files beside the recipe, the theme, the catalogs, the fonts.
    """

    recipe: int
    cvbuilder: str
    profile: str
    source: Literal["shown", "full"]
    kind: Kind
    language: str
    variant: str = ""
    theme: str
    page: PageSize
    day: str = ""
    options: Options | None = None
    sha256: dict[str, str] = {}


def written(recipe: Recipe) -> bytes:
    """Return a recipe's file."""
    return msgspec.json.format(msgspec.json.encode(recipe), indent=2) + b"\n"


def is_recipe(path: Path) -> bool:
    """True for a file that is named as a recipe is, and says that it is one."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and "recipe" in told


def read_recipe(content: bytes, name: str) -> Recipe:
    """Return the recipe that a file holds. Raises ProfileError for one that is broken, or of a later form."""
    try:
        recipe = msgspec.json.decode(content, type=Recipe)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProfileError([_about(name, f"this is no recipe: {error}")]) from None
    if recipe.recipe != FORMAT:
        message = f"the recipe is of form {recipe.recipe}, made by cvbuilder {recipe.cvbuilder}"
        raise ProfileError([_about(name, message, f"form {FORMAT}", "use that version")])
    return recipe


def followed(path: Path, request: Request) -> tuple[Path, Request]:
    """Return what is to be built: a profile as it is, for a recipe its profile and what the recipe asks for.

    What the request itself says goes before the recipe. Raises ProfileError for a recipe that cannot be followed.
    """
    if not is_recipe(path):
        return path, request
    recipe = read_recipe(path.read_bytes(), str(path))
    about = _about(str(path), f"the profile {recipe.profile}")
    inside(path.resolve().parent, recipe.profile, about)
    asked = _asked(recipe, path)
    usual = Request()
    own = {name: value for name in Request.__struct_fields__
           if (value := getattr(request, name)) != getattr(usual, name)}  # fmt: skip
    return path.parent / recipe.profile, replace(asked, **own)


def _asked(recipe: Recipe, path: Path) -> Request:
    options = recipe.options or Options()
    try:
        day = read_date(recipe.day) if recipe.day else None
    except Wrong:
        raise ProfileError([_about(str(path), f"`{recipe.day[:40]}` is no day", "such as 2026-11-21")]) from None
    return Request(
        kinds=(recipe.kind,),
        languages=(recipe.language,),
        theme=options.theme,
        page=options.page,
        pages=options.pages,
        formats=("pdf",),
        private=options.private,
        tags=options.tags,
        length=options.length,
        changes=options.set,
        convert=options.convert,
        today=day,
        source=recipe.source,
        variant=recipe.variant,
    )


def _about(name: str, message: str, expected: str = "", hint: str = "") -> Diagnostic:
    return Diagnostic(message, SourceSpan(name, 0, 0, 1, 1), "", expected, hint)


__all__ = ["FORMAT", "NAME", "Options", "Recipe", "followed", "is_recipe", "read_recipe", "written"]
