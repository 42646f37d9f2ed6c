"""What the README says is true, in both languages: commands run, excerpts are the starter's, files exist."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import yaml

from cvbuilder.cli import main

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
DOCS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))
PAGES = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", *DOCS)
EXIT_CODES = {"0", "1", "2", "3"}
MOST_BYTES = 250_000
"""Bytes of a picture at most."""
SLIP = ("\n    position: { en: Principal", "\n    postion: { en: Principal")

Run = Callable[[str], int]


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, *kinds: str) -> list[str]:
    """The fenced blocks of some kinds, in order."""
    return [text for kind, text in re.findall(r"```(\w+)\n(.*?)```", text_of(page), re.DOTALL) if kind in kinds]


def commands(page: str) -> list[str]:
    """What a reader of the tour types for cvbuilder to do."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("cvbuilder ")]


def lines_of(text: str) -> Iterator[str]:
    """Lines of YAML without remarks; an example that is switched off (`#key: ..`) counts as if it were on."""
    for line in text.splitlines():
        line = re.sub(r"\s+# .*$", "", re.sub(r"^(\s*)#(?=\w+:)", r"\1", line))
        if line.strip() and not line.startswith("#"):
            yield line


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type a command in a folder of one's own; its exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def typed(command: str) -> int:
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit) as end:
            main()
            raise SystemExit(0)
        return int(end.value.code or 0)

    return typed


# the tour ------------------------------------------------------------------------------------------


def test_every_command_of_the_tour_runs(run: Run, tmp_path: Path) -> None:
    typed = commands("README.md")
    assert typed[0] == "cvbuilder new me"
    for command in typed:
        # The one never ends, the other needs a cluster: tests/cli/test_watch.py, tests/batch/test_cluster.py.
        if command != "cvbuilder watch me.yaml" and "--engine" not in command:
            assert run(command) == 0, command
    kinds = ("resume", "cv", "bio", "press")
    documents = {f"me.{kind}.{language}.pdf" for kind in kinds for language in ("en", "zh")}
    editions = {f"me.{kind}.{form}.pdf" for kind in kinds for form in ("bilingual", "parallel")}
    assert {path.name for path in (tmp_path / "output").iterdir()} == documents | editions
    assert {path.name for path in (tmp_path / "modern").iterdir()} == documents
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"me.resume.en.pdf", "me.cv.en.pdf"}
    variants = {name.replace(".pdf", ".operations-public.pdf") for name in documents}
    assert {path.name for path in (tmp_path / "web").iterdir()} == variants


def test_commands_named_between_the_lines_exist(run: Run) -> None:
    for command in ("cvbuilder themes", "cvbuilder fonts", "cvbuilder locales", "cvbuilder locales zh"):
        assert any(f"`{command}`" in text_of(page) for page in READMES)
        assert run(command) == 0


