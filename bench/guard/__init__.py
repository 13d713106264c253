"""The audience guard, measured and fitted: the situations, and the module that the workspace ships, run by Node."""
