"""docs/profile.md is current, names every key of the model with an example, and every example is read."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from cvbuilder.profile import Profile, parse
from cvbuilder.profile import model as model_module
from cvbuilder.profile.fields import field, plan
from cvbuilder.profile.languages import Languages
from cvbuilder.profile.reader import Reader
from cvbuilder.source import read_bytes

ROOT = Path(__file__).resolve().parents[2]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_profile_docs", ROOT / "tools" / "write_profile_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()
PAGE = (ROOT / "docs" / "profile.md").read_text(encoding="utf-8")
CLASSES = [cls.__name__ for cls in TOOL.records(Profile)]
EXAMPLES = TOOL.FENCE.findall(PAGE)


def rows(name: str) -> dict[str, list[str]]:
    """The rows of a class's table by their keys: what it holds, its meaning, its example."""
    heading = TOOL._links(TOOL.TEMPLATE.read_text(encoding="utf-8"))[name]
    sections = {TOOL.slug(part.partition("\n")[0]): part for part in re.split(r"^#+ ", PAGE, flags=re.MULTILINE)[1:]}
    table = re.findall(r"^\| `(\w+)` \| (.+) \|$", sections[heading], re.MULTILINE)
    cells = [(key, re.split(r" (?<!\\)\| ", rest)) for key, rest in table]
    return {key: row for key, row in cells if len(row) == 3}


def test_the_page_is_current() -> None:
    assert TOOL.page() == PAGE, "run python tools/write_profile_docs.py"


def test_every_class_of_the_model_is_there() -> None:
    unreached = {"Record"}  # it has no key of its own
    named = {name for name, value in vars(model_module).items() if isinstance(value, type) and is_record(value)}
    assert set(CLASSES) == named - unreached


def is_record(value: type) -> bool:
    return issubclass(value, model_module.Record)


@pytest.mark.parametrize("name", CLASSES)
def test_every_key_has_a_row(name: str) -> None:
    cls = getattr(model_module, name)
    table = rows(name)
    own = TOOL.own_keys(cls)
    assert tuple(key for key in table if key in own) == own
    for key in own:
        holds, meaning, example = table[key]
        assert holds and example
        about = field(cls, key).about
        assert about and about.text in meaning
        assert meaning.startswith("**Required.** ") == (key in plan(cls).required)


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_a_profile(text: str) -> None:
    parse(read_bytes(text.encode(), "example.yaml"))


@pytest.mark.parametrize("name", CLASSES)
def test_every_key_stands_in_an_example(name: str) -> None:
    cls = getattr(model_module, name)
    roots = [read_bytes(text.encode(), "example.yaml").root for text in EXAMPLES]
    shown = {key for root in roots for key, _ in TOOL.written(root, Profile, cls)}
    assert set(TOOL.own_keys(cls)) <= shown


@pytest.mark.parametrize("name", CLASSES)
def test_every_example_of_a_table_can_stand_there(name: str) -> None:
    cls = getattr(model_module, name)
    for key in TOOL.own_keys(cls):
        example = re.fullmatch("`(.+)`", rows(name)[key][2].replace(r"\|", "|"))
        if example is None:
            continue
        source = read_bytes(example[1].encode(), "example.yaml")
        reader = Reader(source, Languages(("en", "zh"), False))
        assert source.root
        assert reader.read(source.root, key, field(cls, key).shape) is not None, (name, key)
        assert not reader.problems, (name, key, reader.problems)


def test_every_link_leads_to_a_heading() -> None:
    prose = TOOL.FENCE.sub("", PAGE)
    anchors = [TOOL.slug(heading) for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)]
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]*)\)", prose)) <= set(anchors)


def test_the_short_forms_mean_the_same() -> None:
    (text,) = (text for text in EXAMPLES if "sections: [education]" in text)
    profile = parse(read_bytes(text.encode(), "example.yaml"))
    assert profile.contact
    pairs = [
        [point.text.texts[0].text for point in profile.summary],
        [link.url for link in profile.contact.links],
        [group.items[0].texts[0].text for group in profile.skills],
        [document.sections[0].section for document in profile.documents],
    ]
    assert all(len(pair) == 2 and pair[0] == pair[1] for pair in pairs)
