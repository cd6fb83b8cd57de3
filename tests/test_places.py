"""Known places: which are meant beyond doubt, and which are not."""

import pytest

from kg.extract.places.known import geonames


@pytest.mark.parametrize(
    ("name", "classes", "number"),
    [
        ("Shanghai", ("schema:Place", "schema:City"), 1796236),
        ("China", ("schema:Place", "schema:AdministrativeArea", "schema:Country"), 1814991),
    ],
)
def test_a_place_that_is_meant_beyond_doubt_has_its_geonames_address(
    name: str, classes: tuple[str, ...], number: int
) -> None:
    assert geonames(name, classes) == f"https://sws.geonames.org/{number}/"


@pytest.mark.parametrize("name", ["Springfield", "San Miguel", "Nowhere Hill"])
def test_a_name_of_many_places_or_of_none_has_no_address(name: str) -> None:
    assert geonames(name, ("schema:Place", "schema:City")) is None
