"""Asks the server on this machine whether it is ready, as a container's health check: 0 when it is."""

from __future__ import annotations

import json
import sys
from http.client import HTTPConnection, HTTPException

from webapp.ground.configuration.settings import server_settings

PATIENCE = 8


def main() -> int:
    """Ask /redo by one of the names that the service answers to."""
    said = server_settings()
    host, _, port = str(said["BIND"]).rpartition(":")
    name = (said["TRUSTED_HOSTS"] or ["127.0.0.1"])[0].strip()
    connection = HTTPConnection(host.replace("0.0.0.0", "127.0.0.1"), int(port), timeout=PATIENCE)  # noqa: S104 -- asked, not bound
    try:
        connection.request("GET", "/redo", headers={"Host": name})
        told = json.loads(connection.getresponse().read())["status"]
    except (OSError, HTTPException, ValueError, KeyError):
        told = "svarar inte"
    finally:
        connection.close()
    sys.stdout.write(f"{told}\n")
    return 0 if told == "ok" else 1


if __name__ == "__main__":
    sys.exit(main())
