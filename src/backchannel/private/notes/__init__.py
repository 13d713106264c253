"""What staff keep for themselves: drafts and canned responses.

- `canned`: `canned_for`, `save_own_canned`, `save_shared_canned`, `remove_own_canned`, `remove_shared_canned`.
- `drafts`: `save_draft`, `drafts_in`.
"""
