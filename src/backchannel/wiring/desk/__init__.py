"""The whole desk in one process: both universes, both doors, and the public side's jobs."""

from backchannel.wiring.desk.opening import Desk, open_desk
from backchannel.wiring.desk.serving import open_doors, serve, serve_desk

__all__ = ["Desk", "open_desk", "open_doors", "serve", "serve_desk"]
