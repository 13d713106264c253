"""An enquiry's life and its room: beginning, members, the gapless log, timers and the end."""
