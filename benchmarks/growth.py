"""How cost grows: with pages, with distinct Han characters, with documents. `python -m benchmarks.growth WHAT [MOST]`.

Each runs in a process of its own, on one core, from a profile's file to a PDF's bytes, and prints JSON: rows of
figures named in `COLUMNS`. Times are the processor's; memory is what the process holds at that moment.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import yaml

from benchmarks.peers.by_cvbuilder import maker
from benchmarks.peers.pages import pages_of
from benchmarks.people import people

COLUMNS = {
    "pages": ("pages", "ms", "kB", "peak MiB"),
    "characters": ("distinct characters", "ms", "kB", "peak MiB"),
    "documents": ("documents", "seconds", "MiB", "kB"),
}
PERSONS = (1, 4, 8, 14, 20, 28, 36, 45, 55)
"""Of how many people the long documents are put together: 1 to some 50 pages."""
MERGED = ("summary", "experience", "education", "projects", "publications", "skills", "interests")
DISTINCT = (100, 250, 500, 1000, 1500, 2000, 3000, 4000, 5000)
CHARACTERS, IN_A_PARAGRAPH = 6000, 120
TURNS = 3
STOPS = (10, 100, 300, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000)
"""After how many documents time and memory are read."""
WARM_UP = 10


def measured(make: Any, asked: str) -> tuple[float, bytes]:
    """Make one document; give its milliseconds and bytes."""
    begin = process_time()
    content = make(asked)
    return 1000 * (process_time() - begin), content


def held() -> float:
    """The memory that this process holds, MiB; where the system does not tell, the most that it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return most_held()


def most_held() -> float:
    """The most memory that this process ever held, MiB."""
    import resource

    unit = 2**10 if sys.platform != "darwin" else 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def with_pages(folder: Path) -> Iterator[tuple[float, ...]]:
    """CVs of more and more pages, English and Chinese in turn, each of other people than the last."""
    make, path = maker(""), folder / "long.yaml"
    crowd = people(sum(PERSONS) * TURNS, seed=2)
    rows: dict[tuple[int, str], list[tuple[float, int, int]]] = {}
    for _ in range(TURNS):
        for count in PERSONS:
            path.write_text(together(crowd, count), encoding="utf-8")
            for language in ("en", "zh"):
                ms, content = measured(make, f"{language}:cv:shown:{path}")
                rows.setdefault((count, language), []).append((ms, len(content), pages_of(content)))
    for (_, language), found in rows.items():
        times, sizes, pages = zip(*found, strict=True)
        yield float(language == "zh"), median(pages), median(times), median(sizes) / 1000, most_held()


def together(crowd: Iterator[str], count: int) -> str:
    """One profile of all that some people did."""
    first, *others = map(parsed, islice(crowd, count))
    for other in others:
        for key in MERGED:
            first[key] += other[key]
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in first.items())


def parsed(text: str) -> dict[str, Any]:
    """A profile as plain values, read by the fastest reader there is: this is not what is measured."""
    return dict(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def with_characters(folder: Path) -> Iterator[tuple[float, ...]]:
    """Chinese texts of one length in fewer or more distinct characters."""
    make, path = maker(""), folder / "han.yaml"
    rows: dict[int, list[tuple[float, int, int]]] = {count: [] for count in DISTINCT}
    for turn in range(TURNS + 1):
        for count in DISTINCT:
            path.write_text(text_of(count, random.Random(f"{count}/{turn}")), encoding="utf-8")
            ms, content = measured(make, f"zh:cv:shown:{path}")
            if turn:  # the first fills caches
                rows[count].append((ms, len(content), pages_of(content)))
    for count, found in rows.items():
        times, sizes, _ = zip(*found, strict=True)
        yield count, median(times), median(sizes) / 1000, most_held()


def text_of(count: int, chance: random.Random) -> str:
    """A profile with CHARACTERS Han characters, so many of them distinct, those of GB/T 2312 from its first on."""
    known = hanzi()[:count]
    text = [*known, *chance.choices(known, k=CHARACTERS - len(known))]
    chance.shuffle(text)
    parts = ["".join(text[at : at + IN_A_PARAGRAPH]) for at in range(0, len(text), IN_A_PARAGRAPH)]
    profile = {
        "settings": {"languages": ["zh"]},
        "name": {"given": {"zh": "某"}, "family": {"zh": "某"}},
        "summary": [{"zh": f"{part}。"} for part in parts],
    }
    return str(yaml.safe_dump(profile, allow_unicode=True, sort_keys=False, width=10**6))


def hanzi() -> str:
    """The 6,763 Han characters of GB/T 2312: the common ones first, by their reading, then the others."""
    rows = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    return b"".join(rows).decode("gb2312", "ignore")


def with_documents(folder: Path, most: int) -> Iterator[tuple[float, ...]]:
    """One document after another, each of another person's and in either language: what all took, what is held."""
    make, path = maker(""), folder / "person.yaml"
    seconds, size = 0.0, 0
    for number, text in enumerate(people(WARM_UP + most // 2, seed=3)):
        path.write_text(text, encoding="utf-8")
        for place, language in enumerate(("en", "zh")):
            ms, content = measured(make, f"{language}:resume:shown:{path}")
            if number < WARM_UP:
                continue
            seconds, size = seconds + ms / 1000, size + len(content)
            made = 2 * (number - WARM_UP) + place + 1
            if made in STOPS or made == most:
                yield made, seconds, held(), size / 1000 / made


def main(what: str, most: str = "10000") -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what == "documents":
            rows = with_documents(folder, int(most))
        else:
            rows = {"pages": with_pages, "characters": with_characters}[what](folder)
        print(json.dumps(list(rows)))


if __name__ == "__main__":
    main(*sys.argv[1:])
