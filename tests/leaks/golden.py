"""One long conversation as it happens: an enquiry, its detours, its end, and what came after."""

from leaks.trace import Step

MARIA, NOURA = 0, 1
SOL, RUTH, INES, BEN = 0, 1, 2, 3

CONVERSATION = (
    Step("heartbeat", INES, 0, 0),
    Step("customer_introduces", MARIA, 0, 1),
    Step("customer_starts", MARIA, 0, 0),
    Step("customer_starts", NOURA, 0, 1),
    Step("customer_reads", MARIA, 0, 0),
    Step("pick_up", INES, 0),
    Step("pick_up", BEN, 1),
    Step("staff_says", INES, 0, 0),
    Step("customer_types", MARIA, 0),
    Step("customer_posts", MARIA, 0, 1),
    Step("staff_sees", INES, 0, 1),
    Step("tick", 0, 0, 2),
    Step("staff_types", INES, 0),
    Step("staff_sends_file", INES, 0, 1),
    Step("customer_sends_file", MARIA, 0, 1),
    Step("customer_marks", MARIA, 0, 3),
    Step("customer_drops", MARIA, 0, 2),
    Step("staff_asks_in", INES, 0, BEN),
    Step("tick", 0, 0, 1),
    Step("staff_answers", BEN, 0, 1),
    Step("customer_says", MARIA, 0, 3),
    Step("staff_assigns", SOL, 0, BEN),
    Step("staff_says", BEN, 0, 4),
    Step("staff_renames", BEN, 0, 1),
    Step("join", RUTH, 0),
    Step("leave", RUTH, 0),
    Step("take_over", RUTH, 0),
    Step("tick", 0, 0, 5),
    Step("customer_posts", NOURA, 1, 4),
    Step("staff_removes", RUTH, 0, INES),
    Step("customer_guesses", NOURA, 0, 0),
    Step("close", RUTH, 0),
    Step("customer_rates", MARIA, 0, 5),
    Step("customer_follows", MARIA, 0, 2),
    Step("pick_up", RUTH, 2),
    Step("staff_says", RUTH, 2, 1),
    Step("customer_closes", MARIA, 2),
)
"""Played by who may, so that each step is accepted; ticks are a second, a minute, five minutes."""
