"""What staff keep for themselves: drafts.

- `drafts`: `save_draft`, `drafts_in`.
"""
