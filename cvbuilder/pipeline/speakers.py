"""The speakers of a programme: profiles that its patterns name, and those of a pretalx export.

Takes a programme and its folder, gives speakers in the order of the list. Files are read inside the programme's folder
alone. What is wrong with all of them is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cvbuilder.document.booklet import Speaker, filed
from cvbuilder.errors import CvBuilderError, Diagnostic, ProfileError
from cvbuilder.exchange import pretalx_speakers as pretalx
from cvbuilder.pipeline.build import load, slug_of
from cvbuilder.pipeline.files import inside, read_portrait
from cvbuilder.profile import Profile
from cvbuilder.profile.programme import Export, Programme, SpeakerFiles
from cvbuilder.profile.wrong import did_you_mean

PICTURES = (".jpg", ".jpeg", ".png")
HINT = "add `name.sort_as` or a Latin name, or pip install 'cvbuilder[booklet]' to file Chinese names by pinyin"


def gathered(programme: Programme, folder: Path) -> list[Speaker]:
    """Return the speakers of a programme; raises ProfileError with every problem of every profile."""
    wrong: list[Diagnostic] = []
    found: dict[str, Speaker] = {}
    for path, about in _files(programme, folder, wrong):
        try:
            profile = load(path)
            _add(found, slug_of(profile, path), profile, path.parent, about)
        except CvBuilderError as error:
            wrong.extend(error.diagnostics)
    if programme.pretalx is not None:
        try:
            _add_export(found, programme, programme.pretalx, folder)
        except CvBuilderError as error:
            wrong.extend(error.diagnostics)
    wrong += [
        Diagnostic("nothing tells where an index has it", each.profile.name.origin, f"{each.slug}.name", hint=HINT)
        for each in found.values() if not each.filed.key
    ]  # fmt: skip
    if not wrong:
        wrong.extend(_unknown(programme, found))
    if wrong:
        raise ProfileError(tuple(dict.fromkeys(wrong)))
    return list(found.values())


def _files(programme: Programme, folder: Path, wrong: list[Diagnostic]) -> Iterator[tuple[Path, Diagnostic]]:
    """The profiles that the patterns mean, each once: those of a pattern by their names."""
    seen: set[Path] = set()
    for each in programme.speakers:
        about = Diagnostic(f"the profile {each.files}", each.origin, each.path)
        try:
            for path in _meant(each, folder, about):
                if path not in seen:
                    seen.add(path)
                    yield path, about
        except CvBuilderError as error:
            wrong.extend(error.diagnostics)


def _meant(each: SpeakerFiles, folder: Path, about: Diagnostic) -> list[Path]:
    if not any(sign in each.files for sign in "*?["):
        return [inside(folder, each.files, about)]
    try:
        found = sorted(path for path in folder.glob(each.files) if path.is_file())
    except (ValueError, NotImplementedError, OSError):
        found = []
    if not found:
        raise ProfileError([Diagnostic(f"no file is meant by {each.files}", about.span, about.path)])
    return [inside(folder, path.relative_to(folder).as_posix(), about) for path in found]


def _add(found: dict[str, Speaker], slug: str, profile: Profile, folder: Path, about: Diagnostic) -> None:
    """Add a speaker; raises ProfileError for one whose slug another has."""
    if slug in found:
        hint = "give each profile a `slug` of its own"
        raise ProfileError([Diagnostic(f"two speakers have the slug `{slug}`", about.span, about.path, hint=hint)])
    found[slug] = Speaker(slug, profile, read_portrait(profile, folder), filed(profile))


def _add_export(found: dict[str, Speaker], programme: Programme, export: Export, folder: Path) -> None:
    about = Diagnostic(f"the export {export.file}", export.origin, f"{export.path}.file")
    path = inside(folder, export.file, about)
    with path.open("rb") as file:
        content = file.read(pretalx.MAX_BYTES + 1)
    if len(content) > pretalx.MAX_BYTES:
        raise ProfileError([Diagnostic(f"{about.message} is larger than 32 MiB", about.span, about.path)])
    for speaker in pretalx.read_speakers(content, str(path)):
        photo = _photo(export, speaker.code, folder)
        profile = pretalx.profile_of(speaker, programme.languages, photo, str(path))
        _add(found, pretalx.slug_of(speaker), profile, folder, about)


def _photo(export: Export, code: str, folder: Path) -> str | None:
    """The path of a speaker's picture below the programme's folder, if there is one."""
    if not export.photos or not code.isalnum():
        return None
    names = (f"{export.photos}/{code}{ending}" for ending in PICTURES)
    return next((name for name in names if (folder / name).is_file()), None)


def _unknown(programme: Programme, found: dict[str, Speaker]) -> Iterator[Diagnostic]:
    """Speakers of sessions that nobody is."""
    for session in programme.sessions:
        for place, slug in enumerate(session.speakers):
            if slug not in found:
                path = f"{session.path}.speakers[{place}]"
                hint = did_you_mean(slug, tuple(found)) or "a profile's slug, or the code of pretalx in small letters"
                yield Diagnostic(f"there is no speaker `{slug}`", session.origin, path, hint=hint)
