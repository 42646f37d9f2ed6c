"""The wheel carries all that the program reads, and works where no checkout is: new, build, check, the lists.

It is built once from a copy without compiled files, so that the build's own step is seen to make them, and
installed into an empty environment on a path with spaces and Chinese characters. The packages that the program
needs come from the environment of the tests, by a path that does not lead to the checkout.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pypdfium2
import pytest

from cvbuilder.theme import list_themes

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = (
    "cvbuilder", "events", "fonts", "locales", "schema", "starter", "tools", "pyproject.toml", "hatch_build.py",
    "README.md", "LICENSE",
)  # fmt: skip
COMPILED = ("*.mo", "cldr.json", "hyphenation.txt", "__pycache__", ".*")
SHIPPED = ("events", "fonts", "locales", "schema", "starter")
# What Windows refuses in the names of files (its documentation: Naming Files, Paths, and Namespaces).
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment() -> dict[str, str]:
    """The variables of a program that knows nothing of the checkout nor of the user's own packages."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "SOURCE_DATE_EPOCH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    kept = {key: value for key, value in os.environ.items() if key not in hidden and not key.startswith("PIP_")}
    more = {"PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return kept | more


def called(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, encoding="utf-8")


def demanded(command: list[str | Path], cwd: Path) -> None:
    done = called(command, cwd)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    copy.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns(*COMPILED))
        else:
            shutil.copy2(ROOT / name, copy / name)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"]
    demanded([*pip, "--no-build-isolation", "--wheel-dir", folder, copy], folder)
    shutil.rmtree(copy)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("installed") / "我的 documents" / "env"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = "Scripts" if os.name == "nt" else "bin"
    interpreter = folder / scripts / ("python.exe" if os.name == "nt" else "python")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", interpreter, "install", "--quiet", "--no-index"]
    demanded([*pip, "--no-deps", "--no-compile", wheel], folder)
    place = called([interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
    # A path in a .pth file is appended; .pth files that lie in it, an editable install's for one, are not read.
    paths = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    Path(place.stdout.strip(), "packages-of-the-tests.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return interpreter


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The user's folder."""
    folder = tmp_path / "简历 résumés"
    folder.mkdir()
    return folder


@pytest.fixture
def run(python: Path, desk: Path) -> Run:
    """Run the installed `cvbuilder` in the user's folder."""
    command = python.with_name("cvbuilder.exe" if os.name == "nt" else "cvbuilder")

    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = called([command, *arguments], desk)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return ran


def shipped(root: Path) -> set[str]:
    """What the folders of the checkout hold that an installed program reads."""
    return {
        path.relative_to(root).as_posix()
        for name in SHIPPED
        for path in (root / name).rglob("*")
        if path.is_file() and not any(path.match(pattern) for pattern in COMPILED)
    }


def test_it_carries_all_that_the_program_reads(names: list[str]) -> None:
    carried = {name.removeprefix("cvbuilder/_shipped/") for name in names if name.startswith("cvbuilder/_shipped/")}
    tags = ("en", "zh_Hans", "zh_Hant", "zh_Hant_HK")
    compiled = {f"locales/{tag}/{name}" for tag in tags for name in ("LC_MESSAGES/cvbuilder.mo", "cldr.json")} | {
        "locales/en/hyphenation.txt", "locales/cldr.json",
    }  # fmt: skip
    assert carried == shipped(ROOT) | compiled
    assert {f"cvbuilder/theme/themes/{name}.yaml" for name in list_themes()} <= set(names)
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cvbuilder").rglob("*.py")}
    assert modules == {name for name in names if name.endswith(".py")}
    assert "cvbuilder/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_it_carries_nothing_else(names: list[str]) -> None:
    assert {PurePosixPath(name).parts[0].partition("-")[0] for name in names} == {"cvbuilder"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_its_names_suit_every_system(names: list[str]) -> None:
    for name in names:
        assert name.isascii() and len(name) < 120
        assert not [part for part in PurePosixPath(name).parts if REFUSED.search(part) or DEVICE.fullmatch(part)]
    assert len({name.casefold() for name in names}) == len(names)


def test_the_program_that_runs_is_the_wheels(python: Path, desk: Path) -> None:
    script = "import cvbuilder, cvbuilder.resources as r; print(cvbuilder.__file__, r.resource('fonts'))"
    done = called([python, "-c", script], desk)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(str(python.parents[1])) == 2
    assert str(ROOT) not in done.stdout


def test_new_then_build(run: Run, desk: Path) -> None:
    assert run("new", "me").returncode == 0
    done = run("build", "me.yaml")
    assert done.returncode == 0, done.stderr
    made = {path.name: path for path in (desk / "output").iterdir()}
    assert set(made) == {f"me.{kind}.{tag}.pdf" for kind in ("resume", "cv", "bio", "press") for tag in ("en", "zh")}
    assert not [name for name in made if REFUSED.search(name) or DEVICE.fullmatch(name)]
    for name, path in made.items():
        pdf = pypdfium2.PdfDocument(path)
        try:
            text = pdf[0].get_textpage().get_text_bounded()
            assert ("林艾达" if ".zh." in name else "Ada Lin") in text
        finally:
            pdf.close()


def test_the_other_commands(run: Run, desk: Path) -> None:
    assert run("new", "张三", "--minimal").returncode == 0
    checked = run("check", "张三.yaml", "--strict")
    verdict = "张三.yaml: sound, no texts missing in a language, no findings"
    assert (checked.returncode, checked.stdout.splitlines()[0]) == (0, verdict)
    assert [line.split()[0] for line in run("themes").stdout.splitlines()] == list(list_themes())
    assert {"en", "zh-Hans", "zh-Hant", "zh-Hant-HK"} <= {
        line.split()[0] for line in run("locales").stdout.splitlines()
    }
    assert "SourceSerif4-Regular" in run("fonts").stdout


def test_watch(run: Run, python: Path, desk: Path) -> None:
    run("new", "me", "--minimal")
    script = "import sys; sys.argv = ['cvbuilder', 'watch', 'me.yaml']; from cvbuilder.cli import main; main()"
    watching = subprocess.Popen([python, "-c", script], cwd=desk, env=environment(), stderr=subprocess.PIPE)
    deadline = threading.Timer(60, watching.kill)  # ends the lines that are waited for, and so the test
    deadline.start()
    try:
        assert watching.stderr is not None
        told = iter(watching.stderr.readline, b"")
        assert any(b"Ctrl-C ends" in line for line in told)
        (desk / "me.yaml").touch()
        assert any(b"me.yaml: 2 documents in" in line for line in told)
    finally:
        deadline.cancel()
        watching.kill()
        watching.communicate()


def test_the_editors_line_leads_to_the_installed_schema(run: Run, python: Path, desk: Path) -> None:
    run("new", "me", "--minimal")
    uri = (desk / "me.yaml").read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    script = "import sys, urllib.request as r; print(open(r.url2pathname(sys.argv[1][7:]), encoding='utf-8').read())"
    done = called([python, "-c", script, uri], desk)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"]
    assert "%20" in uri and uri.isascii()


def test_a_wrong_profile_is_told_as_in_the_checkout(run: Run, desk: Path) -> None:
    (desk / "lin.yaml").write_text("name: Lin\nheadlin: A\n", encoding="utf-8")
    done = run("build", "lin.yaml")
    assert done.returncode == 2
    assert "lin.yaml:2:1: error: headlin" in done.stderr
    assert not (desk / "output").exists()
