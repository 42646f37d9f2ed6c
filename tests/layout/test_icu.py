"""Our break places against those of ICU (UAX 14), on the sentences of sentences.txt.

Where the two differ, one of the policies below must say why; `pytest -rP` prints the rate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

icu = pytest.importorskip("icu4py.breakers")

SENTENCES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
LEAST_AGREEMENT = 0.97

# What stands before and after a place, and whether the place is ours alone (else it is ICU's alone).
Policy = Callable[[str, str, bool], bool]


def word_at(before: str, after: str) -> str:
    """What stands around a place without a space or a full-width character."""
    head, tail = re.search(r"[!-~]*$", before), re.match(r"[!-~]*", after)
    assert head and tail
    return head[0] + tail[0]


POLICIES: dict[str, Policy] = {
    "an address breaks before its marks and after a double slash, as the Chicago Manual has it": lambda b, a, ours: (
        re.search(r"https?://|\w@\w", word_at(b, a)) is not None
    ),
    "a solidus joins: A/B, IEEE/CVF": lambda b, a, ours: not ours and b.endswith("/"),
    "a number keeps its unit, with what scales it": lambda b, a, ours: (
        not ours
        and re.search(r"\d[余多几万亿千百年]*$", b) is not None
        and re.match("[余多年月日号时分秒岁元万亿千百篇项个人位次名届款种台条家所倍级周天米度件本部门场期章页字]", a)
        is not None
    ),
    "a number keeps its unit, after a space as well": lambda b, a, ours: (
        not ours and re.search(r"\d $", b) is not None and re.match(r"[a-zA-Z%°℃]{1,4}\b", a) is not None
    ),
    "a range of numbers is one": lambda b, a, ours: (
        not ours and re.search(r"[\d%℃万亿][～—]$", b) is not None and a[0].isdigit()
    ),
    "signs belong to their word: C++": lambda b, a, ours: not ours and a.startswith("+"),
    "a hyphen ends a line between words of two letters and more: not e-mail": lambda b, a, ours: (
        not ours and b.endswith("-")
    ),
    "a dash ends a line between letters, and never begins one": lambda b, a, ours: (
        not ours and (b[-1] in "–—" or a[0] in "–—…")
    ),
    "a sign alone never begins a line": lambda b, a, ours: (
        not ours and b.endswith(" ") and re.match(r"[-–>|/·•]+ ", a) is not None
    ),
    "connectors and the interpunct never begin a line": lambda b, a, ours: not ours and a[0] in "～·",
    "a Chinese quotation may open after Latin": lambda b, a, ours: ours and a[0] == "“" and b[-1].isalnum(),
    "a word may begin with a point: .NET": lambda b, a, ours: (
        ours and b.endswith(" ") and re.match(r"\.\w", a) is not None
    ),
}


def our_places(sentence: str, case_of_type: Any) -> set[int]:
    language = "zh-Hans" if re.search("[\u4e00-\u9fff]", sentence) else "en"
    items, _ = case_of_type.items(sentence, language)
    found, place = set(), 0
    for number, (atom, gap) in enumerate(zip(items.atoms, items.gaps, strict=True)):
        start = sentence.index(atom.text, place)
        assert not sentence[place:start].strip(), "nothing but space is left out"
        if number and gap.penalty is not None:
            found.add(start)
        place = start + len(atom.text)
    return found


def icu_places(sentence: str) -> set[int]:
    return {end for _, end in icu.LineBreaker(sentence, "en").segments()} - {len(sentence)}


def test_every_difference_from_icu_is_a_policy(case_of_type: Any) -> None:
    used: Counter[str] = Counter()
    unexplained, places = [], 0
    for sentence in SENTENCES:
        ours, theirs = our_places(sentence, case_of_type), icu_places(sentence)
        places += len(ours | theirs)
        for place in sorted(ours ^ theirs):
            before, after = sentence[:place], sentence[place:]
            names = [name for name, says in POLICIES.items() if says(before, after, place in ours)]
            used.update(names[:1])
            if not names:
                unexplained.append(("ours" if place in ours else "ICU's", f"{before[-12:]}|{after[:12]}"))
    different = used.total() + len(unexplained)
    print(f"{places - different} of {places} break places agree: {1 - different / places:.2%}")
    print("\n".join(f"{count:4} {name}" for name, count in used.most_common()))
    assert unexplained == []
    assert 1 - different / places >= LEAST_AGREEMENT
    assert set(used) == set(POLICIES), "a policy that explains nothing is no policy"


def test_there_are_sentences_enough() -> None:
    assert len(SENTENCES) >= 300
    assert sum(any("\u4e00" <= each <= "\u9fff" for each in sentence) for sentence in SENTENCES) >= 90
