"""What must agree between documents and what they ask for: tags that something has, redactions that there are.

Takes a profile, which may be one with mistakes, gives paths and what is wrong there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cvbuilder.profile.model import Profile, Ranked, Record, Tagged
from cvbuilder.profile.redaction import check_field, redacted_fields
from cvbuilder.profile.sections import UNTAGGED
from cvbuilder.profile.wrong import Wrong, did_you_mean


def redactions(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    """Tell redactions and fields that there are not, and fields that no document can do without."""
    own = tuple(each for each in profile.settings.redactions if each.name and each.fields)
    first: dict[str, str] = {}
    for each in own:
        if each.name and first.setdefault(each.name, each.path) != each.path:
            message = f"`{each.name}` stands twice; first at {first[each.name]}.name"
            yield f"{each.path}.name", Wrong(message, hint="delete or rename one of the two")
    for each in own:
        for number, path in enumerate(each.fields or ()):
            yield from _tried(check_field, path, f"{each.path}.fields[{number}]")
    named = [(f"settings.redact[{number}]", word) for number, word in enumerate(profile.settings.redact)]
    for plan in profile.documents:
        named += [(f"{plan.path}.redact[{number}]", word) for number, word in enumerate(plan.redact)]
    for place, word in named:
        yield from _tried(lambda word: redacted_fields(word, own), word, place)


def _tried(rule: Callable[[str], object], text: str, path: str) -> Iterator[tuple[str, Wrong]]:
    try:
        rule(text)
    except Wrong as wrong:
        yield path, wrong


def tags(profile: Profile) -> Iterator[tuple[str, Wrong]]:
    """Tags that documents ask for and nothing has."""
    known = tags_of(profile) if any(plan.tags for plan in profile.documents) else ()
    for plan in profile.documents:
        for number, tag in enumerate(plan.tags):
            if tag not in (*known, UNTAGGED):
                yield f"{plan.path}.tags[{number}]", no_such_tag(tag, known)


def tags_of(profile: Profile) -> tuple[str, ...]:
    """Return every tag that something in a profile is for, not for or first for, in the order of the model."""
    return tuple(dict.fromkeys(_tags_in(profile)))


def no_such_tag(tag: str, known: Sequence[str]) -> Wrong:
    """Say that nothing has a tag that is asked for."""
    hint = did_you_mean(tag, known) if known else "give entries `tags` first"
    return Wrong(f"nothing in the profile has the tag `{tag}`", hint=hint)


def _tags_in(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _tags_in(item)
    elif isinstance(value, Record):
        if isinstance(value, Tagged):
            yield from (*value.tags, *value.not_for, *(value.first_for if isinstance(value, Ranked) else ()))
        for name in value.__struct_fields__:
            yield from _tags_in(getattr(value, name))
