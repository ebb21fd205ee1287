"""How the width of a page is shared among the columns of a table, from what stands in them.

Worked out here, not by the page setter: for a long cell it would try how narrow the text could be made, which takes
longer than setting the whole letter.
"""

from __future__ import annotations

from assistant.domain.letters import Table

_LEAST, _MOST = 7, 40
"""Characters: room for a number and its heading; and what a sentence is content with, since it goes on below."""


def column_shares(table: Table) -> tuple[float, ...]:
    """The share of each column, together 1; at least one column is needed."""
    asked = [
        _room_asked([label, *(row[number] for row in table.rows if number < len(row))])
        for number, label in enumerate(table.columns)
    ]
    return tuple(room / sum(asked) for room in asked)


def _room_asked(texts: list[str]) -> int:
    return min(max(_LEAST, *(len(line) for text in texts for line in text.split("\n"))), _MOST)
