"""The register of ways by which words leave for the outside or come in from it, and what shows each of them.

A way that is built later (mail, push, a hook, a bot) is not in it, and the museum fails until it is, with a piece of
its own. So nothing passes because there is nothing to look at.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import backchannel

SOURCE = Path(backchannel.__file__).parent

CARRIERS = frozenset(
    (
        "aiohttp",
        "aiosmtplib",
        "email",
        "ftplib",
        "http.client",
        "httpx",
        "imap_tools",
        "imaplib",
        "openai",
        "pywebpush",
        "requests",
        "smtplib",
        "telnetlib",
        "urllib.request",
        "websockets",
        "xmlrpc",
    )
)
"""Libraries by which a program reaches others on its own account."""

DOORS = {
    "outbound": frozenset(("__init__", "admission", "description", "rest", "views", "wire")),
    "notices": frozenset[str](),
}
"""The files of the doors to other systems: the channels' interface and nothing else, yet."""


def carriers(source: Path = SOURCE) -> Iterator[str]:
    """Each import of a carrier, as ``file: module``."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if any(name == carrier or name.startswith(f"{carrier}.") for carrier in CARRIERS):
                    yield f"{path.relative_to(source)}: {name}"


def new_doors(source: Path = SOURCE) -> Iterator[str]:
    """Each file of a door to other systems that the register does not have."""
    for door, known in DOORS.items():
        for path in sorted((source / door).rglob("*.py")):
            if path.stem not in known:
                yield f"{door}: {path.stem}"


def unlisted(source: Path = SOURCE) -> list[str]:
    """Every way that no piece of the museum shows."""
    return [*carriers(source), *new_doors(source)]
