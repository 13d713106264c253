"""For developers: print the revision that brings a universe's newest one up to what its tables say now.

``python -m backchannel.storage.draft public r0002_ratings`` reads every module named ``tables`` under
``backchannel.public`` and prints the file to review, format and keep as ``storage/migrations/public/r0002_ratings.py``.
Names of tables after it limit the revision to those.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import ops

from backchannel.storage.migrate import FILE, create_or_upgrade, revisions
from backchannel.storage.upgrade import owner

_PAGE = '''"""{revision}: say in one sentence what changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before}


def upgrade() -> None:
    """Add what this revision brings."""
{calls}


def downgrade() -> None:
    """Take it away again, and what it holds."""
{down}


{steps}
'''


def described(package: str) -> sa.MetaData:
    """The metadata of a universe's package with every one of its ``tables`` modules loaded."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)
    metadata: sa.MetaData = importlib.import_module(f"{package}.store").metadata
    return metadata


def draft(universe: str, revision: str, only: Sequence[str] = ()) -> str:
    """The text of a revision file that closes the gap between the newest revision and the tables.

    Args:
        universe: ``public`` or ``private``.
        revision: the new file's stem.
        only: the tables to write out, when a revision is to hold a part of the gap; none means all.
    """
    steps: dict[str, list[str]] = {}
    undone: list[str] = []
    ups, downs = _gap(universe)
    for step in ups:
        if not only or step.table_name in only:
            steps.setdefault(step.table_name, []).append(_rendered(step))
    for step in downs:
        dropped_with_table = isinstance(step, ops.ModifyTableOps) and step.table_name in steps
        if step.table_name in steps and not dropped_with_table:
            undone.append(_rendered(step))
    earlier = [known for known in revisions(universe) if known < revision]
    return _PAGE.format(
        revision=revision,
        before=f'"{earlier[-1]}"' if earlier else "None",
        calls=_indented("\n".join(f"_{table}()" for table in steps) or "pass"),
        down=_indented("\n".join(undone) or "pass"),
        steps="\n\n".join(
            f"def _{table}() -> None:\n{_indented(chr(10).join(lines))}" for table, lines in steps.items()
        ),
    )


def _gap(universe: str) -> tuple[list[Any], list[Any]]:
    with tempfile.TemporaryDirectory() as name:
        create_or_upgrade(Path(name), universe)
        with owner(Path(name) / FILE) as connection:
            made = produce_migrations(MigrationContext.configure(connection), described(f"backchannel.{universe}"))
    up, down = made.upgrade_ops, made.downgrade_ops
    return list(up.ops if up else ()), list(down.ops if down else ())


def _rendered(step: Any) -> str:
    code = render_python_code(ops.UpgradeOps([step]))
    return "\n".join(line for line in code.splitlines() if "###" not in line)


def _indented(text: str) -> str:
    return textwrap.indent(textwrap.dedent(text), "    ")


if __name__ == "__main__":
    sys.stdout.write(draft(sys.argv[1], sys.argv[2], sys.argv[3:]))
