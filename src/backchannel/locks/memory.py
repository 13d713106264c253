"""What is in a process's memory: which modules, what they can name, and which types derive from which."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import msgspec

from backchannel.locks.sides import of_customers, of_staff
from backchannel.locks.trials import Trial, judged

_ROOT = "backchannel."
_BOTH = (f"{_ROOT}wiring.desk", f"{_ROOT}__main__")
_FOLDERS = frozenset({"backchannel", f"{_ROOT}wiring"})
"""Packages that hold modules of all sides, because those lie in them, and name none themselves."""


def no_module_of_staff() -> Trial:
    """K5: no module of the staff's side is in this process."""
    found = sorted(name for name in tuple(sys.modules) if of_staff(name))
    own = sum(name.startswith(_ROOT) for name in tuple(sys.modules))
    seen = f"{_first(found)} in memory" if found else f"none among the {own} of the product that are"
    return judged("K5", "modules of the staff's side were looked for in this process", seen, holds=not found)


def nothing_names_staff() -> Trial:
    """K2: no module that serves customers, or both sides, holds anything of the staff's side."""
    looked = [(name, module) for name, module in tuple(sys.modules.items()) if _is_bound(name)]
    found = sorted({f"{name} holds {other}" for name, module in looked for other in _held(module)})
    seen = _first(found) if found else f"{len(looked)} modules hold nothing of it"
    tried = "whatever the modules that serve customers or both sides hold was looked through for the staff's side"
    return judged("K2", tried, seen, holds=not found)


def types_apart() -> Trial:
    """K1: no type of one side derives from a type of the other, nor do both from one of ours."""
    every = list(_structs(msgspec.Struct))
    aloud = [one for one in every if of_customers(one.__module__)]
    aside = [one for one in every if of_staff(one.__module__)]
    shared = sorted({base.__qualname__ for base in _bases(aloud) & _bases(aside)})
    mixed = sorted({one.__qualname__ for one in aloud for base in one.__mro__ if of_staff(base.__module__)})
    mixed += sorted({one.__qualname__ for one in aside for base in one.__mro__ if of_customers(base.__module__)})
    found = [*shared, *mixed]
    seen = f"shared by both sides: {_first(found)}" if found else f"{len(aloud)} types and {len(aside)} share none"
    return judged("K1", "the bases of every type of both sides were compared", seen, holds=not found)


def _is_bound(name: str) -> bool:
    return name.startswith(_ROOT) and name not in _FOLDERS and not of_staff(name) and not name.startswith(_BOTH)


def _held(module: ModuleType) -> Iterator[str]:
    for value in tuple(vars(module).values()):
        name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
        if isinstance(name, str) and of_staff(name):
            yield name


def _structs(base: type) -> Iterator[type]:
    one: type
    for one in type.__subclasses__(base):
        yield one
        yield from _structs(one)


def _bases(types: list[type]) -> set[type]:
    return {base for one in types for base in one.__mro__[1:] if base.__module__.startswith(_ROOT)}


def _first(found: list[str]) -> str:
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"{', '.join(found[:3])}{more}"
