"""The command: sets and judges so many paragraphs; prints faults and figures, exits 1 on any fault."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from msgspec import Struct

from benchmarks.linebreak_fuzz.check import check, described
from benchmarks.linebreak_fuzz.greedy import Compared, compare, report
from benchmarks.linebreak_fuzz.prose import prose
from benchmarks.linebreak_fuzz.samples import sample
from benchmarks.linebreak_fuzz.setting import set_sample

PROSE_PART = 5
"""For so many paragraphs at random one of real prose is broken too, to compare the breakers."""


class Share(Struct, frozen=True):
    """Faults by kind with their words, lines of the three breakers at random and in prose, how many were judged."""

    faults: tuple[tuple[str, str], ...]
    at_random: Compared
    prose: Compared
    lines: int


def judge(seeds: range) -> Share:
    """Set and judge the samples of some seeds."""
    faults: list[tuple[str, str]] = []
    lines = 0
    at_random: list[Compared] = []
    for seed in seeds:
        one = sample(seed)
        placement = set_sample(one)
        lines += len(placement.lines)
        faults += [(fault.kind, described(one, fault)) for fault in check(one, placement)]
        at_random.append(compare(one))
    real = [compare(prose(seed)) for seed in seeds[::PROSE_PART]]
    return Share(tuple(faults), sum(at_random, Compared()), sum(real, Compared()), lines)


def _shares(seeds: range, processes: int) -> Iterator[Share]:
    parts = [seeds[start : start + 250] for start in range(0, len(seeds), 250)]
    if processes < 2:
        yield from map(judge, parts)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(judge, parts)


def main() -> int:
    """Run the fuzzer; the paragraphs of seed N are those of N * 1,000,000 and on, so that two seeds share none."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linebreak_fuzz", description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, default=0, help="faults of each kind to print, 0 for all")
    asked = parser.parse_args()
    first = asked.seed * 1_000_000
    kinds: Counter[str] = Counter()
    shares: list[Share] = []
    for share in _shares(range(first, first + asked.paragraphs), asked.processes):
        for kind, words in share.faults:
            kinds[kind] += 1
            if not asked.show or kinds[kind] <= asked.show:
                print(words)
        shares.append(share)
    lines = sum(share.lines for share in shares)
    print(f"{asked.paragraphs} paragraphs from seed {asked.seed}, {lines} lines: {kinds.total()} faults")
    print("".join(f"  {kind} {count}\n" for kind, count in kinds.most_common()), end="")
    print("Justified lines (medians; see greedy.py): real prose")
    print(report(sum((share.prose for share in shares), Compared())))
    print("and paragraphs at random")
    print(report(sum((share.at_random for share in shares), Compared())))
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
