"""K9, tried: what is in no register of outlets makes no frame, and every route of the customers' listener is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from backchannel.locks import Trial, denied
from backchannel.locks.trials import judged
from backchannel.public.frames import OUTLETS, customer_bytes, customer_frame

_NOWHERE = "GET /api/no-such-outlet"


def egress(app: Any) -> Iterator[Trial]:
    """Try the one door to customers.

    Args:
        app: the customers' application.
    """
    yield denied(
        "K9", "a frame for an outlet of no register was to be made", lambda: customer_frame(_NOWHERE, {}), KeyError
    )
    yield denied("K9", "bytes for such an outlet were to be let out", lambda: customer_bytes(_NOWHERE, b""), KeyError)
    served = set(_routes(app))
    found = sorted(served - OUTLETS)
    seen = f"not in it: {', '.join(found[:3])}" if found else f"all {len(served)} are in it"
    yield judged("K9", "the routes of the customers' listener were looked up in the register", seen, holds=not found)


def _routes(app: Any) -> Iterator[str]:
    for route in app.within.routes:
        path = re.sub(r"{(\w+):\w+}", lambda name: "{name}" if name[1] == "name" else "{id}", route.path)
        yield from (f"{method} {path}" for method in route.methods if method not in ("OPTIONS", "HEAD"))
