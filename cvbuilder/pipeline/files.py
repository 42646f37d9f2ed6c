"""Files, the environment and the clock: the one door of the program to all of them.

Reads what a profile names, inside the profile's folder alone; writes a file whole or not at all.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec.structs import replace

from cvbuilder.document.nodes import Image
from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError, SourceSpan, WriteError
from cvbuilder.pipeline.request import Built
from cvbuilder.profile import Profile
from cvbuilder.profile.model import Photo
from cvbuilder.profile.text import PartialDate
from cvbuilder.source.decode import UTF8_MARK

_PHOTO_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
MAX_PHOTO = 20 * 1024 * 1024
"""Bytes of a portrait at most."""


def read_portrait(profile: Profile, folder: Path) -> Image | None:
    """Return the portrait that a profile names, None if it names none.

    Raises ProfileError if the file is absent, outside the profile's folder, or no picture.
    """
    photo = profile.photo
    if photo is None:
        return None
    path = inside(folder, photo.file, Diagnostic(f"the photo {photo.file}", photo.origin, f"{photo.path}.file"))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PHOTO + 1)
    except OSError as error:
        raise _about_photo(photo, f"cannot be read: {error.strerror or error}") from None
    if not content.startswith(_PHOTO_MAGIC):
        raise _about_photo(photo, "is neither JPEG nor PNG", "export it as one of these")
    if len(content) > MAX_PHOTO:
        raise _about_photo(photo, f"is larger than {MAX_PHOTO >> 20} MiB", "make it smaller")
    return Image(photo.file, content)


def require_readable(profile: Profile, portrait: Image | None) -> None:
    """Raise ProfileError if a portrait's pixels cannot be read, as a build would, at the same place."""
    if profile.photo is None or portrait is None:
        return
    from cvbuilder.writers.pdf.images import read_picture

    try:
        read_picture(portrait.content, 72.0, 72.0)
    except (OSError, ValueError) as problem:
        raise _about_photo(profile.photo, f"cannot be used: {problem}", "use a JPEG or PNG file") from None


def _about_photo(photo: Photo, message: str, hint: str = "") -> ProfileError:
    words = f"the photo {photo.file} {message}"
    return ProfileError([Diagnostic(words, photo.origin, f"{photo.path}.file", hint=hint)])


def inside(folder: Path, name: str, about: Diagnostic) -> Path:
    """Return the path of a file below a folder, links resolved.

    Raises ProfileError, worded after `about`, if it leaves the folder or does not exist.
    """
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        found = path.is_file()
    except (OSError, RuntimeError):  # a name too long for the system; RuntimeError: links in a circle, before 3.13
        path, found = root, False
    if not path.is_relative_to(root):
        raise ProfileError([replace(about, message=f"{about.message} is outside the profile's folder")])
    if not found:
        raise ProfileError([replace(about, message=f"{about.message} does not exist", hint=f"looked in {folder}")])
    return path


def day_of_environment() -> PartialDate | None:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC; raises CvBuilderError if it is malformed."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    from datetime import UTC, datetime

    try:
        day = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise CvBuilderError([Diagnostic(f"SOURCE_DATE_EPOCH is {seconds!r}", expected="seconds since 1970")]) from None
    return PartialDate(day.year, day.month, day.day)


def put(built: Built, folder: Path) -> Path:
    """Write a file's bytes into a folder, whole or not at all; raises WriteError."""
    target = folder / built.name
    if Path(built.name).name != built.name:
        raise WriteError(f"{built.name} would leave the output folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(target, built.content)
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot write {target}: {error.strerror or error}")]) from error
    return target


def rewrite(path: Path, content: bytes) -> None:
    """Put new bytes into a file of the user's, whole or not at all; its permissions stay. Raises WriteError."""
    target = path.resolve()  # a link stays a link
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise WriteError(f"{path} may not be written")
        _replace(target, content, mode)
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot write {path}: {error.strerror or error}")]) from error


def keep(path: Path, text: str) -> None:
    """Write a profile's new text in place of the old one, with its byte order mark if it had one. Raises WriteError."""
    try:
        with path.open("rb") as file:
            mark = UTF8_MARK if file.read(len(UTF8_MARK)) == UTF8_MARK else b""
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot read {path}: {error.strerror or error}")]) from error
    rewrite(path, mark + text.encode("utf-8"))


def place_whole(path: Path, content: bytes) -> None:
    """Write a file of the user's naming, whole or not at all, in place of an older one. Raises WriteError."""
    if path.exists():
        rewrite(path, content)
        return
    try:
        _replace(path, content)
    except OSError as error:
        raise WriteError([Diagnostic(f"cannot write {path}: {error.strerror or error}")]) from error


def _replace(target: Path, content: bytes, mode: int | None = None) -> None:
    """Write beside the target, then rename: a reader sees the old file or the new one."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
        if mode is not None:
            beside.chmod(mode & 0o7777)
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def line_of(span: SourceSpan) -> str | None:
    """Return the line of a file that a span begins on, without its end; None if the file is not to be read."""
    try:
        text = Path(span.file).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
    lines = re.split("\r\n|[\n\r\x85]", text)  # as YAML and the source's spans count them; splitlines knows more
    return lines[span.line - 1] if 0 < span.line <= len(lines) else None
