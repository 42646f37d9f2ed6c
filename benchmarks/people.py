"""Made-up people: profiles in both languages, each with words of its own, as long as a résumé of one or two pages.

`people(count, seed)` gives their YAML, one after another and never all at once; the same numbers give the same people
on every machine. Nobody of them exists: names and places are put together of syllables, employers have none that is
known, addresses are of example.org. `python -m benchmarks.people COUNT FOLDER` writes them into files.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

Value = Any
"""What YAML and JSON say: texts, numbers, lists, mappings."""
Pair = tuple[str, str]
DEGREES = ("phd", "ms", "bs")


class Words(Struct, frozen=True):
    """What people are put together of, in English and in Chinese."""

    topics: tuple[Pair, ...]
    deeds: tuple[Pair, ...]
    manners: tuple[Pair, ...]
    effects: tuple[Pair, ...]
    roles: tuple[Pair, ...]
    fields: tuple[Pair, ...]
    employers: tuple[Pair, ...]
    surnames: tuple[Pair, ...]
    titles: tuple[str, ...]
    given: tuple[str, ...]
    stems: tuple[str, ...]
    town_ends: tuple[str, ...]
    name_characters: str
    place_characters: str


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of people.yaml."""
    said = yaml.safe_load((Path(__file__).parent / "people.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for key, lines in said.items():
        if key.endswith("_characters"):
            found[key] = "".join(lines)
        else:
            found[key] = tuple(tuple(line.split(" = ")) if " = " in line else line for line in lines)
    return Words(**found)


def people(count: int, seed: int = 0) -> Iterator[str]:
    """Give so many profiles as YAML, each once and not kept; the number of a person alone decides who it is."""
    for number in range(count):
        yield _yaml(_person(number, random.Random(f"{seed}/{number}")))


def _yaml(person: dict[str, Value]) -> str:
    """A profile as YAML: a key a line, and below it what JSON and YAML both read."""
    lines = []
    for key, value in person.items():
        if isinstance(value, list):
            lines.append(f"{key}:")
            lines.extend(f"  - {json.dumps(item, ensure_ascii=False)}" for item in value)
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _person(number: int, chance: random.Random) -> dict[str, Value]:
    surname = chance.choice(words().surnames)
    given = chance.choice(words().given)
    characters = "".join(chance.sample(words().name_characters, chance.choice((1, 2, 2, 2))))
    topics = chance.sample(words().topics, 8)
    role = chance.choice(words().roles)
    year = chance.randint(2014, 2023)
    return {
        "slug": f"person-{number:07}",
        "settings": {"languages": ["en", "zh"]},
        "name": {"given": {"en": given, "zh": characters}, "family": {"en": surname[0], "zh": surname[1]}},
        "headline": _both((f"{role[0]}, {topics[0][0]}", f"{topics[0][1]}{role[1]}")),
        "updated": "2026-06-30",
        "contact": {
            "location": _town(chance),
            "email": f"{given.lower()}.{surname[0].lower()}{number}@example.org",
            "website": f"https://{given.lower()}-{number}.example.org",
        },
        "summary": [_both(_sentence(topic, chance)) for topic in topics[: chance.randint(2, 3)]],
        "experience": list(_posts(year, topics, chance)),
        "education": list(_degrees(year, topics, chance)),
        "projects": [_project(topic, year, chance) for topic in topics[3 : 3 + chance.randint(1, 3)]],
        "publications": [_paper(given, surname[0], chance) for _ in range(chance.randint(2, 6))],
        "skills": [_skill(chance) for _ in range(chance.randint(2, 3))],
        "interests": [_both((topic[0].capitalize(), topic[1])) for topic in topics[5:]],
    }


def _both(pair: Pair) -> dict[str, Value]:
    return {"en": pair[0], "zh": pair[1]}


def _sentence(topic: Pair, chance: random.Random) -> Pair:
    """What somebody did, with a figure: no two are alike."""
    deed, effect, manner = chance.choice(words().deeds), chance.choice(words().effects), chance.choice(words().manners)
    figure = str(chance.randint(2, 98))
    english = f"{deed[0]} {topic[0]} {manner[0]}, {effect[0].format(figure)}"
    return english, f"{manner[1]}{deed[1]}{topic[1]}，{effect[1].format(figure)}"


def _posts(year: int, topics: Sequence[Pair], chance: random.Random) -> Iterator[Value]:
    """Positions, latest first."""
    start = year
    end = "present"
    for _ in range(chance.randint(2, 4)):
        role, months = chance.choice(words().roles), chance.randint(1, 12)
        points: list[Value] = [
            _both(_sentence(topic, chance)) for topic in chance.sample(list(topics), chance.randint(2, 4))
        ]
        yield {
            "organization": _employer(chance),
            "position": _both((role[0], role[1])),
            "location": _town(chance),
            "start": f"{start}-{months:02}",
            "end": end,
            "highlights": points,
        }
        end = f"{start}-{max(1, months - 1):02}"
        start -= chance.randint(1, 4)


def _degrees(year: int, topics: Sequence[Pair], chance: random.Random) -> Iterator[Value]:
    end = year - 9
    for degree in DEGREES[: chance.randint(1, 3)]:
        town = _place(chance)
        yield {
            "institution": {"en": f"University of {town[0]}", "zh": f"{town[1]}大学"},
            "degree": degree,
            "field": _both(chance.choice(words().fields)),
            "start": str(end - 3),
            "end": str(end),
            "thesis": _both((f"On {topics[1][0]} {chance.choice(words().manners)[0]}", f"{topics[1][1]}研究")),
        }
        end -= 4


def _project(topic: Pair, year: int, chance: random.Random) -> Value:
    word = _word(chance).capitalize()
    return {
        "name": {"en": f"{word}: {topic[0]}", "zh": f"{word}：{topic[1]}"},
        "start": f"{year + chance.randint(0, 2)}",
        "summary": _both(_sentence(topic, chance)),
    }


def _paper(given: str, family: str, chance: random.Random) -> Value:
    title, topic = chance.choice(words().titles), chance.choice(words().topics)
    authors: list[Value] = [f"{given} {family}"]
    authors += [
        f"{chance.choice(words().given)} {chance.choice(words().surnames)[0]}" for _ in range(chance.randint(1, 4))
    ]
    return {
        "title": title.format(topic[0], _place(chance)[0]),
        "authors": authors,
        "venue": f"{_place(chance)[0]} Journal of {chance.choice(words().fields)[0]}",
        "year": chance.randint(2008, 2026),
        "selected": True,
    }


def _skill(chance: random.Random) -> Value:
    topics = chance.sample(words().topics, 3)
    label = chance.choice(words().fields)
    return {"label": _both(label), "items": [_both(topic) for topic in topics] + [{"und": _word(chance).capitalize()}]}


def _employer(chance: random.Random) -> Value:
    place, kind = _place(chance), chance.choice(words().employers)
    return _both((kind[0].format(place[0]), kind[1].format(place[1])))


def _town(chance: random.Random) -> Value:
    place = _place(chance)
    return _both((place[0], f"{place[1]}市"))


def _place(chance: random.Random) -> Pair:
    """A place that there is not."""
    return (
        f"{_word(chance).capitalize()}{chance.choice(words().town_ends)}",
        "".join(chance.sample(words().place_characters, 2)),
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.sample(words().stems, 2))


def main() -> None:
    """Write people into files of a folder, NNNNNNN.yaml."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(people(count)):
        (folder / f"{number:07}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
