"""The file of municipalities' own sign-ins: read when the service starts, and refused with what to write."""

from __future__ import annotations

import pytest

from webapp.ground.configuration.providers import Provider, providers_in
from webapp.ground.configuration.safety import SettingError

GOOD = """
[[provider]]
key = "exempelby"
name = "Exempelby kommun"
issuer = "https://login.exempelby.se"
client_id = "kompassrosen"
client_secret = "hemligt"
municipalities = ["Exempelby"]
domains = ["Exempelby.se"]
"""


def read(folder, text: str) -> dict[str, Provider]:
    path = folder / "oidc.toml"
    path.write_text(text, encoding="utf-8")
    return providers_in(str(path))


def test_a_file_names_its_providers(tmp_path):
    assert read(tmp_path, GOOD) == {
        "exempelby": Provider(
            "exempelby",
            "Exempelby kommun",
            "https://login.exempelby.se",
            "kompassrosen",
            "hemligt",
            ("Exempelby",),
            ("exempelby.se",),
        )
    }


def test_without_a_file_there_is_none():
    assert providers_in("") == {}


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('client_secret = "hemligt"\n', "", "exempelby saknar client_secret."),
        ("https://login", "http://login", "som ska börja med https://"),
        ('"exempelby"', '"exempel by"', "key är ”exempel by”"),
        ("client_id", "clientid", "exempelby har clientid, som inte betyder något."),
        ("[[provider]]", "[provider", "som inte går att läsa"),
        ("[[provider]]", 'annat = "x"\n[[provider]]', r"skriv varje leverantör som \[\[provider\]\]"),
    ],
)
def test_what_is_wrong_stops_the_start_with_what_to_write(tmp_path, wrong, right, said):
    with pytest.raises(SettingError, match=said):
        read(tmp_path, GOOD.replace(wrong, right))


def test_a_provider_is_for_somebody_and_each_has_a_key_of_its_own(tmp_path):
    nobody = GOOD.replace('municipalities = ["Exempelby"]\ndomains = ["Exempelby.se"]\n', "")

    with pytest.raises(SettingError, match="vilka den gäller för"):
        read(tmp_path, nobody)
    with pytest.raises(SettingError, match="var och en med en egen key"):
        read(tmp_path, GOOD + GOOD)
    with pytest.raises(SettingError, match="inte går att läsa"):
        providers_in(str(tmp_path / "finns-inte.toml"))