@pytest.mark.parametrize("page", READMES)
def test_the_slip_is_told_as_shown(page: str, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [shown] = blocks(page, "console")
    command, _, told = shown.partition("\n")
    run("cvbuilder new me")
    profile = tmp_path / "me.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace(*SLIP), encoding="utf-8")
    capsys.readouterr()
    assert run(command.removeprefix("$ ")) == 2
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("page", READMES)
def test_excerpts_are_the_starters(page: str) -> None:
    starter = [list(lines_of(text_of(f"starter/{name}.yaml"))) for name in ("full", "minimal")]
    for block in blocks(page, "yaml"):
        assert yaml.safe_load(block)
        assert any(follows(list(lines_of(block)), lines) for lines in starter), block


def follows(few: Sequence[str], many: Sequence[str]) -> bool:
    """True if all of the few stand among the many, in their order."""
    rest = iter(many)
    return all(line in rest for line in few)


def test_dates_are_those_of_the_tour(run: Run, tmp_path: Path) -> None:
    run("cvbuilder new me")
    run("cvbuilder build me.yaml --kind resume --format proof -q")
    output = tmp_path / "output"
    english, chinese = ((output / f"me.resume.{tag}.proof.txt").read_text(encoding="utf-8") for tag in ("en", "zh"))
    assert re.search("Mar.2021.*–.*Present", english)
    assert "*Mar 2021 –\nPresent*" in text_of("README.md")
    spoken = "".join(re.findall('"(.*)"', chinese))
    assert "2021年3月至今" in spoken and "*2021年3月至今*" in text_of("README.zh.md")


def test_private_fields_are_shown_when_asked_for(run: Run, tmp_path: Path) -> None:
    run("cvbuilder new me")
    [command] = [each for each in commands("README.md") if "--private" in each]
    shown = {}
    for name, typed in (("asked", command), ("plain", re.sub(" --private .*", "", command))):
        assert run(f"{typed} --format proof -o {name}") == 0
        shown[name] = (tmp_path / name / "me.resume.zh.proof.txt").read_text(encoding="utf-8")
    assert "样例省河湾市" in shown["asked"] and "样例省河湾市" not in shown["plain"]


def test_tokens_and_words_of_ones_own_take_effect(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("cvbuilder new me")
    profile = tmp_path / "me.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("  #tokens:", "  tokens:"), encoding="utf-8")
    run("cvbuilder build me.yaml --kind cv --lang zh --format proof -q")
    told = (tmp_path / "output" / "me.cv.zh.proof.txt").read_text(encoding="utf-8")
    assert "#7a2e2e" in told and "关注领域" in told
    wrong = text.replace('  #tokens: { colors: { accent: "#7a2e2e"', "  tokens: { colors: { accent: red")
    profile.write_text(wrong, encoding="utf-8")
    capsys.readouterr()
    assert run("cvbuilder build me.yaml") == 2
    assert re.match(r"me\.yaml:\d+:\d+: error: colors\.accent: ", capsys.readouterr().err)


def test_the_least_builds(run: Run) -> None:
    assert run("cvbuilder new least --minimal") == 0
    assert run("cvbuilder build least.yaml -q") == 0


def test_exit_codes(run: Run, tmp_path: Path) -> None:
    run("cvbuilder new me")
    (tmp_path / "gap.yaml").write_text(
        "name: Lin Yuan\nheadline: { en: Engineer }\nsettings: { languages: [en, zh] }\n"
    )
    (tmp_path / "wrong.yaml").write_text("nam: Lin Yuan\n")
    told = {
        "cvbuilder build me.yaml -q": 0,
        "cvbuilder check gap.yaml": 0,
        "cvbuilder check gap.yaml --strict": 1,
        "cvbuilder build gap.yaml --strict": 2,
        "cvbuilder build wrong.yaml": 2,
        "cvbuilder build me.yaml --kind letter": 2,
        "cvbuilder build me.yaml wrong.yaml -q": 3,
    }
    assert {command: run(command) for command in told} == told
    for page in READMES:
        assert set(re.findall(r"^\| (\d) \|", text_of(page), re.MULTILINE)) == EXIT_CODES


def test_the_program_from_python(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("cvbuilder new me")
    [block] = blocks("README.md", "python")
    capsys.readouterr()
    exec(block, {})
    assert re.fullmatch(r"me\.resume\.zh\.pdf \d \d+\n", capsys.readouterr().out)


# both languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["sh", "console", "yaml", "python"])
def test_both_languages_show_the_same(kind: str) -> None:
    english, chinese = ([re.sub(r"\s+#.*", "", block) for block in blocks(page, kind)] for page in READMES)
    assert english and english == chinese


def test_both_languages_have_the_same_parts() -> None:
    parts = [
        [
            len(re.findall(pattern, text_of(page), re.MULTILINE))
            for pattern in (r"^#+ ", r"^\*\*", r"^\| ", r"^!\[", r"^- ")
        ]
        for page in READMES
    ]
    assert parts[0] == parts[1]
    links = [re.findall(r"\]\(([^)]+)\)", text_of(page)) for page in READMES]
    assert sorted({*links[0]} ^ {*links[1]}) == ["README.md", "README.zh.md"], "each leads to the other"


def test_both_languages_name_the_same_things() -> None:
    """Options, keys and files in backquotes; words of a text are each language's own."""
    quoted = [re.findall(r"`([^`\n]+)`", text_of(page)) for page in READMES]
    named = [{word for word in words if re.match(r"-|[a-z.]+$", word)} for words in quoted]
    assert named[0] ^ named[1] <= {"code", "position"}


def test_chinese_prose_has_no_breaks_that_browsers_show_as_spaces() -> None:
    prose = re.sub(r"```.*?```", "", text_of("README.zh.md"), flags=re.DOTALL)
    assert re.findall(r"[\u3001-\uffef]\n[\u3001-\uffef]", prose) == []
    assert re.findall(r"[。：，]\*\*(?=\S)", prose) == [], "bold that ends with a mark does not end before a letter"


# what is named exists ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_modules_that_are_named_exist(page: str) -> None:
    rooms = "|".join(path.name for path in (ROOT / "cvbuilder").iterdir() if (path / "__init__.py").is_file())
    named = set(re.findall(rf"`(?:cvbuilder/)?((?:{rooms})/[\w/]+\.(?:py|yaml))`", text_of(page)))
    named_at_root = set(re.findall(r"`((?:tools|tests|starter|locales|schema)/[\w/]+\.\w+)`", text_of(page)))
    assert [name for name in named if not (ROOT / "cvbuilder" / name).is_file()] == []
    assert [name for name in named_at_root if not (ROOT / name).is_file() and "hyphenation" not in name] == []


@pytest.mark.parametrize("page", PAGES)
def test_make_has_what_is_promised(page: str) -> None:
    promised = set(re.findall(r"(?:^|`)make (\w+)", text_of(page), re.MULTILINE))
    assert [name for name in promised if not re.search(rf"^{name}:", text_of("Makefile"), re.MULTILINE)] == []
    assert page not in READMES or promised >= {"demo", "test", "gallery"}


def test_pictures_are_small_and_all_shown() -> None:
    pictures = sorted((ROOT / "docs" / "images").iterdir())
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
    shown = "".join(map(text_of, ["README.md", *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))]))
    assert [path.name for path in pictures if f"images/{path.name})" not in shown] == []
