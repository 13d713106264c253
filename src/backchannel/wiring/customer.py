"""The customers' plane: its door, its feed, and the ways into the public store that it is given."""

from __future__ import annotations

from backchannel.customer import open_door
from backchannel.settings import Settings
from backchannel.wiring.plane import Plane
from backchannel.wiring.public_side import PublicSide


def customer_plane(public: PublicSide, settings: Settings) -> Plane:
    """The customers' door on an open public universe.

    Args:
        public: the universe that customers are served from.
        settings: the settings in force.
    """
    universe = public.universe
    door = open_door(public.access("customer"), universe.clock, public.typing, settings)
    universe.store.listen(door.committed)
    return Plane("customer", door.app, door.sockets, stop=door.tasks.stop)
