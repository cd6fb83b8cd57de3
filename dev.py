"""Set up and run, with nothing but Python 3.11 or newer: `python3 dev.py graph`, `python3 dev.py test`.

    graph [PATH ...]     set up, then build the graph of the example articles (or of PATH ...) into out/
    test [OPTION ...]    set up, then run all tests (options go to pytest)
    check                set up, then ruff and mypy
    lock                 pin all dependencies anew (needs uv)
    audit                ask whether advisories are known of what is pinned (needs uv and pypi.org)

The set-up is an isolated environment in .venv/ with the versions and hashes of the lock files.
"""

import os
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ADVISORIES = "https://pypi.org/pypi/pip/25.0/json"  # where pip-audit asks, by way of example
LOCKS = {"run": ROOT / "requirements.lock", "develop": ROOT / "requirements-dev.lock"}


def set_up(purpose: str) -> None:
    """Make .venv/ hold exactly what the lock file pins, and the project itself; fast when it already does."""
    lock = LOCKS[purpose].read_text("utf-8")
    # Without --no-deps the pip of Python 3.11 resolves a dependency's extras anew, and stops at a newer release.
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True, clear=True)
    marker = VENV / f"installed-{purpose}"
    if marker.exists() and marker.read_text("utf-8") == lock:
        return
    print(f"setting up {VENV.name}/ (about a minute, once)", file=sys.stderr, flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[purpose])])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    run([str(PYTHON), "-m", "pip", "check", "--disable-pip-version-check"])  # no hole in the lock
    run([str(PYTHON), "-m", "compileall", "-q", "kg"])  # where Python writes no bytecode, each start would compile anew
    marker.write_text(lock, "utf-8")


def run(command: list[str]) -> None:
    """Run a command in the project's folder; a failure ends this script with the command's exit status."""
    finished = subprocess.run(command, cwd=ROOT, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def lock() -> None:
    """Write both lock files from pyproject.toml, with hashes, for every platform and Python that is supported."""
    compiled = [
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--upgrade",
    ]
    build = ["--group", "build"]
    run([*compiled, "pyproject.toml", *build, "-o", LOCKS["run"].name])
    run([*compiled, "pyproject.toml", *build, "--group", "dev", "-o", LOCKS["develop"].name])


def audit() -> None:
    """Look up the advisories on all that the lock files pin; where their list is out of reach, say so."""
    try:
        urllib.request.urlopen(ADVISORIES, timeout=20).close()
    except OSError as error:
        print(f"nothing was looked up: {ADVISORIES} cannot be reached ({error})", file=sys.stderr)
        return
    run(["uvx", "pip-audit", "--disable-pip", "--require-hashes", "-r", LOCKS["develop"].name])


def main(arguments: list[str]) -> int:
    """Do what the first argument names."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one is told so here
        print(f"kg needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    task, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if task == "graph":
        set_up("run")
        run([str(PYTHON), "build.py", *(rest or ["examples"]), "-o", "out"])
    elif task == "test":
        set_up("develop")
        run([str(PYTHON), "-m", "pytest", *rest])
    elif task == "check":
        set_up("develop")
        run([str(PYTHON), "-m", "ruff", "check", "."])
        run([str(PYTHON), "-m", "ruff", "format", "--check", "."])
        run([str(PYTHON), "-m", "mypy"])
    elif task == "lock":
        lock()
    elif task == "audit":
        audit()
    else:
        print(__doc__)
        return 0 if task in ("help", "-h", "--help") else 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
