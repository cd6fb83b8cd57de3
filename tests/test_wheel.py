"""The wheel carries all that the package needs, and runs without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    "name", ["kg/ontology.ttl", "kg/shapes.ttl", "kg/queries/posts.ttl", "kg/rows/places.tsv", "kg/page/page.html"]
)
def test_the_wheel_has(name: str, unpacked: Path) -> None:
    assert (unpacked / name).is_file()


def test_the_wheel_builds_a_graph_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    article = tmp_path / "article.txt"
    article.write_text("Ann Roe, the mayor of Leeds, opened the new town hall on Friday. " * 3)
    command = [sys.executable, "-m", "kg", "build", str(article), "-o", str(tmp_path / "out"), "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    asked = [sys.executable, "-c", "import kg; print(kg.__file__)"]
    where = subprocess.run(asked, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert where.startswith(str(unpacked))
    assert (tmp_path / "out" / "graph.nq").stat().st_size > 0
