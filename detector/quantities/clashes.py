"""Which counts and frequencies of two contents cannot both hold.

two Readings -> the counts that clash

Two numbers clash only where they count the same: of one place and occasion, all of them or the same part,
the same sort of sum. A number that might be of something else is left to the model.
"""

from __future__ import annotations

from .matters import ANEW, DISTANCE, LASTING, QUOTATION, WIND, Matter, one_occasion, one_sum
from .named import WHOLE_COUNTRY
from .occasions import PART
from .reading import OCCASIONS, Quantity, Reading
from .units import CROWD, MONEY, UNTOLD

#: Rival counts of one thing are seldom farther apart: 40,000 people marched, 9 were treated.
_MOST_APART = 100  # times (chosen on the stories to train and to develop on)
_TIMES_MISTAKEN = 1000  # a million taken for a billion, a thousand for a million
_TOLD_ALIKE = 0.5  # share of the words of two contents that are in both (chosen, untested)
#: Units that can be two words for the same: "12,000 people" of a march are its participants.
_ALIKE = tuple(map(frozenset, (("person", "participant"), ("victim", "dead"), ("pupil", "child"))))
#: The same where one content says hardly more than the number: "put the number at 468 people".
_ABOARD = frozenset(("person", "passenger"))
_MOVES = frozenset((QUOTATION, "rise"))  # sorts of a share by which a price has changed, of whatever day
_LOOSE = MONEY | {"percent", "kilometre"}  # say little of what is counted


def clashing_quantities(left: Reading, right: Reading) -> tuple[Quantity, Quantity] | None:
    """The first two counts of one thing that cannot both hold, or ``None``.

    A pair of units that agree anywhere in the two contents shields the others of that unit, so that
    "3 of the 12 wounded" does not clash with "12 wounded". Nor do the counts of two places or events.
    """
    return _differing(left, right) if one_occasion(left.matter, right.matter) else None


def counts_of_two_occasions(left: Reading, right: Reading) -> bool:
    """Whether counts differ because one content says that it is of another event: "In 2017, 46 fell ill"."""
    return not one_occasion(left.matter, right.matter) and _differing(left, right) is not None


def _differing(left: Reading, right: Reading) -> tuple[Quantity, Quantity] | None:
    if _elsewhere(left, right):
        return None
    for ours in left.quantities:
        same = [theirs for theirs in right.quantities if _one_matter(ours, theirs, left, right)]
        if same and not any(
            _overlap(one, other) for one in _shields(left, ours) for other in _shields(right, ours)
        ):
            return ours, same[0]
    return None


def _shields(reading: Reading, count: Quantity) -> list[Quantity]:
    """The quantities of a content that, met in the other, show that both tell of the same ones."""
    return [
        q
        for q in reading.quantities
        if (_alike(q.unit, count.unit) or {q.unit, count.unit} == _ABOARD) and q.kind in (count.kind, PART)
    ]


def one_account(left: Reading, right: Reading) -> bool:
    """Whether two contents say the same, their numbers aside: in the same words, or one in fewer of them.

    "Un avion s'est écrasé, 12 blessés" and "Un avion s'est écrasé à Orval, faisant 20 blessés" do, "un pont
    a coûté 3 millions" and "une école a coûté 5 millions" do not. Bare numbers say too little to tell.
    """
    ours, theirs = left.matter.words, right.matter.words
    both = ours & theirs
    if not _nested(left.marks, right.marks) or not _nested(ours, theirs):
        return False
    if ours == theirs:
        return bool(both)
    return len(both) > 1 and len(both) >= _TOLD_ALIKE * len(ours | theirs)


def frequencies_clash(left: Reading, right: Reading) -> bool:
    """Whether one says that something happened regularly or several times, the other once or never."""
    pair = {left.frequency, right.frequency}
    return "regular" in pair and bool(pair & {"single", "never"}) or pair == {"single", "never"}


def _elsewhere(left: Reading, right: Reading) -> bool:
    """Whether both name places, and none in common; "Londres" and "London" begin alike in most languages."""
    ours, theirs = left.places, right.places
    if (WHOLE_COUNTRY in ours) != (WHOLE_COUNTRY in theirs):
        return _of_crowds(left) and _of_crowds(right) or bool(ours and theirs)
    if right.matter.mentions(ours) or left.matter.mentions(theirs):
        return False  # "in Kehl", "the Kehl works"
    if left.local != right.local and not (ours and theirs) and _of_many_places(left, right):
        return True
    if left.language != right.language:
        ours, theirs = ({place[:1] for place in places} for places in (ours, theirs))
    return bool(ours and theirs) and not ours & theirs


def _of_many_places(left: Reading, right: Reading) -> bool:
    """Whether two contents tell of what every place has its own of: marchers, a share, the wind."""
    return all(
        any(q.unit in CROWD | {"percent"} or WIND in q.sorts for q in reading.quantities)
        for reading in (left, right)
    )


