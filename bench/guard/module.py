"""The workspace's own guard, bundled by the Vite that builds the workspace and run by Node."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORKSPACE = Path(__file__).resolve().parents[2] / "web" / "workspace"
WEIGHTS = WORKSPACE / "src" / "guard" / "weights.ts"


def judge(lines: Sequence[str]) -> list[dict[str, Any]]:
    """What the guard says of situations, in their order: id, score, asks, reasons and features.

    Args:
        lines: situations, a JSON object each.

    Raises:
        SystemExit: with what Node said, when a line is no situation or the module cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        vite = WORKSPACE.parent / "node_modules" / "vite" / "bin" / "vite.js"
        _node([str(vite), "build", "--config", "vite.guard.config.ts", "--outDir", folder, "--logLevel", "warn"])
        said = _node([str(Path(folder, "command.js"))], "\n".join(lines))
    return [json.loads(line) for line in said.splitlines()]


def write_weights(weights: dict[str, float], bias: float, threshold: float) -> None:
    """Put fitted weights into the module.

    Args:
        weights: by feature.
        bias: what is added to their sum.
        threshold: the score to ask at, 0 to 1.
    """
    numbers = {"bias": bias, "threshold": threshold, **weights}
    lines = [f"  {name}: {_number(value)}," for name, value in numbers.items()]
    WEIGHTS.write_text(_WEIGHTS.format(lines="\n".join(lines)), "utf-8")


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


_WEIGHTS = """import type {{ Features }} from './features'

/** Fitted by `script/bench guard --fit` on the situations that are not held back; not changed by hand. */
export const WEIGHTS: Features & {{ bias: number; threshold: number }} = {{
{lines}
}}
"""


def _node(words: list[str], given: str | None = None) -> str:
    done = subprocess.run(
        ["node", *words],
        check=False,
        cwd=WORKSPACE,
        input=given,
        text=True,
        encoding="utf-8",
        capture_output=True,
        env=os.environ,
    )
    if done.returncode:
        raise SystemExit(done.stderr.strip() or done.stdout.strip())
    return done.stdout
