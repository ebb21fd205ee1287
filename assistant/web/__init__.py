"""The pages: everything that speaks HTTP."""
