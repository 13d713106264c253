"""The customers' door: all that a customer can touch. It knows one universe."""

from backchannel.customer.door import Door, open_door

__all__ = ["Door", "open_door"]
