"""Web applications that many worlds share, one after another: to build one takes longer than a whole course.

An application holds no more of a desk than the record of its parts, which handlers read when they are called. So one
that was built is given the parts of the next world, and answers for that. A mutant may change how applications are
built; `forget_apps` stands before and after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import Any

from backchannel.customer import door as customer_door
from backchannel.wiring import customer as customer_wiring
from backchannel.wiring import staff as staff_wiring


class _Place:
    """Where a world's applications lie; worlds that play at once have a place each."""

    name = ""


class Kept:
    """One of the product's functions that build, and what it has built at each place.

    Args:
        build: the product's function; its first argument is the record of parts.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self.built: dict[str, tuple[Any, Any]] = {}

    def __call__(self, parts: Any, *beside: Any) -> Any:
        """What answers for these parts, built only when nothing lies here."""
        held, built = self.built.get(_Place.name, (None, None))
        if built is None:
            built = self._build(parts, *beside)
            self.built[_Place.name] = (parts, built)
        else:
            for one in fields(parts):
                object.__setattr__(held, one.name, getattr(parts, one.name))
        return built


_KEPT = {
    name: Kept(build)
    for name, build in (
        ("staff", staff_wiring.application),
        ("customers", customer_door._application),
        ("channels", customer_wiring.channel_router),
    )
}


@contextmanager
def at_place(name: str) -> Iterator[None]:
    """A desk that is opened within shares its applications with those that were opened at this place before."""
    _Place.name = name
    changed: list[tuple[Any, str, Any]] = [
        (staff_wiring, "application", _KEPT["staff"]),
        (staff_wiring, "page_routes", _staff_pages),
        (customer_door, "_application", _KEPT["customers"]),
        (customer_wiring, "channel_router", _KEPT["channels"]),
        (customer_wiring, "page_routes", _customer_pages),
        (customer_wiring, "customer_description", _description),
    ]
    before = [(module, word, getattr(module, word)) for module, word, _ in changed]
    for module, word, other in changed:
        setattr(module, word, other)
    try:
        yield
    finally:
        for module, word, own in before:
            setattr(module, word, own)


def _once(build: Callable[..., Any]) -> Callable[..., Any]:
    """The first answer for ever: pages are the same for every world."""
    answers: list[Any] = []

    def build_once(*asked: Any) -> Any:
        if not answers:
            answers.append(build(*asked))
        return answers[0]

    return build_once


_staff_pages = _once(staff_wiring.page_routes)
_customer_pages = _once(customer_wiring.page_routes)
_description = cache(customer_wiring.customer_description)


def forget_apps() -> None:
    """Build anew from here on: something was changed in the product, or changed back."""
    for kept in _KEPT.values():
        kept.built.clear()