def _of_crowds(reading: Reading) -> bool:
    """Whether a content counts people who came together: those of a country are not those of its towns."""
    return any(quantity.unit in CROWD for quantity in reading.quantities)


def _one_matter(left: Quantity, right: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Whether two quantities, of two contents, can be of one matter.

    "Tonnes of wheat" are none of "barley"; a part is not the whole ("3 children died", "12 dead"); a
    measure is one of the same word only; and of two sums, shares or lengths the words must agree.
    """
    aboard = frozenset((left.unit, right.unit)) == _ABOARD and (ours.matter.bare or theirs.matter.bare)
    if not (_alike(left.unit, right.unit) or aboard):
        return False
    if left.measure:
        return _one_length(left, right) if left.unit == "duration" else left.of == right.of
    if _far_apart(left, right) and not _mistaken(left, right) and not one_account(ours, theirs):
        return False
    one_language = left.of[:3] == right.of[:3]
    if left.of and right.of and one_language and left.of != right.of:
        return False
    if left.kind != right.kind:
        return False
    if left.limit != right.limit or not _one_period(left, right, ours.matter, theirs.matter):
        return False
    if UNTOLD in (left.unit, right.unit) and not (ours.matter.deictic or theirs.matter.deictic):
        if left.sorts & right.sorts or one_account(ours, theirs):
            return True
        spoken_alike = bool(ours.matter.words & theirs.matter.words)
        return _mistaken(left, right) and spoken_alike and not (left.sorts and right.sorts)
    if not (left.unit in _LOOSE and right.unit in _LOOSE or "/" in left.unit):  # "km/h" is a rate
        return True
    if ANEW in left.sorts ^ right.sorts:
        return False  # "trains run again, at 40 km/h"
    if DISTANCE in left.sorts | right.sorts and left.of != right.of and not one_account(ours, theirs):
        return False  # "12 km from the border", "600 m north of the market"
    if left.unit == "percent" and not _one_share(left, right, ours, theirs):
        return False
    return one_sum(left.sorts, right.sorts, ours.matter, theirs.matter)


def _one_share(left: Quantity, right: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Whether two shares can be of one whole: of one sort, or of what the other content speaks of, too.

    What a share price has gained is of another day or another share, unless the words are the same.
    """
    sorts = left.sorts & right.sorts
    if QUOTATION in left.sorts | right.sorts and sorts <= _MOVES:
        return one_account(ours, theirs)
    return bool(sorts) or _speaks_of(theirs, left.of) and _speaks_of(ours, right.of)


def _speaks_of(reading: Reading, whole: str) -> bool:
    """Whether a content may tell of the whole that a part was taken of ("fr:ouvrier"), by its words."""
    language, _, word = whole.partition(":")
    return not whole or reading.matter.bare or language != reading.language or reading.matter.mentions([word])


def _one_period(left: Quantity, right: Quantity, ours: Matter, theirs: Matter) -> bool:
    """Whether neither count is that of an occasion before, and both are of one period, if of any.

    A sum is often that of the year before; what a content of a year says of it may be told by another as
    "last year".
    """
    if left.per != right.per and (not left.money or left.per and right.per):
        return False
    if left.foreseen != right.foreseen and left.unit in CROWD | {"percent"}:
        return False
    if left.money or left.unit in OCCASIONS or left.bygone == right.bygone:
        return True
    other = theirs if left.bygone else ours
    return other.yearly or bool(other.years)


def _one_length(left: Quantity, right: Quantity) -> bool:
    """Whether two lengths of time are of one sort, of talks or of an absence; else of one word, or lasted."""
    ours, theirs = left.sorts - {LASTING}, right.sorts - {LASTING}
    if ours and theirs:
        return bool(ours & theirs) and (left.of == right.of or not _far_apart(left, right))
    return left.of == right.of or LASTING in left.sorts & right.sorts


def _far_apart(left: Quantity, right: Quantity) -> bool:
    return left.low > _MOST_APART * right.high or right.low > _MOST_APART * left.high


def _mistaken(left: Quantity, right: Quantity) -> bool:
    """Whether two sums have the same figures, of millions here and of billions there."""
    least, most = sorted((left, right), key=lambda quantity: quantity.low)
    sums = all(quantity.money or quantity.unit == UNTOLD for quantity in (left, right))
    return sums and most.low == least.low * _TIMES_MISTAKEN and most.high == least.high * _TIMES_MISTAKEN


def _alike(one: str, other: str) -> bool:
    """Whether two units can be of the same things or persons; bare millions are mostly money."""
    if one != other and UNTOLD in (one, other):
        return one in MONEY or other in MONEY
    return one == other or frozenset((one, other)) in _ALIKE


def _nested(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours <= theirs or theirs <= ours


def _overlap(left: Quantity, right: Quantity) -> bool:
    return left.low <= right.high and right.low <= left.high
