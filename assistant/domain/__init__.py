"""Plain Python about places, law, time, requests and letters: no web, no database, no clock, no files."""
