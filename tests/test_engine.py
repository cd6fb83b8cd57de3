"""Any engine gives the same bytes; what dies on the way is tried again, and one bad article is rejected alone."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.engine import Processes
from kg.errors import UsageError
from kg.model import Raw, Reject
from kg.report import Settings

NAMES = ["Ann Roe", "Bo Lindgren", "Chidi Okeke", "Dalia Haddad"]


def articles(folder: Path, number: int) -> str:
    """A file of made-up articles."""
    lines = [
        json.dumps(
            {
                "id": f"article-{n}",
                "published": "2024-05-20",
                "headline": "Corvo Energia reports a busy year",
                "text": f"{NAMES[n % 4]}, the chief executive of Corvo Energia, said on Monday that sales rose {n + 2} "
                "percent. The company opened a plant in Porto in March.",
            }
        )
        for n in range(number)
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines))
    return str(folder / "articles.jsonl")


def raw(id: str, text: str) -> Raw:
    return Raw(id, id, text.encode(), "text")


def square(number: int, power: int) -> int:
    return number**power


def test_processes_give_results_in_order_and_draw_batches_as_they_are_needed() -> None:
    drawn = []

    def batches() -> Iterator[int]:
        for number in range(40):
            drawn.append(number)
            yield number

    made = Processes(Settings(workers=2)).map(partial(square, power=2), batches())
    assert next(made) == 0
    assert len(drawn) < 12
    assert list(made) == [number**2 for number in range(1, 40)]


def test_an_address_without_a_cluster_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", articles(tmp_path, 1), "-o", str(tmp_path / "out"), "--address", "auto"]) == 2
    assert "--address is for --engine ray" in capfd.readouterr().err


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of two nodes with one processor each."""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'kg[ray]'")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    yield str(cluster.address)
    import ray

    ray.shutdown()
    cluster.shutdown()


pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"
)


@pytest.mark.timeout(600)
def test_a_cluster_of_two_nodes_gives_the_bytes_of_one_machine(address: str, tmp_path: Path) -> None:
    from kg.engine_ray import Ray

    path = articles(tmp_path, 100)
    pipeline.build([path], tmp_path / "here", Settings())
    pipeline.build([path], tmp_path / "there", Settings(), engine=Ray(Settings(), address))
    assert (tmp_path / "there" / "graph.nq").read_bytes() == (tmp_path / "here" / "graph.nq").read_bytes()


@pytest.mark.timeout(600)
def test_a_worker_that_is_killed_costs_no_article(address: str) -> None:
    from kg.engine_ray import Ray

    killed = []

    def kill() -> None:
        while not killed:
            for folder in Path("/proc").iterdir():
                if folder.name.isdigit() and b"ray::_read" in (folder / "cmdline").read_bytes():
                    os.kill(int(folder.name), signal.SIGKILL)
                    killed.append(folder.name)
                    return
            time.sleep(0.05)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    some = [raw(f"{n}", f"{NAMES[n % 4]} founded Acme Ltd in {1950 + n}. " * 20) for n in range(48)]
    answers = list(Ray(Settings(), address).read(some))
    assert killed
    assert [isinstance(answer, bytes) for answer in answers] == [True] * 48


@pytest.mark.timeout(600)
def test_an_article_that_takes_too_long_is_rejected_alone(address: str) -> None:
    from kg.engine_ray import Ray

    settings = Settings(seconds=1)
    some = [raw(f"{n}", f"{NAMES[n]} founded Acme Ltd in {1950 + n}. " * 20) for n in range(3)]
    endless = raw("endless", "Ann Roe founded Acme Ltd in Leeds and left it again in May. " * 12_000)
    first, *rest = Ray(settings, address).read([endless, *some])
    assert isinstance(first, Reject)
    assert "took longer than 1 s" in first.reason
    assert [isinstance(answer, bytes) for answer in rest] == [True] * 3


def test_without_ray_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from kg.engine_ray import Ray

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install \"kg\[ray\]\""):
        Ray(Settings())
