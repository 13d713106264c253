"""Speech that the customer and the members of a room share, and the files that go with it."""
