"""The README is short, and its commands are there, work, and are the ones that CI runs."""

import os
import re

import pytest

from architecture.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """The lines of a page's code blocks that start a program of `script/`, without their remarks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("script/")]


def missing(lines: list[str]) -> list[str]:
    """Those whose program is not there or cannot be started."""
    return [line for line in lines if not os.access(ROOT / line.split()[0], os.X_OK)]


def test_it_is_read_in_a_minute() -> None:
    assert len(README.splitlines()) < 100


def test_its_commands_are_there() -> None:
    assert {"script/server", "script/server demo", "script/check", "script/test"} <= set(commands(README))
    assert missing(commands(README)) == []


def test_ci_runs_the_command_that_it_names() -> None:
    assert re.search(r"^CI=true exec python3 script/test\b", CI, re.MULTILINE)


def test_a_command_that_is_not_there_is_seen() -> None:
    page = "Run script/one:\n```\nscript/two --fast  # remark\nls\n```\n```sh\nscript/server\n```\n"
    assert commands(page) == ["script/two --fast", "script/server"]
    assert missing(commands(page)) == ["script/two --fast"]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
