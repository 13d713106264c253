"""An invented shop to look around in: its desk is filled by calling the acts, served, and thrown away."""

from backchannel.wiring.desk.demo.serving import serve_demo

__all__ = ["serve_demo"]
