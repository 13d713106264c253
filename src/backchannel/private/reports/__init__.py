"""The Enquiry Report: rows and figures of a period, and what can be taken away.

- `period`: `Period`, its days in the desk's time zone.
- `detail`: `report_page`, `durations`. `figures`: `report_figures`.
- `table_csv`: the rows of a period as CSV. `cells`: how a cell is written.
- `history`: `history_lines`, public and private in one order. `history_html`, `history_csv`, `history_json`: formats.
"""
