"""Deliberate bugs, one for each rule of the walls. Each replaces a product function where the product calls it.

Every file of this folder is found by itself; a mutant enters by its decorator.
"""

from importlib import import_module
from pathlib import Path

from leaks.mutants.mutant import MUTANTS, Mutant

for _path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    import_module(f"leaks.mutants.{_path.stem}")

__all__ = ["MUTANTS", "Mutant"]
