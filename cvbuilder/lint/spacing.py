"""Han beside Latin or digits: typed spaces in some places of a file and none in others.

Either manner is right, since the layout sets that distance itself (CLREQ, mixed text); a mixture shows that nobody
chose. The rarer manner is told; of a tie, the spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuilder.lint.characters import HAN
from cvbuilder.lint.finding import Found
from cvbuilder.lint.subject import Subject, Words

_BESIDE = re.compile(f"(?<=[{HAN}])(?P<space> ?)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?P<before> ?)(?=[{HAN}])")


def mixed_spacing(subject: Subject) -> Iterator[Found]:
    """Tell each place where Han and Latin stand otherwise than in most places of the file."""
    spaced: list[tuple[Words, int]] = []
    tight: list[tuple[Words, int]] = []
    for words in subject.prose:
        if words.is_chinese:
            for found in _BESIDE.finditer(words.plain):
                if not found.group():
                    tight.append((words, found.start()))
                elif words.is_typed(found.start()):
                    spaced.append((words, found.start()))
    if not spaced or not tight:
        return
    count = f"{len(spaced)} with a space in this file, {len(tight)} without"
    if len(spaced) <= len(tight):
        for words, at in spaced:
            message = f"a space between Chinese and Latin, unlike elsewhere ({count})"
            yield Found(words.where(at, at + 1), words.path, message, "delete it", words.edit(at, at + 1, ""))
    else:
        for words, at in tight:
            message = f"no space between Chinese and Latin, unlike elsewhere ({count})"
            yield Found(words.where(at, at + 1), words.path, message, "put one there", words.edit(at, at, " "))
