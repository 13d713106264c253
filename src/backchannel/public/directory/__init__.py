"""What customers choose from and whom they meet: tags, the desk's settings, staff cards, presence."""
