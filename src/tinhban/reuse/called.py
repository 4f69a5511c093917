"""Passages that one asker has called common text; whoever else asks the index does not notice."""

from collections.abc import Iterable

import numpy as np

from .query import Questions, batches


class CalledCommon:
    """The keys of these passages, as `search` wants them."""

    def __init__(self, passages: Iterable[str]) -> None:
        keys = [Questions(batch).keys for batch in batches(passages, len)]
        self._keys = np.unique(np.concatenate(keys)) if keys else np.empty(0, np.uint64)

    def __len__(self) -> int:
        return len(self._keys)

    def among(self, keys: np.ndarray) -> np.ndarray:
        """Which of these keys are called common."""
        if not len(self._keys):
            return np.zeros(len(keys), bool)
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        found: np.ndarray = self._keys[at] == keys
        return found
