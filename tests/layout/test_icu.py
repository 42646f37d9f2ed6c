"""Our break places against those of ICU (UAX 14), on two thousand and more sentences of real text (sentences/).

Where the two differ, a policy of icu_policies.yaml must say why; `pytest -rP` prints the rate and what each explains.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from icu4py import breakers as icu

HERE = Path(__file__).parent
POLICIES: list[dict[str, str]] = yaml.safe_load((HERE / "icu_policies.yaml").read_text("utf-8"))
HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z\d]")
LEAST_AGREEMENT = 0.97


@lru_cache(1)
def sentences() -> list[tuple[str, str]]:
    """Every sentence with its language: what the name of its file says, else what its script tells."""
    found = []
    for path in sorted((HERE / "sentences").glob("*.txt")):
        _, _, language = path.stem.partition(".")
        for line in path.read_text("utf-8").splitlines():
            found.append((line, language or ("zh-Hans" if HAN.search(line) else "en")))
    return found


def our_places(sentence: str, language: str, case_of_type: Any) -> set[int]:
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
    """ICU counts UTF-16 units; a place is an index of the string."""
    units = list(accumulate((len(each.encode("utf-16-le")) // 2 for each in sentence), initial=0))
    return {bisect_left(units, end) for _, end in icu.LineBreaker(sentence, "en").segments()} - {len(sentence)}


def policy(before: str, after: str, side: str) -> str | None:
    """The name of the first policy that a difference belongs to."""
    head, tail = re.search(r"[!-~]*$", before), re.match(r"[!-~]*", after)
    assert head and tail
    told = {"before": before, "after": after, "word": head[0] + tail[0]}
    for each in POLICIES:
        if each.get("side", side) == side and all(
            re.search(each[part], text) for part, text in told.items() if part in each
        ):
            return each["name"]
    return None


def test_every_difference_from_icu_is_a_policy(case_of_type: Any) -> None:
    used: Counter[str] = Counter()
    unexplained, places = [], 0
    for sentence, language in sentences():
        ours, theirs = our_places(sentence, language, case_of_type), icu_places(sentence)
        places += len(ours | theirs)
        for place in sorted(ours ^ theirs):
            before, after = sentence[:place], sentence[place:]
            side = "ours" if place in ours else "icu"
            name = policy(before, after, side)
            used.update([name] if name else [])
            if name is None:
                unexplained.append(f"{side}: {before[-14:]}|{after[:14]}")
    different = used.total() + len(unexplained)
    print(f"{places - different} of {places} break places agree: {1 - different / places:.2%}; {different} differ")
    print("\n".join(f"{count:4} {name}" for name, count in used.most_common()))
    assert not unexplained, "no policy says why:\n" + "\n".join(unexplained)
    assert 1 - different / places >= LEAST_AGREEMENT
    assert set(used) == {each["name"] for each in POLICIES}, "a policy that explains nothing is no policy"


def test_a_policy_says_what_it_rests_on() -> None:
    parts = {"name", "rests_on", "side", "before", "after", "word"}
    for each in POLICIES:
        assert set(each) <= parts and each.get("side", "ours") in ("ours", "icu")
        cited = r"CLREQ \d|UAX 14, |Chicago Manual of Style 17, \d|GB/T \d+ \d"
        assert re.search(cited, each["rests_on"]), each["name"]
        assert set(each) & {"before", "after", "word"}


def test_there_are_sentences_enough() -> None:
    texts = [sentence for sentence, _ in sentences()]
    languages = Counter(language for _, language in sentences())
    mixed = sum(bool(HAN.search(text) and LATIN.search(text)) for text in texts)
    print(f"{len(texts)} sentences, {mixed} of them mixed; {dict(languages)}")
    assert len(set(texts)) == len(texts) >= 2000
    assert mixed > len(texts) / 2
    assert languages["zh-Hant"] >= 200 and languages["en"] >= 500
