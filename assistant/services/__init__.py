"""One use case a file. Each takes what it needs: a session of the store, a clock, the rulebook."""
