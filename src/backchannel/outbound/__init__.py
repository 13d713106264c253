"""The door for other systems on the customers' side: they bring enquiries in and fetch what the team answers."""

from backchannel.outbound.rest import ChannelDesk, channel_router

__all__ = ["ChannelDesk", "channel_router"]
