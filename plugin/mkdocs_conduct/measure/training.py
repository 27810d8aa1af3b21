"""Trainings: which of them teaches a post a promise (4.12)."""

from __future__ import annotations

from ..model import Commitment, Training


def covers(training: Training, post: str, commitment: Commitment) -> bool:
    """Whether a training teaches a post a promise: one that names no post or no promise is for all."""
    is_about_it = not training.commitments or commitment.id in training.commitments
    return is_about_it and (not training.posts or post in training.posts)
