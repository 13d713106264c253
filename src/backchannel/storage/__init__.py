"""What a store offers (`database`), and the stores themselves, opened by their `open` functions."""
