"""Deliberate bugs, one for each rule of the walls. Each replaces a product function where the product calls it."""

from leaks.mutants import doors, guard, rooms, stores
from leaks.mutants.mutant import MUTANTS, Mutant

__all__ = ["MUTANTS", "Mutant", "doors", "guard", "rooms", "stores"]
