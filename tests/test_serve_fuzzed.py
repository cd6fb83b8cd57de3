"""No request that Schemathesis makes from the server's own description, allowed or not, makes the server fail."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.published import publish
from tests.servers import kg_server

KNOWN = {"entity": "ann-roe-8d5072ad", "claim": "abfbf8c9d8567564", "document": "a-txt-6c2c64ec"}
CONFIG = """
[[operations]]
include-path = "/{kind}/{{name}}"
parameters = {{ "path.name" = "{name}" }}
"""
HOOKS = """
import schemathesis

@schemathesis.serializer("application/sparql-query")
def query(context, value):
    return str(value).encode("utf-8", "replace")
"""


@pytest.mark.timeout(600)
@pytest.mark.skipif(not find_spec("schemathesis"), reason="needs schemathesis: pip install --group fuzz")
def test_no_request_makes_the_server_fail_or_answer_what_it_does_not_describe(tmp_path: Path) -> None:
    config = tmp_path / "schemathesis.toml"
    config.write_text("".join(CONFIG.format(kind=kind, name=name) for kind, name in KNOWN.items()), "utf-8")
    (tmp_path / "hooks.py").write_text(HOOKS, "utf-8")
    environment = os.environ | {"SCHEMATHESIS_HOOKS": "hooks"}
    with kg_server(publish(tmp_path / "out"), "--timeout", "3", "--rows", "1000", "--memory", "300") as url:
        fuzz = [sys.executable, "-m", "schemathesis.cli", f"--config-file={config}", "run", f"{url}/openapi.json"]
        # Hardly any string is a query: that most are refused, as described, is no fault.
        fuzz += ["--max-examples=20", "--seed=1", "--exclude-checks=positive_data_acceptance"]
        done = subprocess.run(fuzz, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "12 selected" in done.stdout
