"""The customers' door: all that a customer can touch. It knows one universe."""

from backchannel.customer.door import Door, Parts, open_door

__all__ = ["Door", "Parts", "open_door"]
