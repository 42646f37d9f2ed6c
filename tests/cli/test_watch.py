"""`cvbuilder watch`: each save builds, a broken one is told and survived, Ctrl-C ends it: a process, then in steps."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cvbuilder.cli import watching

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 60
"""Seconds after which a line that does not come is a failure; a build takes a tenth of one."""
SOUND = "name: {en: Lin Yuan, zh: 林源}\nheadline: {en: Engineer, zh: 工程师}\n"
BROKEN = SOUND.replace("headline", "headlin")
# SIGINT is ignored by what a shell starts in the background, and so by the tests' children; a terminal's are not.
COMMAND = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv[0] = 'cvbuilder'"
MODULE = f"{COMMAND}; import runpy; runpy.run_module('cvbuilder', run_name='__main__')"


class Watch:
    """A `cvbuilder watch` that runs; its lines, standard error and output together, as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", MODULE, "watch", *arguments],
            cwd=folder,
            env=environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.told: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode("utf-8").rstrip("\r\n"))
        self._lines.put(None)

    def until(self, words: str) -> str:
        """Wait for a line with these words, and return it."""
        while True:
            try:
                line = self._lines.get(timeout=DEADLINE)
            except queue.Empty:
                pytest.fail(f"no line with {words!r} after {self.told}")
            if line is None:
                pytest.fail(f"ended without a line with {words!r} after {self.told}")
            self.told.append(line)
            if words in line:
                return line

    def end(self) -> int:
        """Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(DEADLINE)


@pytest.fixture
def watch(desk: Path) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(*arguments: str) -> Watch:
        started.append(Watch(desk, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait(DEADLINE)
        assert each.process.stdout is not None
        each.process.stdout.close()


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process alone")
def test_every_save_until_ctrl_c(watch, desk: Path) -> None:
    profile, made = desk / "lin.yaml", desk / "output" / "lin.resume.en.pdf"
    put(profile, SOUND)
    running = watch("lin.yaml")
    assert running.until("lin.yaml: 2 documents in").endswith(" ms")
    running.until(f"{Path('output', 'lin.resume.en.pdf')}  1 page")
    running.until("watching lin.yaml; Ctrl-C ends")
    first = made.read_bytes()

    put(profile, SOUND.replace("Engineer", "Painter"))
    running.until("2 documents in")
    running.until("lin.resume.zh.pdf")
    second = made.read_bytes()
    assert second != first

    put(profile, BROKEN)
    assert running.until("error: headlin").startswith("lin.yaml:2:1: ")
    running.until("did you mean `headline`?")
    running.until("lin.yaml: not built, 1 problem; the documents of before stay")
    assert made.read_bytes() == second

    put(profile, SOUND)
    running.until("2 documents in")
    running.until("lin.resume.zh.pdf")
    assert made.read_bytes() == first

    put(desk / "lin.yaml~", SOUND.replace("Engineer", "Painter"))
    os.replace(desk / "lin.yaml~", profile)
    running.until("2 documents in")
    running.until("lin.resume.zh.pdf")
    assert made.read_bytes() == second

    put(profile, SOUND)  # the file that has been renamed is still the one that is watched
    running.until("2 documents in")

    profile.unlink()
    running.until("there is no such file")
    running.until("not built, 1 problem")
    put(profile, SOUND)
    running.until("2 documents in")

    assert running.end() == 0
    running.until("watching has ended")
    assert not [line for line in running.told if "Traceback" in line]


def test_files_that_the_profile_names(watch, desk: Path) -> None:
    named = "settings: {languages: [en], message_files: [words.yaml]}\ninterests: [{en: Optics}]\n"
    words = "- {message: section.interests, text: {en: %s}}\n"
    (desk / "lin cv").mkdir()
    put(desk / "lin cv" / "lin.yaml", "name: Lin Yuan\n" + named)
    running = watch(str(Path("lin cv", "lin.yaml")), "--format", "proof", "--output", "made here")
    running.until("words.yaml does not exist")
    running.until("lin.yaml: not built, 1 problem")
    running.until("watching")
    put(desk / "lin cv" / "words.yaml", words % "Light")
    running.until("ms, as words.yaml changed")
    running.until("lin.resume.en")
    [made] = (desk / "made here").iterdir()
    assert "Light" in made.read_text(encoding="utf-8")
    put(desk / "lin cv" / "words.yaml", words % "Shade")
    running.until("ms, as words.yaml changed")
    running.until("lin.resume.en")
    assert "Shade" in made.read_text(encoding="utf-8")


# In steps, within this process: what happens between two looks at the files is scripted.


@pytest.fixture
def steps(run, desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Run `watch` in the user's folder; before each look one step happens, and after the last comes Ctrl-C."""

    def watched(*arguments: str, steps: tuple[Callable[[], object], ...] = ()):
        folders: list[tuple[Path, ...]] = []
        waiting = iter(steps)

        def wait(events: object, where: tuple[Path, ...]) -> None:
            folders.append(where)
            step = next(waiting, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watching.Events, "wait", wait)
        return run("watch", *arguments), folders

    return watched


