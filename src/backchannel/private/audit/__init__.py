"""Who has read what is private: the readers' ledger.

- `ledger`: `record` before anything is served; `readers_of` lists a room's readers.
"""
