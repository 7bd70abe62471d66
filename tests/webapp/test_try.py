def test_world(world):
    b = world.browser("samordnare")
    assert b.get(f"/sjalvvardering/{world.assessment('Exempelby')}").status_code == 200
