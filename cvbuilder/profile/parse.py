"""The step `parse`: takes a Source, gives a Profile, or every problem of the file at once.

The fields and their types are the model's, the walk is the reader's; here their results are put
together: the profile's languages, what must agree between fields, and the order of the problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile.checks import check
from cvbuilder.profile.languages import languages_of
from cvbuilder.profile.model import Profile
from cvbuilder.profile.reader import Reader
from cvbuilder.profile.text import LanguageTag
from cvbuilder.source import Mapping as MappingNode
from cvbuilder.source import Node, Scalar, Source


def parse(source: Source) -> Profile:
    """Return the profile that a source holds, `settings.languages` resolved.

    Raises ProfileError with a diagnostic for each problem, in the order of the file.
    """
    root = source.root
    if not isinstance(root, MappingNode):
        raise ProfileError([_not_a_profile(root)])
    languages = languages_of(root)
    reader = Reader(source, languages)
    profile = cast(Profile, reader.record(root, "", Profile))
    problems = [*reader.problems, *check(profile, root)]
    if problems:
        order = {file: number for number, file in enumerate((source.file, *(part.file for part in source.parts)))}
        raise ProfileError(sorted(problems, key=lambda problem: _place(problem, order)))
    # The tags in the profile's own words and order; a language that is listed twice was refused above.
    resolved = tuple(map(LanguageTag, languages.tags))
    return replace(profile, settings=replace(profile.settings, languages=resolved))


def _not_a_profile(root: Node) -> Diagnostic:
    if isinstance(root, Scalar):
        message = "a single text stands here"
        hint = "a space follows the colon of a key" if ":" in root.text else "a profile begins with `name:`"
    else:
        message, hint = "a list stands at the top", "a profile begins with `name:`, without `- `"
    return Diagnostic(message, root.span, expected="keys with values", hint=hint)


def _place(problem: Diagnostic, order: Mapping[str, int]) -> tuple[int, int]:
    """Where a problem stands: in which of the files that the source was put together of, and where in it."""
    return (order.get(problem.span.file, 0), problem.span.start) if problem.span else (0, 0)
