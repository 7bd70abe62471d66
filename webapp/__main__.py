"""`python -m webapp demo`: from a bare clone to a running demo on this machine; `prepare` only installs."""

from __future__ import annotations

import os
import socket
import sys

from webapp import requirements, setting_up

HOST = "127.0.0.1"
HELP = """Skriv ett av:
  python -m webapp demo            gör i ordning och startar demon (PORT väljer en annan port än 5000)
  python -m webapp prepare [test]  installerar det som behövs i .venv, utan att starta
  python -m webapp lock            låser om vad som installeras, med de nyaste versionerna"""


def main() -> int:
    """Read the command line."""
    arguments = sys.argv[1:]
    try:
        if arguments[:1] == ["prepare"] and arguments[1:] in ([], ["test"]):
            if setting_up.is_checkout():
                setting_up.prepare("".join(arguments[1:]))
            return 0
        if arguments == ["lock"]:
            return _lock()
        if arguments != ["demo"]:
            print(HELP)
            return 0 if arguments in (["--help"], ["-h"]) else 2
        port = _port()
        if setting_up.is_checkout() and "KOMPASSROSEN_IN_VENV" not in os.environ:
            return setting_up.go_on_in_venv(arguments)
    except setting_up.NotReadyError as lacking:
        print(lacking)
        return 1
    return _serve(port)


def _lock() -> int:
    """Write the locked lists anew."""
    try:
        requirements.write(setting_up.ROOT)
    except requirements.LockError as error:
        print(f"{error}\n\nInget är låst om. Kontrollera nätet och pyproject.toml, och försök igen.")
        return 1
    print(f"Låst om: {', '.join(requirements.EXTRAS)}. Kör make test innan det läggs in.")
    return 0


def _port() -> int:
    """Read the port, and find out whether it is free."""
    text = os.environ.get("PORT", "5000")
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):  # noqa: PLR2004 -- the highest port
        raise setting_up.NotReadyError(
            f"PORT är ”{text}” men ska vara ett tal från 1 till 65535. Skriv till exempel: PORT=5001 make run"
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            raise setting_up.NotReadyError(
                f"Port {text} används redan eller är inte tillåten. "
                f"Välj en annan, till exempel: PORT={int(text) + 1} make run"
            ) from error
    return int(text)


def _serve(port: int) -> int:
    """Prepare the demo database and serve it on loopback until stopped."""
    from waitress import serve  # noqa: PLC0415 -- nothing of this is there before the preparation

    from webapp import create_app, demo  # noqa: PLC0415
    from webapp.ground.configuration.settings import INSTANCE, demo_settings  # noqa: PLC0415

    demo.forget_interrupted(INSTANCE)
    app = create_app(demo_settings(INSTANCE))
    with app.app_context():
        if demo.prepare(INSTANCE):
            print("Demon är inläst: fyra påhittade omgångar med påhittade kommuner.")
        print(f"\nKompassrosen finns på http://{HOST}:{port}\n")
        for account in demo.accounts():
            print(
                f"  {account['role']:<18} {account['email']:<34} {account['password']:<20} http://{HOST}:{port}{account['start']}"
            )
        print(
            "\nKontona finns bara i demon och fungerar bara på den här datorn. Avsluta med Ctrl+C.",
            flush=True,
        )
    serve(app, host=HOST, port=port, threads=8, ident=None, clear_untrusted_proxy_headers=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