def test_nothing_is_built_where_nothing_that_counts_has_changed(steps, desk: Path) -> None:
    """Events come from what is written into the folder, too: the documents themselves, another's notes."""
    put(desk / "lin.yaml", SOUND)
    ran, _ = steps("lin.yaml", "-o", ".", steps=(lambda: None, lambda: put(desk / "notes.txt", "tea"), lambda: None))
    assert ran.code == 0
    assert ran.error.count("documents in") == 1
    assert sorted(path.name for path in desk.glob("*.pdf")) == ["lin.resume.en.pdf", "lin.resume.zh.pdf"]


def test_only_the_profile_that_changed_is_built(steps, desk: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        put(desk / name, SOUND)
    ran, _ = steps("a.yaml", "b.yaml", "--lang", "en", steps=(lambda: put(desk / "b.yaml", SOUND + "\n"),))
    assert [ran.error.count(f"{name}: 1 document in") for name in ("a.yaml", "b.yaml")] == [1, 2]


def test_folders_follow_what_the_profile_names(steps, desk: Path) -> None:
    (desk / "words").mkdir()
    naming = SOUND + "settings: {languages: [en, zh], message_files: [words/a.yaml]}\n"
    put(desk / "lin.yaml", SOUND)
    put(desk / "words" / "a.yaml", "- {message: section.skills, text: {en: Craft, zh: 手艺}}\n")
    steps_taken = (lambda: put(desk / "lin.yaml", naming), lambda: put(desk / "lin.yaml", BROKEN), lambda: None)
    _, folders = steps("lin.yaml", steps=steps_taken)
    root, words = desk.resolve(), (desk / "words").resolve()
    assert [root in each for each in folders] == [True] * 4
    assert [words in each for each in folders] == [False, True, True, True]  # of a broken profile the old ones stay


def test_a_file_that_is_named_anew_is_no_change_of_its_own(steps, desk: Path) -> None:
    put(desk / "words.yaml", "- {message: section.skills, text: {en: Craft, zh: 手艺}}\n")
    naming = SOUND + "settings: {languages: [en, zh], message_files: [words.yaml]}\n"
    put(desk / "lin.yaml", SOUND)
    ran, _ = steps("lin.yaml", steps=(lambda: put(desk / "lin.yaml", naming), lambda: None, lambda: None))
    assert ran.error.count("documents in") == 2


def test_a_link_is_followed_to_what_it_leads_to(steps, desk: Path) -> None:
    (desk / "real").mkdir()
    put(desk / "real" / "lin.yaml", SOUND)
    (desk / "lin.yaml").symlink_to(desk / "real" / "lin.yaml")
    ran, folders = steps("lin.yaml", steps=(lambda: put(desk / "real" / "lin.yaml", SOUND + "\n"),))
    assert ran.error.count("documents in") == 2
    assert {desk.resolve(), (desk / "real").resolve()} <= {folder.resolve() for folder in folders[0]}


def test_lines_of_json(steps, desk: Path) -> None:
    put(desk / "lin.yaml", SOUND)
    saves = (lambda: put(desk / "lin.yaml", BROKEN), lambda: put(desk / "lin.yaml", SOUND))
    ran, _ = steps("lin.yaml", "--json", "--lang", "zh", steps=saves)
    assert (ran.code, ran.error.strip()) == (0, "")
    lines = [json.loads(line) for line in ran.text.splitlines()]
    assert [[Path(each["file"]).name for each in line["built"]] for line in lines] == [
        ["lin.resume.zh.pdf"], [], ["lin.resume.zh.pdf"]
    ]  # fmt: skip
    assert [[each["path"] for each in line["errors"]] for line in lines] == [[], ["headlin"], []]
    assert all(line["profile"] == "lin.yaml" and line["milliseconds"] >= 0 for line in lines)


def test_quiet_tells_errors_alone(steps, desk: Path) -> None:
    put(desk / "lin.yaml", SOUND)
    ran, _ = steps("lin.yaml", "--quiet", steps=(lambda: put(desk / "lin.yaml", SOUND + "\n"),))
    assert (ran.code, ran.output, ran.error) == (0, b"", "")
    ran, _ = steps("lin.yaml", "--quiet", steps=(lambda: put(desk / "lin.yaml", BROKEN),))
    assert (ran.code, ran.output) == (0, b"")
    assert ran.error.startswith("lin.yaml:2:1: error: headlin")
    assert "not built" not in ran.error


def test_gaps_are_told_and_strict_makes_them_errors(steps, desk: Path) -> None:
    put(desk / "lin.yaml", "name: Lin\nheadline: {en: Engineer}\nsettings: {languages: [en, zh]}\n")
    ran, _ = steps("lin.yaml")
    assert "lin.yaml:2  headline  (no text in this language)" in ran.error
    ran, _ = steps("lin.yaml", "--strict")
    assert "lin.yaml: not built, 1 problem\n" in ran.error


def test_two_profiles_never_make_the_same_file(steps, desk: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        put(desk / name, SOUND + "slug: lin\n")
    ran, _ = steps("a.yaml", "b.yaml", steps=(lambda: put(desk / "b.yaml", SOUND),))
    assert "b.yaml would overwrite lin.resume.en.pdf" in ran.error
    assert "b.yaml: not built, 1 problem\n" in ran.error
    assert ran.error.count("b.yaml: 2 documents in") == 1


def test_the_library_of_events_is_loaded_by_waiting_alone() -> None:
    script = "import sys, cvbuilder.cli.watching; assert 'watchfiles' not in sys.modules and 'anyio' not in sys.modules"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", script], env=environment).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("absent.yaml",), "there is no file absent.yaml"),
        (("lin.yaml", "-o", "-"), "goes into a folder"),
        (("lin.yaml", "--kind", "poster"), "poster is none of"),
        ((), "PROFILE"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str, run, desk: Path) -> None:
    put(desk / "lin.yaml", SOUND)
    ran = run("watch", *arguments)
    assert (ran.code, ran.output) == (2, b"")
    assert told in " ".join(ran.error.split())
    assert not (desk / "output").exists()


def test_a_system_that_gives_no_events_is_told(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import watchfiles

    def refused(*folders: object, **settings: object) -> Iterator[set[object]]:
        raise OSError(28, "no watches left")
        yield set()

    monkeypatch.setattr(watchfiles, "watch", refused)
    put(desk / "lin.yaml", SOUND)
    ran = run("watch", "lin.yaml")
    assert ran.code == 2
    assert "cannot watch" in ran.error and "no watches left" in ran.error and "WATCHFILES_FORCE_POLLING" in ran.error


def test_an_included_file_is_watched_even_where_it_is_broken_from_the_start(desk: Path) -> None:
    put(desk / "lin.yaml", f"include: [part.yaml, {{file: absent.yaml, optional: true}}]\n{SOUND}")
    put(desk / "part.yaml", "headline: [\n")
    watched = watching.Watched(Path("lin.yaml"))
    assert [file.name for file in watched.changed()] == ["lin.yaml"]
    watched.look_up_files(watching.Request())
    watched.changed()
    put(desk / "part.yaml", "objective: Work\n")
    assert [file.name for file in watched.changed()] == ["part.yaml"]
    put(desk / "absent.yaml", "slug: lin\n")
    assert [file.name for file in watched.changed()] == ["absent.yaml"]
