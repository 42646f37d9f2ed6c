"""Programmes as they are read: their languages, and a table of wrong ones with every problem at its place."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from cvbuilder.errors import Diagnostic, ProfileError
from cvbuilder.profile.programme import Programme, clock, parse_programme
from cvbuilder.profile.schema import json_schema
from cvbuilder.source import read_bytes

CASES = yaml.safe_load(Path(__file__).with_name("programmes.yaml").read_text("utf-8"))
BY_NAME = pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
FULL = """\
title: {en: Example Days, zh: 示例大会}
start: 2026-09-12
end: 2026-09-13
space: page
order: listed
parts: [speakers, index]
speakers:
- people/*.yaml
- {files: guests/ada.yaml}
pretalx: speakers.json
tracks: [{key: systems, title: {en: Systems, zh: 系统}}]
sessions:
- {title: {en: One, zh: 一}, date: 2026-09-12, start: '9:30', end: '10:10', track: systems, speakers: [ada]}
"""


def told(problem: Diagnostic) -> str:
    place = f"{problem.span.line}:{problem.span.column}" if problem.span else "-"
    parts = (f"{place} {problem.path or '-'}", problem.message, problem.expected or "-", problem.hint or "-")
    return " | ".join(parts)


@BY_NAME
def test_every_problem_is_told_at_its_place(case) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_programme(read_bytes(case["text"].encode(), "days.yaml"))
    assert [told(problem) for problem in caught.value.diagnostics] == case["told"]
    assert all(problem.span and problem.span.file == "days.yaml" for problem in caught.value.diagnostics)


def test_a_programme_in_full() -> None:
    found = parse_programme(read_bytes(FULL.encode(), "days.yaml"))
    assert found.languages == ("en", "zh")
    assert [each.files for each in found.speakers] == ["people/*.yaml", "guests/ada.yaml"]
    assert (found.space, found.order, found.parts) == ("page", "listed", ("speakers", "index"))
    assert found.pretalx is not None and found.pretalx.file == "speakers.json"
    assert found.sessions[0].origin.line == 13


def test_declared_languages_come_in_their_order() -> None:
    text = "title: {en: A, zh: 乙}\nlanguages: [zh, en]\nspeakers: [a.yaml]\n"
    assert parse_programme(read_bytes(text.encode(), "days.yaml")).languages == ("zh", "en")


def test_times_sort_as_the_clock_goes() -> None:
    assert sorted(["10:00", "9:30", "09:05"], key=clock) == ["09:05", "9:30", "10:00"]
    assert clock(None) == ""


def test_the_schema_takes_what_the_parser_takes() -> None:
    schema = json_schema(Programme)
    jsonschema.Draft202012Validator.check_schema(schema)
    plain = yaml.load(FULL, Loader=yaml.BaseLoader)
    jsonschema.validate(plain, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plain, "speakrs": []}, schema)
