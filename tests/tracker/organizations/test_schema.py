"""Contract of the data files: unique names, known parents, codes and kinds that exist."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from tracker.organizations.index import organization_index, role_index, spellings
from tracker.organizations.schema import Kind, Organization, country_words, organizations, roles
from tracker.organizations.spelling import is_acronym, key, read

ENTRIES = list(organizations().values())
LANGUAGES = {"de", "en", "fr", "es", "ar"}


def spelling_key(spelling: str) -> object:
    return spelling.casefold() if is_acronym(spelling) else key(spelling)


def own_spellings() -> Iterator[tuple[object, Organization]]:
    """Every spelling that means its organization everywhere, "at home" ones left out."""
    for entry in ENTRIES:
        for claim in spellings(entry):
            if claim.rule != "at home":
                yield spelling_key(claim.spelling), entry


def test_lists_at_least_280_and_every_kind() -> None:
    assert len(ENTRIES) >= 280
    assert {entry.kind for entry in ENTRIES} == set(Kind)


def test_no_name_is_claimed_by_two_organizations() -> None:
    claimed = defaultdict(set)
    for spelling, entry in own_spellings():
        claimed[spelling].add(entry.name)
    assert {spelling: names for spelling, names in claimed.items() if len(names) > 1} == {}


def test_no_name_at_home_is_claimed_twice_in_a_country() -> None:
    claimed = Counter((spelling_key(name), entry.country) for entry in ENTRIES for name in entry.at_home)
    offices = Counter((entry.office, entry.country) for entry in ENTRIES if entry.office)
    assert [claim for claim, times in (claimed + offices).items() if times > 1] == []


def test_what_holds_only_at_home_has_a_home() -> None:
    assert [e.name for e in ENTRIES if (e.at_home or e.office) and e.country is None] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_entry_keeps_the_contract(entry: Organization) -> None:
    assert entry.name == " ".join(entry.name.split())
    assert set(entry.names) <= LANGUAGES
    assert all(entry.names.values())
    assert entry.country is None or entry.country in country_words()
    assert all(is_acronym(acronym) or acronym.isupper() for acronym in entry.acronyms)
    assert entry.office is None or roles()[entry.office].national
    chain = [entry.name]
    while (parent := organizations()[chain[-1]].parent) is not None:
        assert parent not in chain
        chain.append(parent)


def test_every_spelling_is_found() -> None:
    for entry in ENTRIES:
        for claim in spellings(entry):
            found = organization_index().whole(read(claim.spelling))
            assert entry.name in {other.organization.name for other in found}, claim.spelling


def test_every_word_of_a_role_leads_to_that_role_alone() -> None:
    for role in roles().values():
        for words in role.words.values():
            for word in words:
                (match,) = role_index().find(read(word.replace("*", "")))
                assert [found.name for found in match.values] == [role.name], word


def test_every_word_of_a_country_names_one_country() -> None:
    claimed = defaultdict(set)
    for code, words in country_words().items():
        for word in words:
            claimed[spelling_key(word)].add(code)
    assert {word: codes for word, codes in claimed.items() if len(codes) > 1} == {}
    assert all(len(code) == 3 and code.isupper() for code in country_words())


def test_roles_have_words_in_their_languages() -> None:
    for role in roles().values():
        assert set(role.words) <= LANGUAGES
        assert role.words.get("en"), role.name
        assert role.parent is None or role.parent in roles() or role.parent in organizations()
