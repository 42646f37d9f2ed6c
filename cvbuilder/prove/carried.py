"""The files that a PDF carries: takes its bytes, gives them by name.

The file may come from a stranger: names lead nowhere but below a folder, number and sizes are bounded. Reads with
pypdf, which knows what other programs make of a PDF when they save it, and comes with every installation.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from logging import NullHandler, getLogger

from cvbuilder.errors import Diagnostic, ProofError
from cvbuilder.profile.addresses import read_path
from cvbuilder.profile.wrong import Wrong

MOST_FILES = 64
MOST_BYTES = 64 * 1024 * 1024
"""Bytes of all attached files together at most."""


def attached(content: bytes, name: str) -> dict[str, bytes]:
    """Return the files that a PDF carries, by their names. Raises ProofError for a file that cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if b"%PDF-" not in content[:1024]:  # where readers look for it (ISO 32000-1, annex H, 3.4.1)
        raise ProofError([Diagnostic(f"{name} is no PDF")])
    found: dict[str, bytes] = {}
    try:
        with _without_remarks():
            for number, file in enumerate(PdfReader(BytesIO(content)).attachment_list):
                if number >= MOST_FILES:
                    raise ProofError([Diagnostic(f"{name} carries more than {MOST_FILES} files")])
                found[read_path(file.name)] = file.content
                if sum(map(len, found.values())) > MOST_BYTES:
                    raise ProofError([Diagnostic(f"{name} carries more than {MOST_BYTES >> 20} MiB")])
    except Wrong as wrong:
        raise ProofError([Diagnostic(f"{name} carries a file with a wrong name: {wrong.message}")]) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise ProofError([Diagnostic(f"{name} cannot be read as a PDF: {error}")]) from None
    return found


@contextmanager
def _without_remarks() -> Iterator[None]:
    """Keep to itself what pypdf remarks on a file that it can read all the same."""
    logger, nobody = getLogger("pypdf"), NullHandler()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(nobody)
    try:
        yield
    finally:
        logger.removeHandler(nobody)
        logger.propagate = before
