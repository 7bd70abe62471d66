"""`python -m webapp demo`: makes a demo database on this machine if there is none, and serves it."""

from __future__ import annotations

import os
import socket
import sys

HOST = "127.0.0.1"


def main() -> int:
    """Read the command line; only the demo is served from here."""
    if sys.argv[1:] != ["demo"]:
        print("Skriv: python -m webapp demo")
        return 2
    try:
        port = int(os.environ.get("PORT", "5000"))
    except ValueError:
        print(f"PORT är ”{os.environ['PORT']}” men ska vara ett tal. Skriv till exempel: PORT=5001 make run")
        return 1
    if _taken(port):
        print(f"Port {port} används redan. Välj en annan, till exempel: PORT={port + 1} make run")
        return 1
    return _serve(port)


def _taken(port: int) -> bool:
    """Tell whether something already answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _serve(port: int) -> int:
    """Prepare the demo database and serve it on loopback until stopped."""
    from flask_migrate import upgrade  # noqa: PLC0415 -- the checks above need no library
    from waitress import serve  # noqa: PLC0415

    from webapp import create_app  # noqa: PLC0415
    from webapp.config import INSTANCE, demo_settings  # noqa: PLC0415
    from webapp.services import rehearsing  # noqa: PLC0415

    app = create_app(demo_settings(INSTANCE))
    with app.app_context():
        upgrade()
        if rehearsing.load():
            print("Demon är inläst: en påhittad omgång med påhittade kommuner.")
        print(f"\nKompassrosen finns på http://{HOST}:{port}\n")
        for account in rehearsing.accounts():
            print(f"  {account['role']:<14} {account['email']:<34} {account['password']}")
        print("\nAvsluta med Ctrl+C.", flush=True)
    serve(app, host=HOST, port=port, threads=8, ident=None, clear_untrusted_proxy_headers=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
