"""Making a plan better by letting two people change tables in one round, again and again (tabu search, as Dotú and
Van Hentenryck did it for the social golfers).

For what arithmetic has no answer to: more rounds than tables, six tables in many rounds, pairs that are hard to keep
apart. Costs are whole numbers, and how long it goes on is counted in looks and never in time, so that a seed gives
the same plan on any machine.
"""

from collections.abc import Sequence

from .chance import Chance
from .design import Path

BUDGET = 4_000_000
"""How many pairs of people are looked at, at most: half a second to a second."""
APART, REVISIT, REPEAT, EXTRA = 10_000_000, 200, 100, 1
"""What it costs when two meet who are kept apart; when someone comes back to a host, on top of the repeat it is; when
two meet again; when two meet who did twice already, on top. A dearer revisit would wall off plans from each other."""

_STALL = 400
"""Steps without anything better after which it goes on from where it is, shaken."""
_TABU, _TABU_MORE = 5, 10
"""For how many steps someone does not go back: at least, and how many more by chance."""


class Search:
    """A plan that is being improved. People are numbers; the first `tables` of them are the hosts, who stay."""

    def __init__(self, paths: Sequence[Path], tables: int, apart: Sequence[tuple[int, int]] = ()) -> None:
        self._people, self._tables, self._rounds = len(paths), tables, len(paths[0])
        self._paths = [list(path) for path in paths]
        self._seated = [
            [[p for p, path in enumerate(paths) if path[r] == t] for t in range(tables)] for r in range(self._rounds)
        ]
        self._prices = _prices(self._people, tables, self._rounds, apart)
        self._met = [[0] * self._people for _ in paths]
        self._up = [[price[0] for price in row] for row in self._prices]
        """What one more meeting of two people costs."""
        self._down = [[0] * self._people for _ in paths]
        """What one meeting fewer of two people saves."""
        self.cost = 0
        for seated in self._seated:
            for table in seated:
                for at, p in enumerate(table):
                    self._sit(p, table[:at])

    def improved(self, chance: Chance, bound: int) -> tuple[Path, ...]:
        """The best paths that were found; no need to look on when they cost no more than `bound` repeats."""
        enough = bound * REPEAT + (self._people - self._tables) * max(0, self._rounds - self._tables) * REVISIT
        best, best_paths = self.cost, [tuple(path) for path in self._paths]
        if self._people == self._tables or self._tables == 1:
            return tuple(best_paths)
        size = -(-self._people // self._tables)
        barred: dict[tuple[int, int, int], int] = {}
        found_at = 0
        for step in range(BUDGET // (2 * self._people * size)):
            if best <= enough:
                break
            move = self._best_move(chance, barred, step, best)
            if move is None:
                continue
            _change, r, p, q = move
            for someone in (p, q):
                barred[r, someone, self._paths[someone][r]] = step + _TABU + chance.below(_TABU_MORE)
            self._swap(r, p, q)
            if self.cost < best:
                best, best_paths, found_at = self.cost, [tuple(path) for path in self._paths], step
            elif step - found_at > _STALL:
                found_at = step
                self._shake(chance)
        return tuple(best_paths)

    def _best_move(
        self, chance: Chance, barred: dict[tuple[int, int, int], int], step: int, best: int
    ) -> tuple[int, int, int, int] | None:
        """What it changes, the round and the two people: the best partner for someone who meets others again, in a
        round by chance. A barred move counts only when it gives the best plan so far."""
        r = chance.below(self._rounds)
        p = self._restless(r, chance)
        if p is None:
            return None
        found, ties = None, 0
        seated, here, more = self._seated[r], self._paths[p][r], self._up[p]
        old = seated[here]
        saved = sum(self._down[p][x] for x in old)
        for there, table in enumerate(seated):
            if there == here:
                continue
            moved = sum(more[x] for x in table) - saved
            p_barred = barred.get((r, p, there), 0) > step
            for q in table[1:]:
                less, other = self._down[q], self._up[q]
                change = moved - 2 * more[q]
                for x in table:
                    change -= less[x]
                for x in old:
                    change += other[x]
                if (p_barred or barred.get((r, q, here), 0) > step) and self.cost + change >= best:
                    continue
                if found is None or change < found[0]:
                    found, ties = (change, r, p, q), 1
                elif change == found[0]:
                    ties += 1
                    if not chance.below(ties):
                        found = (change, r, p, q)
        return found

    def _restless(self, r: int, chance: Chance) -> int | None:
        """A guest who meets someone again, or should not, in this round."""
        guests = self._people - self._tables
        start = chance.below(guests)
        for at in range(guests):
            p = self._tables + (start + at) % guests
            less = self._down[p]
            for x in self._seated[r][self._paths[p][r]]:
                if less[x]:
                    return p
        return None

    def _shake(self, chance: Chance) -> None:
        r = chance.below(self._rounds)
        for _ in range(3):
            p, q = (self._tables + chance.below(self._people - self._tables) for _ in range(2))
            if self._paths[p][r] != self._paths[q][r]:
                self._swap(r, p, q)

    def _swap(self, r: int, p: int, q: int) -> None:
        seated, here, there = self._seated[r], self._paths[p][r], self._paths[q][r]
        for someone, table in ((p, seated[here]), (q, seated[there])):
            at = table.index(someone)
            self._rise(someone, [x for x in table if x != someone])
            table[at] = q if someone == p else p
        self._sit(q, [x for x in seated[here] if x != q])
        self._sit(p, [x for x in seated[there] if x != p])
        self._paths[p][r], self._paths[q][r] = there, here

    def _sit(self, p: int, company: Sequence[int]) -> None:
        for x in company:
            self.cost += self._up[p][x]
            self._count(p, x, self._met[p][x] + 1)

    def _rise(self, p: int, company: Sequence[int]) -> None:
        for x in company:
            self.cost -= self._down[p][x]
            self._count(p, x, self._met[p][x] - 1)

    def _count(self, p: int, x: int, met: int) -> None:
        price = self._prices[p][x]
        self._met[p][x] = self._met[x][p] = met
        self._up[p][x] = self._up[x][p] = price[met]
        self._down[p][x] = self._down[x][p] = price[met - 1] if met else 0


def _prices(people: int, tables: int, rounds: int, apart: Sequence[tuple[int, int]]) -> list[list[list[int]]]:
    """Per pair of people, what each further meeting costs."""
    among_guests = [0, *(REPEAT + EXTRA * more for more in range(rounds))]
    with_host = [0, *(REPEAT + REVISIT + EXTRA * more for more in range(rounds))]
    never = [APART] * (rounds + 1)
    prices = [
        [with_host if (p < tables) != (q < tables) else among_guests for q in range(people)] for p in range(people)
    ]
    for p, q in apart:
        prices[p][q] = prices[q][p] = never
    return prices
