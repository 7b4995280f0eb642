"""What a token can be: roles and forms as bits."""


class Role:
    """What a token can be, as bits; plain integers, since enum flags cost ten times as much."""

    CARDINAL = 1 << 0
    SCALE = 1 << 1
    VAGUE = 1 << 2
    HALF = 1 << 3
    ARTICLE = 1 << 4
    BOTH = 1 << 5
    SEVERAL = 1 << 6
    JOINER = 1 << 7
    UNTIL = 1 << 8
    BETWEEN = 1 << 9
    NEUTRAL = 1 << 10
    FURTHER = 1 << 11
    FUNCTION = 1 << 12
    SUBORDINATOR = 1 << 13
    RELATIVE = 1 << 14
    COORDINATOR = 1 << 15
    REPORTING = 1 << 16
    PASSIVE = 1 << 17
    PERFECT = 1 << 18
    ENABLING = 1 << 19
    OF = 1 << 20
    AGENT = 1 << 21
    OBLIQUE = 1 << 22
    DETERMINER = 1 << 23
    PRONOUN = 1 << 24
    OTHERS = 1 << 25
    VOID_CLAUSE = 1 << 26
    VOID_SENTENCE = 1 << 27
    VOID_NUMBER = 1 << 28
    VOID_BEHIND = 1 << 29
    NEGATION = 1 << 30
    HEARSAY = 1 << 31
    PAST_INFINITIVE = 1 << 32
    INFINITIVE = 1 << 33
    COUNTER = 1 << 34
    TOLL_TO = 1 << 35
    ORIGIN = 1 << 36
    CHANGE = 1 << 37
    EARLIER = 1 << 38
    INSIDE = 1 << 39
    PART_BEHIND = 1 << 40
    AMONG = 1 << 41
    ABROAD = 1 << 42
    TOWARD = 1 << 43
    COUNTRY = 1 << 44
    CALENDAR = 1 << 45
    TOTAL = 1 << 46
    STOCK = 1 << 47
    MONTH = 1 << 49
    RATIO = 1 << 50
    RESUME = 1 << 51
    SUBJUNCTIVE = 1 << 52
    AWAY = 1 << 53
    WITH = 1 << 54
    ALONE = 1 << 55
    ONE_HALF = 1 << 48
    SINGULAR = 1 << 59
    PART_OF = 1 << 56
    ESTIMATE = 1 << 57
    EQUAL = 1 << 58
    DEGREE = 1 << 60
    EXPECTING = 1 << 61
    LARGEST = 1 << 62
    ONE_OF = 1 << 63
    FOUND = 1 << 64
    SUBJECT = 1 << 65
    GENITIVE = 1 << 66
    REFLEXIVE = 1 << 67
    CULPRIT = 1 << 68
    INHABITED = 1 << 69
    BEFORE = 1 << 70
    VICTIM = 1 << 71
    COMPARED = 1 << 72
    STRUCK = 1 << 73
    CONFIRMED = 1 << 74
    AGAINST = 1 << 75
    CONDITION = 1 << 76
    SHARE = 1 << 90


class Form:
    """The forms of a predicate, as bits; ``PredicateGroup`` says what each counts."""

    ACTIVE = 1 << 0
    PARTICIPLE = 1 << 1
    ATTRIBUTIVE = 1 << 2
    FINITE = 1 << 3
    PHRASE = 1 << 4
    INFINITIVE = 1 << 5
    NOMINAL = 1 << 6
