"""The faces of a profile: the bundled ones, and before them the files of its settings.

Takes a profile and its folder, gives a library. A file is read inside the profile's folder alone, links
followed, and nothing is fetched. All that is wrong with all files is told at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError
from cvbuilder.fonts.library import FontLibrary, bundled
from cvbuilder.fonts.registry import FontFile, with_own
from cvbuilder.pipeline.files import inside
from cvbuilder.profile import Profile

if TYPE_CHECKING:
    from cvbuilder.profile.model import OwnFont

MAX_FONT = 128 * 1024 * 1024
"""Bytes of a font file at most; a collection of all East Asian faces of a family has about 100 MiB."""
MAX_WEIGHT = 1000


def library_of(profile: Profile, folder: Path) -> FontLibrary:
    """Return the library of a profile's faces; the process's own where the profile names no fonts.

    Raises ProfileError with every file that is absent, outside the profile's folder, too large, no font, or
    not to be embedded.
    """
    if not profile.settings.fonts:
        return bundled()
    found: list[FontFile] = []
    wrong: list[Diagnostic] = []
    for font in profile.settings.fonts:
        try:
            found.append(_file(font, folder))
        except CvBuilderError as error:
            wrong.extend(error.diagnostics)
    if wrong:
        raise ProfileError(tuple(dict.fromkeys(wrong)))
    return FontLibrary(with_own(tuple(found)), shared=bundled())


def _file(font: OwnFont, folder: Path) -> FontFile:
    """A font of the settings as a registry has it; errors name the file and its place in the profile."""
    from cvbuilder.fonts.own import OwnFont as Asked
    from cvbuilder.fonts.own import described

    about = Diagnostic(f"the font {font.file}", font.origin, f"{font.path}.file")
    if font.weight is not None and font.weight > MAX_WEIGHT:
        message = f"{font.weight} is no weight"
        raise ProfileError([replace(about, message=message, path=f"{font.path}.weight", expected="from 1 to 1000")])
    path = inside(folder, font.file, about)
    if path.stat().st_size > MAX_FONT:
        raise ProfileError([replace(about, message=f"{about.message} is larger than {MAX_FONT >> 20} MiB")])
    asked = Asked(
        name=font.file,
        path=str(path),
        family=font.family or "",
        role=font.role or UNSET,
        language=font.language or UNSET,
        weight=font.weight or UNSET,
        number=font.index or UNSET,
    )
    try:
        return described(asked)
    except CvBuilderError as error:
        raise ProfileError(
            [replace(each, message=f"{about.message} {each.message}", span=about.span, path=about.path)
             for each in error.diagnostics]
        ) from None  # fmt: skip
