"""The command: sets and judges so many paragraphs; prints faults and figures, exits 1 on any fault."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from benchmarks.linebreak_fuzz.check import check, described
from benchmarks.linebreak_fuzz.greedy import Looseness, compare, report
from benchmarks.linebreak_fuzz.samples import sample
from benchmarks.linebreak_fuzz.setting import set_sample

Share = tuple[list[tuple[str, str]], list[Looseness], list[Looseness], int]
"""Faults by kind with their words, our lines, the greedy breaker's, how many lines were judged."""


def judge(seeds: range) -> Share:
    """Set and judge the samples of some seeds."""
    faults: list[tuple[str, str]] = []
    ours: list[Looseness] = []
    greedy: list[Looseness] = []
    lines = 0
    for seed in seeds:
        one = sample(seed)
        placement = set_sample(one)
        lines += len(placement.lines)
        faults += [(fault.kind, described(one, fault)) for fault in check(one, placement)]
        mine, theirs = compare(one)
        ours += mine
        greedy += theirs
    return faults, ours, greedy, lines


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
    ours: list[Looseness] = []
    greedy: list[Looseness] = []
    lines = 0
    for faults, mine, theirs, placed in _shares(range(first, first + asked.paragraphs), asked.processes):
        for kind, words in faults:
            kinds[kind] += 1
            if not asked.show or kinds[kind] <= asked.show:
                print(words)
        ours += mine
        greedy += theirs
        lines += placed
    print(f"{asked.paragraphs} paragraphs from seed {asked.seed}, {lines} lines: {kinds.total()} faults")
    print("".join(f"  {kind} {count}\n" for kind, count in kinds.most_common()), end="")
    print("Justified lines, ours / greedy best fit = quotient (medians; see greedy.py)")
    print(report(ours, greedy))
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
