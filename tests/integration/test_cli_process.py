"""The command line as other programs meet it: pipes, signals, encodings, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geonews.store import Store
from tests.conftest import CACHE

pytestmark = pytest.mark.xdist_group("gazetteer")
COMMAND = [sys.executable, "-m", "geonews"]
LEXICON = ["--recogniser", "lexicon"]
TEXT = "Shelling was heard in Khartoum and in Omdurman, residents of Port Sudan said."


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GEONEWS_")}
    return kept | {"GEONEWS_CACHE_DIR": str(CACHE), "GEONEWS_USER_DIR": str(tmp_path / "user"), "PYTHONUTF8": "1"}


@pytest.fixture
def stream(tmp_path: Path, settings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """`geonews annotate -`, waiting for lines."""
    process = subprocess.Popen(
        [*COMMAND, "annotate", "-", *LEXICON],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=settings,
    )
    with process:
        yield process
        process.kill()


def send(process: subprocess.Popen[bytes], row: dict[str, object]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(row).encode() + b"\n")
    process.stdin.flush()


def test_each_line_is_answered_before_the_next_is_sent(stream: subprocess.Popen[bytes]) -> None:
    assert stream.stdout is not None
    for number in range(3):
        send(stream, {"id": str(number), "text": TEXT})
        answer = json.loads(stream.stdout.readline())
        assert answer["id"] == str(number)
        assert "Khartoum" in [mention["text"] for mention in answer["mentions"]]


def test_failed_lines_are_answered_too_and_the_exit_code_is_one(stream: subprocess.Popen[bytes]) -> None:
    send(stream, {"id": "good", "text": TEXT})
    send(stream, {"id": "empty", "text": " "})
    send(stream, {"id": "good", "text": "Again the same id."})
    out, err = stream.communicate(timeout=60)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == ["good", "empty", "good"]
    assert [set(row) == {"id", "error"} for row in rows] == [False, True, True]
    assert stream.returncode == 1
    assert err.decode().count("\n") == 2
    assert b"Traceback" not in err


def test_a_reader_that_goes_away_is_no_error(stream: subprocess.Popen[bytes]) -> None:
    assert stream.stdout is not None
    assert stream.stdin is not None
    send(stream, {"id": "0", "text": TEXT})
    stream.stdout.readline()
    stream.stdout.close()
    for number in range(1, 30):
        try:
            send(stream, {"id": str(number), "text": TEXT})
        except BrokenPipeError:
            break
    assert stream.stderr is not None
    assert stream.stderr.read() == b""
    assert stream.wait(timeout=60) == 0


def test_a_stopped_stream_says_so_in_one_line(stream: subprocess.Popen[bytes]) -> None:
    assert stream.stdout is not None
    assert stream.stderr is not None
    send(stream, {"id": "0", "text": TEXT})
    stream.stdout.readline()
    stream.send_signal(signal.SIGINT)
    assert stream.wait(timeout=60) == 130
    assert stream.stderr.read() == b"geonews: stopped; what was finished is kept\n"


def test_a_killed_run_loses_nothing_and_the_next_goes_on(tmp_path: Path, settings: dict[str, str]) -> None:
    workspace = tmp_path / "w.sqlite"
    command = [*COMMAND, "run", "-", "-w", workspace, *LEXICON]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, cwd=tmp_path, env=settings) as process:  # type: ignore[call-overload]
        for number in range(3):
            send(process, {"id": str(number), "text": TEXT})
        while not workspace.exists() or count(workspace) < 3:
            assert process.poll() is None
        process.kill()
    assert count(workspace) == 3
    rows = "".join(json.dumps({"id": str(number), "text": TEXT}) + "\n" for number in range(5))
    again = subprocess.run([*command, "--json"], input=rows, capture_output=True, text=True, check=True, env=settings)
    assert json.loads(again.stdout) == {
        "read": ["3", "4"], "replaced": [], "skipped": 3, "failed": [], "pruned": [], "workspace": str(workspace)
    }  # fmt: skip


def count(workspace: Path) -> int:
    with Store(workspace) as store:
        return len(list(store.stored()))


def test_a_watched_map_is_made_again_until_it_is_stopped(tmp_path: Path, settings: dict[str, str]) -> None:
    run = [*COMMAND, "run", "-", "-w", "w.sqlite", *LEXICON]
    subprocess.run(run, input=json.dumps({"id": "0", "text": TEXT}), text=True, check=True, cwd=tmp_path, env=settings)
    watch = [*COMMAND, "map", "m.html", "-w", "w.sqlite", "--watch"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(watch, **pipes, cwd=tmp_path, env=settings) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "m.html\n"
        assert process.stderr.readline() == "watching for changes; Ctrl-C ends it\n"
        subprocess.run(
            run, input=json.dumps({"id": "1", "text": TEXT}), text=True, check=True, cwd=tmp_path, env=settings
        )
        assert process.stdout.readline().endswith(" m.html\n")
        (tmp_path / "w.sqlite").write_text("notes " * 500, encoding="utf-8")
        assert process.stderr.readline().startswith("geonews: w.sqlite is not a geonews workspace")
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()  # a watch that goes on would hold the test for ever
    assert (process.returncode, out, err) == (0, "", "")


def test_a_terminal_without_utf8_gets_escapes(tmp_path: Path, settings: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("Обстріл чули в місті Київ (Kyiv).", encoding="utf-8")
    plain = settings | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*COMMAND, "annotate", "a.txt", *LEXICON], capture_output=True, check=True, cwd=tmp_path, env=plain
    )
    assert json.loads(done.stdout.decode("ascii"))["id"] == "a.txt"


def test_the_version_is_told(settings: dict[str, str]) -> None:
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=True, env=settings)
    assert done.stdout == "geonews 0.1.0\n"


def test_a_file_that_may_not_be_read_is_one_line(tmp_path: Path, settings: dict[str, str]) -> None:
    for name in ("good.txt", "secret.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    # chmod does not stop the superuser, as whom tests may run
    code = (
        "import pathlib, sys\n"
        "real = pathlib.Path.open\n"
        "def guarded(self, *a, **k):\n"
        "    if self.name == 'secret.txt': raise PermissionError(13, 'Permission denied', str(self))\n"
        "    return real(self, *a, **k)\n"
        "pathlib.Path.open = guarded\n"
        "sys.argv = ['geonews', 'annotate', 'good.txt', 'secret.txt', '--recogniser', 'lexicon']\n"
        "from geonews.cli import main\n"
        "main()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=settings)
    assert done.returncode == 1
    assert done.stderr.startswith("geonews: secret.txt: may not be read")
    assert done.stderr.count("\n") == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good.txt", "secret.txt"]
