"""Where the program's own files stand: fonts, locales, themes, the schema.

An installed wheel carries them inside the package, in `_shipped`, a checkout (an editable install) at its root;
`resource` is the one function that knows.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that ships with the program, e.g. `resource("fonts")`.

    Raises FileNotFoundError when neither the installed package nor the checkout has it:
    a broken installation, not a user's mistake.
    """
    for root in (PACKAGE / "_shipped", PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def resource_text(*parts: str) -> str:
    """Return the text of a file that ships with the program, in UTF-8."""
    return resource(*parts).read_text(encoding="utf-8")
