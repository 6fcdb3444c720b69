"""Arithmetic on table numbers in which a difference can be divided by, as far as the number of tables allows it."""

from collections.abc import Iterable


class Ring:
    """The product of the finite fields of the prime powers in `size`: 5 is GF(5), 8 is GF(8), 40 is GF(8) × GF(5).

    Elements are the numbers 0 to `size` - 1. The first `units` of them differ from each other by something that has an
    inverse: for a prime power these are all.
    """

    def __init__(self, size: int) -> None:
        self._fields = [_Field(prime, degree) for prime, degree in _factors(size)]
        self.units = min((field.size for field in self._fields), default=1)

    def add(self, a: int, b: int) -> int:
        sums = (field.add(x, y) for field, x, y in zip(self._fields, self._split(a), self._split(b), strict=True))
        return self._joined(sums)

    def times(self, unit: int, b: int) -> int:
        """The product of one of the first `units` elements and any other."""
        return self._joined(field.times(unit, y) for field, y in zip(self._fields, self._split(b), strict=True))

    def _split(self, element: int) -> list[int]:
        parts = []
        for field in self._fields:
            element, part = divmod(element, field.size)
            parts.append(part)
        return parts

    def _joined(self, parts: Iterable[int]) -> int:
        element, weight = 0, 1
        for field, part in zip(self._fields, parts, strict=True):
            element += weight * part
            weight *= field.size
        return element


class _Field:
    """GF(prime ** degree). An element is a polynomial, written as a number whose digits in base `prime` are its
    coefficients; multiplying goes by logarithms, to the base x."""

    def __init__(self, prime: int, degree: int) -> None:
        self.size = prime**degree
        self._prime = prime
        self._powers = next(
            powers for low in range(1, self.size) if len(powers := self._powers_of_x(low)) == self.size - 1
        )
        self._log = {element: log for log, element in enumerate(self._powers)}

    def add(self, a: int, b: int, often: int = 1) -> int:
        """The sum of `a` and `often` times `b`."""
        total, weight = 0, 1
        while a or b:
            a, x = divmod(a, self._prime)
            b, y = divmod(b, self._prime)
            total += (x + often * y) % self._prime * weight
            weight *= self._prime
        return total

    def times(self, a: int, b: int) -> int:
        return self._powers[(self._log[a] + self._log[b]) % (self.size - 1)] if a and b else 0

    def _powers_of_x(self, low: int) -> list[int]:
        """1, x, x² … until they come round, where x ** degree is `low`. When all elements but 0 are among them, `low`
        belongs to a primitive polynomial, and this is the field."""
        powers: list[int] = []
        power = 1
        while power and (power != 1 or not powers) and len(powers) < self.size:
            powers.append(power)
            top, rest = divmod(power, self.size // self._prime)
            power = self.add(rest * self._prime, low, top)
        return powers if power == 1 else []


def _factors(number: int) -> list[tuple[int, int]]:
    """Primes and how often each goes into it."""
    found, prime = [], 2
    while number > 1:
        degree = 0
        while number % prime == 0:
            number //= prime
            degree += 1
        if degree:
            found.append((prime, degree))
        prime += 1
    return found
