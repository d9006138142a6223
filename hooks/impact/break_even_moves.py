"""Break-evens that have moved, come or gone, and new places where more units cost less."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest

from calculator.breakeven import BreakEven, Drop, break_evens
from hooks.impact.prices import Period, Side


@dataclass(frozen=True, slots=True)
class BreakEvenMove:
    """A break-even: the count before and after, None where there is or was none."""

    cheaper: str
    dearer: str
    tied: bool
    before: int | None
    after: int | None


def break_even_moves(period: Period) -> tuple[BreakEvenMove, ...]:
    """Return the break-evens that are not where they were, by count."""
    before, after = _by_pair(period.before), _by_pair(period.after)
    moved = [
        BreakEvenMove(*pair, one, other)
        for pair in before | after
        for one, other in zip_longest(before.get(pair, ()), after.get(pair, ()))
        if one != other
    ]
    return tuple(sorted(moved, key=lambda move: move.after or move.before or 0))


def new_drops(period: Period) -> tuple[Drop, ...]:
    """Return where one more unit makes the month cheaper, and did not before."""
    known = {(drop.tier, drop.count) for drop in _found(period.before)[1]}
    return tuple(drop for drop in _found(period.after)[1] if (drop.tier, drop.count) not in known)


def _by_pair(side: Side) -> dict[tuple[str, str, bool], list[int]]:
    by_pair = defaultdict(list)
    for move in _found(side)[0]:
        by_pair[move.cheaper, move.dearer, move.tied].append(move.count)
    return dict(by_pair)


def _found(side: Side) -> tuple[tuple[BreakEven, ...], tuple[Drop, ...]]:
    if side.price_list is None:
        return (), ()
    found = break_evens(side.catalogue, side.price_list)
    return found.break_evens, found.drops
