"""The customers' door: all that a customer can touch. It knows one universe."""
