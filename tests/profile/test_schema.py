"""The JSON Schema is valid, is the one in the repository, and judges as the parser does."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cvbuilder.errors import ProfileError
from cvbuilder.profile import parse
from cvbuilder.profile.schema import json_schema
from cvbuilder.source import read_bytes

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
WRONG = Path(__file__).parent / "wrong"

# Faults that a schema can see. The others need the calendar, other fields, or the file as text.
SEEN = [
    "bad-email", "bad-number", "bad-phone", "bad-truth", "bad-word", "date-in-another-form", "date-with-start",
    "end-in-other-words", "end-without-start", "key-of-another-tool", "languages-mixed-with-keys", "link-scheme",
    "list-at-the-top", "list-where-text-expected", "misspelt-keys", "name-missing", "path-outside-the-folder",
    "required-missing-in-entries", "tag-malformed", "tag-und-as-language", "text-where-list-expected",
]  # fmt: skip
GOOD = [
    "name: Lin Yuan",
    "name: {en: Lin Yuan, zh: 林源}\nsummary: Hello\nskills: [[C++], {label: L, items: Go}, {en: A, zh: 乙}]",
    "name: {given: {en: Yuan, zh: 源}, family: {en: Lin, zh: 林}, aliases: [Lin]}\nphoto: a/b.jpg\nupdated: 2026-11",
    "name: Lin\npatents: [{title: A, date: 2021}]\ncontact: {phone: 13800138000, links: [https://example.org]}",
    "name: Lin\npatents: {counts: [{value: 5, label: granted}]}\neducation: [{institution: U, degree: ms, grade: 3.9}]",
    "name: Lin\nexperience: [{organization: O, start: 2020, end: present, highlights: {en: A, zh: 乙}}]",
    "name: Lin\ndocuments: [{kind: cv, languages: [en], sections: [education, {section: talks, limit: 3}]}]",
]


class Loader(yaml.SafeLoader):
    """Types scalars as YAML 1.2's core schema and editors do: no dates, `yes` is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "merge", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load(text: str) -> Any:
    return yaml.load(text, Loader)


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_is_current() -> None:
    spec = importlib.util.spec_from_file_location("write_schema", ROOT / "tools" / "write_schema.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ROOT / "schema" / "profile.schema.json").read_text(encoding="utf-8")
    assert written == tool.schema_text(), "run python tools/write_schema.py"


@pytest.mark.parametrize("text", GOOD)
def test_good_profiles(text: str) -> None:
    parse(read_bytes(text.encode(), "good.yaml"))
    assert [error.message for error in VALIDATOR.iter_errors(load(text))] == []


@pytest.mark.parametrize("name", SEEN)
def test_wrong_profiles(name: str) -> None:
    assert not VALIDATOR.is_valid(load((WRONG / f"{name}.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("where", ["", "contact", "settings"])
def test_unknown_keys_are_refused_everywhere(where: str) -> None:
    profile: dict[str, Any] = {"name": "Lin"}
    (profile.setdefault(where, {}) if where else profile)["unknown"] = "x"
    assert not VALIDATOR.is_valid(profile)


def objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for item in node for found in objects(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for value in node.values() for found in objects(value))]


def test_every_mapping_is_closed_and_described() -> None:
    mappings = [node for node in objects(SCHEMA) if node.get("type") == "object" and "properties" in node]
    assert len(mappings) > 25
    for mapping in mappings:
        assert mapping["additionalProperties"] is False
        assert mapping["description"]
        assert all(field["description"] for field in mapping["properties"].values())


def test_every_example_satisfies_its_field() -> None:
    examples = [(node, example) for node in objects(SCHEMA) for example in node.get("examples", [])]
    assert len(examples) > 30
    for node, example in examples:
        field = {"$defs": SCHEMA["$defs"], **node}
        assert Draft202012Validator(field).is_valid(example), (node["description"], example)


def test_what_the_schema_flags_the_parser_refuses() -> None:
    for case in sorted(WRONG.glob("*.yaml")):
        try:
            loaded = load(case.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        if not VALIDATOR.is_valid(loaded):
            with pytest.raises(ProfileError):
                parse(read_bytes(case.read_bytes(), case.name))


def test_the_schema_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
