"""Checks of a PDF by its objects alone: what a reader of it relies on, and public checkers do not look at.

Takes an open `pikepdf.Pdf`, whoever wrote it; gives findings. Knows nothing of how cvbuilder writes its files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuilder.prove.finding import Finding

if TYPE_CHECKING:
    from pikepdf import Pdf


def examine(pdf: Pdf) -> tuple[Finding, ...]:
    """Return everything that is wrong with a file's tags, fonts, declarations and attached files, part by part."""
    from cvbuilder.prove.attachments import attachments
    from cvbuilder.prove.declarations import declarations
    from cvbuilder.prove.fonts import fonts
    from cvbuilder.prove.marks import marks_of
    from cvbuilder.prove.parents import parents
    from cvbuilder.prove.tree import read_tree, tree

    pages = marks_of(pdf)
    elements = read_tree(pdf)
    found = [*declarations(pdf), *tree(elements)]
    for page in pages:
        found += page.findings
    return (*found, *parents(pdf, elements, pages), *fonts(pdf, pages), *attachments(pdf))
