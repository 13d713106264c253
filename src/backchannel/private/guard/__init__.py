"""What keeps private words from the customer by mistake: counted slips, and the desk's own words for the guard.

The guard itself runs in the browser of who writes, on what that browser already shows; nothing is asked of it here.

- `slips`: `count_slip`, `slips_of`.
- `words`: `change_guard_words`, `guard_words`.
"""
