"""The store of a desk with many nodes: one PostgreSQL database per universe, a login role per principal."""
