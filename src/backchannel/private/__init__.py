"""The universe that only staff reach: the team, speech among staff, the desk's projection, reports and the ledger."""
