"""Kills builds with -9 and looks at what is left. The tests kill at some steps; all of them, and random moments:

    python -m tests.hostile.kills --random 200

A step is an operation on a file below the output folder: each is announced by Python before it is done. The build
that is killed adds an article that was read before, so that it needs no language model and ends within a second;
those that are killed at random moments run as commands, with reading processes of their own.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg import pipeline
from kg.outputs import nquads
from kg.report import Settings
from tests.test_incremental import article, write

STEPS = {"open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.link"}


class Scene:
    """A folder with a graph of one article, the file of a second one, and the graph that both give."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.one = write(folder / "one.jsonl", [article(1, 0)])
        self.two = write(folder / "two.jsonl", [article(2, 0)])
        pipeline.build([self.one, self.two], folder / "out", Settings(workers=1))
        self.after = (folder / "out" / "graph.nq").read_bytes()
        pipeline.remove([article(2, 0)["id"]], folder / "out", Settings(workers=1))
        self.before = (folder / "out" / "graph.nq").read_bytes()

    def copy(self, name: str) -> Path:
        """The output folder, to be worked on."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.folder / "out", self.folder / name, symlinks=True)
        return self.folder / name

    def build(self, out: Path) -> None:
        """Add the second article."""
        pipeline.build([self.two], out, Settings(workers=1))

    def seen(self, out: Path) -> str:
        """Which graph readers see: "old", "new", or what is wrong."""
        shown = (out / "graph.nq").read_bytes()
        if b"".join(nquads(ox.Store.read_only(str(out / "current" / "store")))) != shown:
            return "the store and graph.nq differ"
        return {self.before: "old", self.after: "new"}.get(shown, "a graph that is neither old nor new")

    def verdict(self, out: Path) -> str:
        """Which graph is seen now; the next build must give the new one and leave nothing of the killed one."""
        seen = self.seen(out)
        if seen not in ("old", "new"):
            return seen
        if (status := in_child(lambda: self.build(out))) != 0:
            return f"the next build ended with {status}"
        if self.seen(out) != "new":
            return f"after the next build: {self.seen(out)}"
        left = [
            path.name for path in (*out.rglob(".*.new"), *out.rglob("*.building"), *out.glob("extractions/*/*.[0-9]*"))
        ]
        return f"the next build left {left}" if left else seen


def in_child(act: Callable[[], object]) -> int:
    """Do it in a forked process; gives its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def steps(scene: Scene) -> list[str]:
    """The steps of a build, in order, as words."""
    told: list[str] = []
    out = scene.copy("steps")
    told_in = scene.folder / "steps.txt"

    def act() -> None:
        _at_every_step(out, told.append)
        scene.build(out)
        told_in.write_text("\n".join(told))

    assert in_child(act) == 0
    return told_in.read_text().splitlines()


def killed_at(scene: Scene, number: int) -> str:
    """What is left of a build that was killed before its step of that number."""
    out = scene.copy("killed")
    done = 0

    def kill(_: str) -> None:
        nonlocal done
        done += 1
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def act() -> None:
        _at_every_step(out, kill)
        scene.build(out)

    status = in_child(act)
    return scene.verdict(out) if status == -signal.SIGKILL else f"was not killed but ended with {status}"


def _at_every_step(out: Path, tell: Callable[[str], object]) -> None:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and any(str(out) in str(argument) for argument in arguments[:2]):
            tell(f"{event} {str(arguments[0]).removeprefix(str(out))}")

    sys.addaudithook(hook)


def killed_after(scene: Scene, seconds: float) -> str:
    """What is left of a build command that was killed, with all its processes, after some seconds."""
    out = scene.copy("killed")
    shutil.rmtree(out / "extractions")  # so that it has to be read again
    command = [sys.executable, "-m", "kg", "build", scene.one, scene.two, "-o", str(out), "--quiet", "--workers", "1"]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)
    try:
        process.wait(seconds)
        was_running = False
    except subprocess.TimeoutExpired:
        was_running = True
        os.killpg(process.pid, signal.SIGKILL)
    told = process.communicate()[1]
    if b"Traceback" in told:
        return f"a traceback: {told!r}"
    seen = scene.seen(out)
    if seen not in ("old", "new"):
        return seen
    subprocess.run(command, check=True)
    after = scene.seen(out)
    return (f"{seen} graph" if was_running else "not killed") if after == "new" else f"after the next build: {after}"


def main() -> int:
    """Kill at every step and at random moments; tell how often readers saw which graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder))
        names = steps(scene)
        found = Counter(killed_at(scene, number) for number in range(1, len(names) + 1))
        print(f"killed before each of {len(names)} steps: {dict(found)}")
        started = time.monotonic()
        assert killed_after(scene, 60) == "not killed"
        whole = time.monotonic() - started - 1.0  # less the build that follows, which reads nothing
        dice = random.Random(given.seed)
        moments = Counter(killed_after(scene, dice.uniform(0, whole)) for _ in range(given.random))
        print(f"killed at {given.random} random moments of {whole:.1f} s: {dict(moments)}")
    return 0 if set(found) <= {"old", "new"} and set(moments) <= {"old graph", "new graph", "not killed"} else 1


if __name__ == "__main__":
    sys.exit(main())
