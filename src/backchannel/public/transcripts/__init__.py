"""The customer copy of a conversation, made from public rows alone."""

from backchannel.public.transcripts.copy import Copy, customer_copy
from backchannel.public.transcripts.html import as_html
from backchannel.public.transcripts.plain import as_text

__all__ = ["Copy", "as_html", "as_text", "customer_copy"]
