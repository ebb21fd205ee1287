"""Recourse: letters to those who score, rate or list you, and the day by which they must answer."""

__version__ = "0.1.0"
