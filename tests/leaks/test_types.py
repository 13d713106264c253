"""Lock K1: the type checker refuses every line where the two universes would mix."""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "must_not_type_check"
ROOT = Path(__file__).parents[2]


def complaints(*files: Path) -> set[tuple[str, int]]:
    """The files and lines that mypy, as strict as for the product, refuses."""
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), *map(str, files)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode in (0, 1), said.stdout + said.stderr
    found = re.findall(r"^(\S+?):(\d+): error", said.stdout, re.MULTILINE)
    return {(Path(path).name, int(line)) for path, line in found}


def marked(file: Path) -> set[tuple[str, int]]:
    lines = file.read_text().splitlines()
    return {(file.name, number) for number, line in enumerate(lines, start=1) if line.endswith("# refused")}


def test_the_universes_do_not_mix_by_type() -> None:
    mixing, allowed = HERE / "mixing.py", HERE / "allowed.py"
    assert len(marked(mixing)) >= 10
    assert complaints(mixing, allowed) == marked(mixing)
