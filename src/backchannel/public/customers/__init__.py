"""The people outside: what they gave of themselves, and what admits them."""
