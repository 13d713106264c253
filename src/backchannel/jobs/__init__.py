"""What happens by itself: due work, run when its time comes. Each universe has its own; handlers are handed in."""

from backchannel.jobs.clockwork import Clockwork

__all__ = ["Clockwork"]
