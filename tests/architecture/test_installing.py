"""What is installed is compiled at once: a service need not be able to write what it runs."""

import re
from pathlib import Path

MAKEFILE = (Path(__file__).resolve().parents[2] / "Makefile").read_text()


def test_every_installation_by_uv_leaves_its_bytecode():
    installed = re.findall(r"uv pip install.*", MAKEFILE)

    assert installed
    assert all("--compile-bytecode" in command for command in installed)
