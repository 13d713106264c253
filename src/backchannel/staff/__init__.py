"""The staff door: all that staff can touch. It knows both universes and keeps them apart, act by act."""
