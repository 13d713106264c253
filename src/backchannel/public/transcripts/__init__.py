"""The customer copy of a conversation, made from public rows alone."""
