"""The desk as staff see it: a projection of public facts, one row per enquiry, and the lists made of it.

- `projector`: `project` carries public changes up, exactly once; `reproject` rebuilds. `DeskChanged` is in `events`.
- `rows`: `DeskRow`, `desk_row`, `face`.
- `overview`: `overview_column`, `overview_counts` with `Filters`; `reach_key` in `keys`.
- `mine`: `my_rooms`, `my_closed_rooms`, `open_queue`.
"""
