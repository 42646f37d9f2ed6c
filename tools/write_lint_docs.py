"""Write docs/lint.md from the rules: `python tools/write_lint_docs.py`.

Run it after a change to a rule's words in cvbuilder/lint/rules.py; a test fails while the page is not current.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

from cvbuilder.lint import RULES, Rule

TARGET = Path(__file__).resolve().parent.parent / "docs" / "lint.md"
LONGEST = 100
"""Characters of a line of an example at most."""

HEAD = """<!-- Made by tools/write_lint_docs.py from cvbuilder/lint/rules.py: change that. -->

# What `cvbuilder check` looks for

`cvbuilder check me.yaml` lists findings with file, line, column and a code. The codes are stable. A **warning** is
wrong by a rule of writing or by its own words; a **note** may be meant, and wants a look. Either makes the exit code 1.

- `--fix` mends the rules that say so, in the file itself: the words alone change; comments, order, quotes and line ends
  stay. What could not be mended safely is named, with the reason.
- `--ignore CVB104,CVB208` leaves rules out once, `settings.lint.ignore: [CVB104]` in a profile always. An unknown code
  is an error.
- `--json` and `--format github` tell the same to programs.
- `--links` asks the network whether links can be read; nothing else does, and a build never.
- `--stale REV` compares with the profile of a git revision, and names texts that did not change with those of another
  language.

Rules of writing look at texts that are said to be in a language. A text under `und:` and a plain string in a field that
is neutral by nature (a paper's title, a headline of the press) stay as they were printed. Code between backticks,
targets of links and addresses are left alone.

| code | name | | mended by `--fix` |
|---|---|---|---|
"""


def page() -> str:
    """Return the whole page."""
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} | {'yes' if rule.mends else ''} |\n"
        for rule in RULES
    ]
    return HEAD + "".join(rows) + "".join(map(_section, RULES))


def _section(rule: Rule) -> str:
    about = fill(f"**{rule.name}**, a {rule.severity}. {rule.about}", 120, break_on_hyphens=False)
    words = f"\n## {rule.code}\n\n{about}\n"
    if not rule.wrong:
        return words
    return f"{words}\n```yaml\n# found:\n{_shortened(rule.wrong)}\n# right:\n{_shortened(rule.right)}\n```\n"


def _shortened(example: str) -> str:
    lines = example.splitlines()
    return "\n".join(line if len(line) <= LONGEST else f"{line[: LONGEST - 20].rstrip()} ... }} }}" for line in lines)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
