"""What must hold across the files of the rulebook, one family of checks a module."""
