"""The files that the service is set up with, laid for processes on this machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from webapp.ground.configuration.settings import ROOT

HOSTING = ROOT / "webapp" / "operation" / "hosting"


def proxy_settings(folder: Path, *, http: int, https: int, web: int) -> Path:
    """Write the proxy's settings for ports of this machine, with the certificate in the folder's file tls."""
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"listen \[::\]:.*\n", "", text)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{http};")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{https} ssl;")
    text = re.sub(r"/etc/kompassrosen/tls/\w+\.pem", str(folder / "tls"), text)
    text = text.replace("web:8000", f"127.0.0.1:{web}").replace("/run/nginx.pid", str(folder / "pid"))
    text = text.replace("include mime.types;", "include /etc/nginx/mime.types;")
    if _older_than_1_25():
        text = text.replace("http2 on;", "")
    path = folder / "nginx.conf"
    path.write_text(text, encoding="utf-8")
    return path


def _older_than_1_25() -> bool:
    """Tell whether this nginx has no word of its own for HTTP/2 yet."""
    told = subprocess.run([shutil.which("nginx") or "", "-v"], capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    found = re.search(r"nginx/1\.(\d+)", told.stderr)
    return found is not None and int(found[1]) < 25
