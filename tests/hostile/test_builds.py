"""Builds that are killed, that find no room, that meet each other, and graphs that are damaged on disk.

`python -m tests.hostile.kills` does more of the first.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg import pipeline, store
from kg.cli import main
from kg.errors import OutputError
from kg.report import Settings
from tests.hostile.kills import Scene, in_child, killed_after, killed_at, steps

CLI = [sys.executable, "-m", "kg"]
HAS_NAMESPACES = shutil.which("unshare") and not subprocess.run(["unshare", "-rm", "true"], check=False).returncode


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("scene"))


def test_a_build_that_is_killed_at_any_step_leaves_the_old_graph_or_the_new_one(scene: Scene) -> None:
    names = steps(scene)
    assert len(names) > 50
    swap = max(number for number, name in enumerate(names, 1) if name == "os.rename /.current.new")
    tried = [*range(2, swap - 1, len(names) // 4), *range(swap - 1, swap + 3), len(names)]
    found = {number: killed_at(scene, number) for number in tried}
    assert found == {number: "old" if number <= swap else "new" for number in tried}


def test_a_build_command_that_is_killed_takes_its_processes_along_and_the_next_one_mends_all(scene: Scene) -> None:
    assert killed_after(scene, 1.0) in ("old graph", "new graph", "not killed")


def test_a_reading_process_ends_when_the_build_is_gone(scene: Scene, tmp_path: Path) -> None:
    command = [*CLI, "build", scene.one, "-o", str(tmp_path / "out"), "--quiet", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (readers := [c for c in _children(process.pid) if _is_silent(c)]) and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    assert process.communicate()[1] == ""
    assert readers
    while any(map(_is_alive, readers)):  # one that loads the language model hears of it when it is done
        time.sleep(0.1)


def _is_silent(process: int) -> bool:
    """Whether a process has begun to read articles: from then on it says nothing to people."""
    try:
        return os.readlink(f"/proc/{process}/fd/2") == os.devnull
    except OSError:
        return False


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []


def _is_alive(process: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def test_a_build_that_is_interrupted_says_so_and_nothing_else(scene: Scene, tmp_path: Path) -> None:
    command = [*CLI, "build", scene.one, "-o", str(tmp_path / "out"), "--quiet"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whatever runs the tests may not hear it
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heard)
    while not _children(process.pid) and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, 2)  # as a terminal does: to the build and to its reading processes
    assert process.communicate()[1].strip() == "kg: interrupted"
    assert process.returncode == 130
    assert not list((tmp_path / "out").glob("generations/*"))


@pytest.mark.parametrize("size", [100, 20_000, 100_000])
def test_a_build_that_may_not_write_more_leaves_the_old_graph_and_says_where(scene: Scene, size: int) -> None:
    out = scene.copy("full")

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        with pytest.raises(OutputError, match=r"cannot write to .*full"):
            scene.build(out)

    assert in_child(act) == 0
    assert not list(out.rglob("*.building"))
    assert scene.verdict(out) == "old"


@pytest.mark.skipif(not HAS_NAMESPACES, reason="this machine lets nobody mount a small disk")
@pytest.mark.parametrize("kilobytes", [100, 1_000])
def test_a_full_disk_leaves_the_old_graph_and_says_what_to_do(scene: Scene, tmp_path: Path, kilobytes: int) -> None:
    out = tmp_path / "out"
    out.mkdir()
    files = [path for path in scene.copy("held").rglob("*") if not path.is_symlink()]
    held = 4 * sum(1 + path.stat().st_size // 4096 for path in files)
    script = f"""set -e
    mount -t tmpfs -o size={held + kilobytes}k none {out}
    cp -a {scene.folder}/held/. {out}
    {sys.executable} -m kg build {scene.two} -o {out} --quiet && exit 9 || echo "status $?" >&2
    cmp {out}/graph.nq {scene.folder}/held/graph.nq
    ls {out}/generations >&2
    {sys.executable} -m kg stats --graph {out} > {out}/../stats"""
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"cannot write to {out}: " in done.stderr
    assert "No space left on device; free it or name another with -o" in done.stderr
    assert "status 2" in done.stderr
    assert "0003" not in done.stderr.rpartition("status")[2]
    assert "Traceback" not in done.stderr
    assert (tmp_path / "stats").stat().st_size > 0


@pytest.mark.parametrize("out", ["/proc/kg", "/dev/null", "/dev/null/out"])
def test_an_output_that_cannot_be_written_is_told_in_one_line(
    out: str, scene: Scene, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", scene.one, "-o", out]) == 2
    told = capfd.readouterr().err
    assert f"cannot write to {out}" in told
    assert "-o" in told
    assert told.count("\n") == 1


def test_a_second_build_at_the_same_time_is_told_and_changes_nothing(
    scene: Scene, capfd: pytest.CaptureFixture[str]
) -> None:
    out = scene.copy("two")
    with pytest.raises(KeyboardInterrupt), store.new_generation(out):  # noqa: PT012 - the build that is under way
        assert main(["build", scene.two, "-o", str(out), "--quiet"]) == 2
        assert "another build is writing" in capfd.readouterr().err
        raise KeyboardInterrupt
    assert scene.seen(out) == "old"


def broken(scene: Scene, name: str) -> Path:
    """A copy of the graph in which one byte in the middle of a file is another."""
    out = scene.copy("broken")
    (path,) = [*(out / "current").glob(name)][:1]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)
    return out


EVERY = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRLEN(STR(?o)) >= 0) }"  # reads all of it
STORE = ["store/CURRENT", "store/MANIFEST-*", "store/*.sst"]


@pytest.mark.parametrize("name", [*STORE, "graph.nq", "SHA256SUMS"])
def test_a_damaged_file_is_found_and_the_next_build_mends_it(
    name: str, scene: Scene, capfd: pytest.CaptureFixture[str]
) -> None:
    out = broken(scene, name)
    assert store.damaged(out / "current")
    status = main(["query", EVERY, "--graph", str(out)])
    answer, told = capfd.readouterr()
    if status:
        assert status == 2
        assert "run the build again" in told
        (other,) = re.findall(r"--graph (\S+)", told)
        assert main(["stats", "--graph", other]) == 0
    else:
        assert answer.split()[-1] == str(scene.before.count(b"\n"))
    assert main(["validate", "--graph", str(out)]) == 1
    scene.build(out)
    assert scene.seen(out) == "new"
    assert store.damaged(out / "current") == []


def test_a_damaged_list_of_articles_is_told_and_all_can_be_built_afresh(
    scene: Scene, capfd: pytest.CaptureFixture[str]
) -> None:
    out = broken(scene, "manifest.jsonl")
    (out / "current" / "manifest.jsonl").write_text("{")
    assert main(["build", scene.two, "-o", str(out), "--quiet"]) == 2
    assert "build all articles again, with --fresh" in capfd.readouterr().err
    assert scene.seen(out) == "old"
    assert main(["build", scene.one, scene.two, "-o", str(out), "--quiet", "--fresh"]) == 0
    assert scene.seen(out) == "new"


def test_an_article_that_was_read_and_is_damaged_is_read_again_or_told(scene: Scene) -> None:
    out = scene.copy("broken")
    for path in out.glob("extractions/*/*.json.gz"):
        path.write_bytes(path.read_bytes()[:-30])
    (out / "current" / "SHA256SUMS").unlink()  # so that all its graphs are made anew
    with pytest.raises(OutputError, match="build with its file again"):
        scene.build(out)
    assert scene.seen(out) == "old"
    pipeline.build([scene.one, scene.two], out, Settings(workers=1))
    assert scene.seen(out) == "new"


def test_another_threshold_or_base_keeps_the_articles_that_are_there(scene: Scene) -> None:
    other = Settings(workers=1, min_confidence=0.8, base="https://other.example/")
    grown, once = scene.copy("grown"), scene.copy("once")
    pipeline.build([scene.two], grown, other)
    pipeline.build([scene.one, scene.two], once, other, fresh=True)
    assert (grown / "graph.nq").read_bytes() == (once / "graph.nq").read_bytes()
    assert (grown / "graph.nq").read_bytes() != scene.after


def test_articles_that_another_model_read_are_not_mixed_nor_dropped(scene: Scene) -> None:
    out = scene.copy("other")
    with pytest.raises(OutputError, match="another language model"):
        pipeline.build([scene.two], out, Settings(model="another", workers=1))
    assert scene.seen(out) == "old"
