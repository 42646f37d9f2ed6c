"""The command line: the only room that prints or exits."""

from __future__ import annotations

OBJECTS_BEFORE_A_SEARCH = 200_000
"""How many new objects there are before Python looks for cycles among them; its own choice is 700."""


def main() -> None:
    """Run the command line; a user's mistake ends in a few clear lines and exit code 2.

    A build makes a hundred thousand small values and next to no cycles, and is over before they would matter: looking
    for some takes a tenth of its time, looking once more as the interpreter ends another tenth. A long run still looks
    now and then, so that its memory stays flat. docs/performance.md has the figures.
    """
    import gc

    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH, 10, 10)
    from cvbuilder.cli.app import main as run

    try:
        run()
    finally:
        gc.freeze()


__all__ = ["main"]
