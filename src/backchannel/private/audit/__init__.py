"""Who has read what is private, and who has changed the desk: the ledger and its chain.

- `ledger`: `record` before anything is served, `record_change` within an act of administration.
- `pages`: `readers_of` lists a room's readers, `ledger_page` reads all of it.
- `verify`: whether the chain is whole; `heads` keeps its newest head outside of the data folder.
- `erasure`: takes a person's or an enquiry's lines away, and leaves the chain whole.
"""
