"""Who is connected, where each has read to, and how a new entry becomes a frame."""
