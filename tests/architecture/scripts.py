"""The programs of `script/`, loaded as modules."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from types import ModuleType

from architecture.tree import ROOT


def script(name: str) -> ModuleType:
    """One program or module of `script/`, loaded without running its main part."""
    folder = str(ROOT / "script")
    if folder not in sys.path:
        sys.path.append(folder)
    path = ROOT / "script" / (name if (ROOT / "script" / name).is_file() else f"{name}.py")
    loader = SourceFileLoader(f"script_{name.strip('_')}", str(path))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module
