"""Backchannel: a self-hosted desk for customers' enquiries, with a channel beside it that customers cannot see."""

__version__ = "0.1.0"
