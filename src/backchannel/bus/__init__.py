"""What those who serve one universe tell each other: a room has something new, up to this place; and short news."""

from backchannel.bus.base import Bell, Bus, News
from backchannel.bus.opening import BELLS, open_bus, try_to_listen

__all__ = ["BELLS", "Bell", "Bus", "News", "open_bus", "try_to_listen"]
