"""A profile looked over: what is wrong, what the rules find, which texts a language lacks; and mended in place.

Takes a profile's path, gives values; `mend` alone writes, and only a file that it has read again as it is meant.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from cvbuilder.document.nodes import Omission
from cvbuilder.errors import CvBuilderError, ProfileError
from cvbuilder.layout.boxes import LayoutWarning
from cvbuilder.lint import CODES, Before, Coverage, Finding, Subject, coverage, examine, links_of, mended
from cvbuilder.locale import resolve
from cvbuilder.pipeline.build import check
from cvbuilder.pipeline.files import day_of_environment, keep
from cvbuilder.pipeline.history import source_at
from cvbuilder.pipeline.links import MAX_LINKS, unreadable
from cvbuilder.pipeline.request import Checked
from cvbuilder.pipeline.sources import gather
from cvbuilder.profile import Profile, parse
from cvbuilder.profile.text import PartialDate

_ROUNDS = 8
"""A mended place can bring out another one beside it; so many rounds are made at most."""


class Review(Struct, frozen=True):
    """How a profile is to be looked over: the day, rules that are switched off, whether to ask the network.

    `stale` is a revision of git to which the languages' texts are compared, `event` one whose wishes
    are held against the profile.
    """

    today: PartialDate | None = None
    ignore: tuple[str, ...] = ()
    links: bool = False
    stale: str = ""
    event: str = ""


class Reviewed(Struct, frozen=True):
    """What was found of one profile. `error` says why its documents cannot be made, `unasked` counts links."""

    file: str
    coverage: tuple[Coverage, ...]
    gaps: tuple[Omission, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[LayoutWarning, ...] = ()
    error: CvBuilderError | None = None
    unasked: int = 0


class Mended(Struct, frozen=True):
    """What `mend` did with one file: how many places were mended, and why others were not."""

    file: str
    places: int
    refused: tuple[str, ...] = ()


def review(path: Path, how: Review) -> Reviewed:
    """Look a profile over, and lay it out in all its languages and kinds.

    Raises ProfileError for a wrong profile, CvBuilderError where git does not have the one of then.
    """
    source = gather(path).source
    profile = parse(source)
    subject = Subject(source, profile, _day(profile, how))
    urls = tuple(dict.fromkeys(link.url for link in links_of(subject))) if how.links else ()
    before = Before(parse(source_at(path, how.stale)), how.stale) if how.stale else None
    findings = examine(subject, how.ignore, unreadable(urls) if urls else None, before)
    findings = (*findings, *_for_event(subject, path, how)) if how.event else findings
    covered = coverage(profile)
    checked, error = Checked(str(path), ()), None
    try:
        checked = check(path, how.today)
    except CvBuilderError as problem:
        error = problem
    unasked = max(0, len(urls) - MAX_LINKS)
    return Reviewed(str(path), covered, _gaps(covered, checked), findings, checked.warnings, error, unasked)


def _for_event(subject: Subject, path: Path, how: Review) -> tuple[Finding, ...]:
    """What an event asks for and the profile lacks, rules that are switched off left out."""
    from cvbuilder.pipeline.asking import event_findings
    from cvbuilder.pipeline.blurbs import named_event

    folder = path.resolve().parent
    off = {*how.ignore, *subject.profile.settings.lint.ignore}
    found = event_findings(subject, named_event(how.event, folder), folder)
    return tuple(each for each in found if each.code not in off)


def mend(path: Path, how: Review) -> Mended:
    """Mend in place what the rules know how to mend; a file is written whole, once, or not at all.

    Raises ProfileError for a wrong profile, WriteError if a file cannot be written.
    """
    gathered = gather(path)
    profile = parse(gathered.source)
    day, places, refused = _day(profile, how), 0, dict[str, None]()
    texts: dict[str, str] = {}
    for _ in range(_ROUNDS):
        found = [each for each in examine(Subject(gathered.source, profile, day), how.ignore) if each.fix]
        done = {
            file.file: mended(file, [each for each in found if each.span.file == file.file]) for file in gathered.files
        }
        refused = {
            f"{_place_of(found, name, each.edit.start)}: {each.reason}": None
            for name, edited in done.items()
            for each in edited.refused
        }
        if not any(edited.made for edited in done.values()):
            break
        tried = {**texts, **{name: edited.text for name, edited in done.items() if edited.made}}
        try:
            gathered = gather(path, tried)
            profile = parse(gathered.source)
        except ProfileError as error:  # a value that a field does not allow: what was mended before stays
            refused = dict.fromkeys(str(each) for each in error.diagnostics)
            break
        texts, places = tried, places + sum(len(edited.made) for edited in done.values())
    for name, text in texts.items():
        keep(Path(name), text)
    return Mended(str(path), places, tuple(refused))


def _place_of(found: list[Finding], file: str, start: int) -> str:
    mending = [(each, edit) for each in found if each.span.file == file for edit in each.fix or ()]
    each = next(each for each, edit in mending if edit.start == start)
    return f"{each.span}: {each.code}"


def _day(profile: Profile, how: Review) -> PartialDate | None:
    return how.today or day_of_environment() or profile.updated


def _gaps(covered: tuple[Coverage, ...], checked: Checked) -> tuple[Omission, ...]:
    """Every gap, in the order of languages and fields; a neutral text that another language stands in for, last."""
    stands_in = {(gap.path, gap.language) for gap in checked.omissions if gap.reason == "fallback"}
    found: dict[tuple[str, str], Omission] = {}
    for each in covered:
        language = resolve(each.language)
        for gap in each.gaps:
            reason = "fallback" if (gap.path, language) in stands_in else "untranslated"
            found[gap.path, language] = Omission(gap.path, reason, language, gap.span)  # type: ignore[arg-type]
    for omission in checked.omissions:
        if omission.reason == "fallback":
            found.setdefault((omission.path, omission.language), omission)
    return tuple(found.values())


__all__ = ["CODES", "Coverage", "Finding", "Mended", "Review", "Reviewed", "mend", "review"]
