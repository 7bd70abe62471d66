from tests.webapp.browsing import PageWorld


def test_every_printed_figure_is_reproduced_or_a_listed_deviation(resting_world: PageWorld):
    result = resting_world.app.test_cli_runner().invoke(args=["published", "recompute"])

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "206 tryckta värden omräknade: 143 stämmer, 63 listade avvikelser, 0 går inte ihop",
    )
