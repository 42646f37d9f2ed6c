"""cvbuilder itself, in a process that is kept: from a profile's file to the bytes of a tagged PDF.

What it is asked for is `LANGUAGE:KIND:SOURCE:PATH`, SOURCE being what of the profile the PDF carries; everything
between file and bytes is done for each document anew.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any


def maker(folder: str) -> Callable[[str], bytes]:
    """A way from what is asked for to a PDF; `folder` is of no account."""
    from cvbuilder import Request
    from cvbuilder.cli import OBJECTS_BEFORE_A_SEARCH
    from cvbuilder.pipeline import build

    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH, 10, 10)  # as the command line has it

    def make(asked: str) -> bytes:
        language, kind, source, path = asked.split(":", 3)
        chosen: Any = kind
        carried: Any = source
        (built,) = build(Path(path), Request(kinds=(chosen,), languages=(language,), source=carried))
        return built.content

    return make
