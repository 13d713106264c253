"""Bells between those who serve one universe: something is new in a room, up to this place. No text, no rights."""

from backchannel.bus.base import Bell, Bus
from backchannel.bus.opening import open_bus

__all__ = ["Bell", "Bus", "open_bus"]
