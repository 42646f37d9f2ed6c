"""The whole look at a profile: takes source, profile and day, gives findings in the order of the file.

examine(subject, ignore) -> findings        every rule but those that are switched off
ignored(profile)                            the codes that `settings.lint.ignore` names, each known
mended(source, findings) -> Edited          the file's text with what can be mended without a thought
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.lint.finding import Finding, Found, Rule
from cvbuilder.lint.links import broken_links
from cvbuilder.lint.rules import BROKEN_LINK, CODES, RULES, STALE_TEXT
from cvbuilder.lint.stale import Before, stale_texts
from cvbuilder.lint.subject import Subject
from cvbuilder.source import Source
from cvbuilder.source.edits import Edited, edited


def examine(
    subject: Subject,
    ignore: Iterable[str] = (),
    answers: Mapping[str, str] | None = None,
    before: Before | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of the file.

    `answers` are a network's, of links that cannot be read; `before` is the profile as it was, for texts that have
    fallen behind. Raises ProfileError where the profile switches off a rule that there is not.
    """
    off = {*ignore, *ignored(subject)}
    found = [each for rule in RULES if rule.code not in off for each in _findings(rule, rule.check(subject))]
    if answers and BROKEN_LINK.code not in off:
        found.extend(_findings(BROKEN_LINK, broken_links(subject, answers)))
    if before is not None and STALE_TEXT.code not in off:
        found.extend(_findings(STALE_TEXT, stale_texts(subject.profile, before)))
    files = [subject.source.file, *(part.file for part in subject.source.parts)]
    order = {file: number for number, file in enumerate(files)}
    return tuple(sorted(found, key=lambda each: (order[each.span.file], each.span.start, each.span.end, each.code)))


def ignored(subject: Subject) -> tuple[str, ...]:
    """Return the codes that a profile switches off; raises ProfileError for one that there is not."""
    codes = subject.profile.settings.lint.ignore
    wrong = [(f"settings.lint.ignore[{index}]", code) for index, code in enumerate(codes) if code not in CODES]
    if wrong:
        hint = f"there are {CODES[0]} to {CODES[-1]}, see docs/lint.md"
        raise ProfileError(
            [Diagnostic(f"there is no rule `{code}`", subject.at(path), path, hint=hint) for path, code in wrong]
        )
    return codes


def mended(source: Source, findings: Sequence[Finding]) -> Edited:
    """Return the text of a file with the fixes of findings made, as far as they can be made safely."""
    edits = {edit: None for finding in findings for edit in finding.fix or ()}
    return edited(source, tuple(edits))


def _findings(rule: Rule, found: Iterator[Found]) -> Iterator[Finding]:
    for each in found:
        yield Finding(
            rule.code, rule.name, rule.severity, each.span, each.path, each.message, each.hint,
            each.fix if rule.mends else None,
        )  # fmt: skip
