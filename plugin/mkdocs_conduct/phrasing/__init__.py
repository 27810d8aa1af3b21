"""Quantities, dates and periods in the words of a language."""

from .phrases import Phrases

__all__ = ["Phrases"]
