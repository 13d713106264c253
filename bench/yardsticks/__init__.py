"""What the desk is measured against, written by us, as lean as each can be."""
