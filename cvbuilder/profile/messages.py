"""Files of a user's own messages: takes a Source, gives the overrides that it lists.

Such a file is a list like `settings.messages`: `- {message: section.experience, text: {en: .., zh: ..}}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cvbuilder.errors import ProfileError
from cvbuilder.profile.fields import Fields, Many
from cvbuilder.profile.languages import Languages
from cvbuilder.profile.model import MessageOverride
from cvbuilder.profile.reader import Reader
from cvbuilder.source import Source


def parse_messages(source: Source, languages: Sequence[str]) -> tuple[MessageOverride, ...]:
    """Return the overrides of a file, in the languages of the profile that names it.

    Raises ProfileError with a diagnostic for each problem.
    """
    reader = Reader(source, Languages(tuple(languages), True))
    found = reader.read(source.root, "", Many(Fields(MessageOverride), False))
    if reader.problems:
        raise ProfileError(reader.problems)
    return cast("tuple[MessageOverride, ...]", found)
