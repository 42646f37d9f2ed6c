"""Reports over a profile: rules that find what its author may want to change, and how much of it is translated.

    examine(Subject(source, profile, day)) -> findings
    mended(source, findings) -> the file's new text
    coverage(profile) -> counts and gaps of each language

Reads no file, writes none, asks no clock and no network.
"""

from __future__ import annotations

from cvbuilder.lint.coverage import Coverage, Gap, SectionCoverage, coverage, lacking
from cvbuilder.lint.examine import examine, mended
from cvbuilder.lint.finding import Finding, Rule, Severity
from cvbuilder.lint.links import Link, links_of
from cvbuilder.lint.rules import CODES, RULES
from cvbuilder.lint.stale import Before
from cvbuilder.lint.subject import Subject

__all__ = [
    "CODES",
    "RULES",
    "Before",
    "Coverage",
    "Finding",
    "Gap",
    "Link",
    "Rule",
    "SectionCoverage",
    "Severity",
    "Subject",
    "coverage",
    "examine",
    "lacking",
    "links_of",
    "mended",
]
