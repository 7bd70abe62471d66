"""Files are looked through by a clamd that speaks its own protocol; one that is silent lets them wait."""

from __future__ import annotations

import socketserver
import threading

import pytest

from webapp.evidence.files import scanner

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.StreamRequestHandler):
    """Reads a stream in pieces, each after its length, as clamd does, and answers."""

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        if len(content) > 1_000_000:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            self.wfile.write(b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture(params=["port", "path"])
def clamd(request, app, tmp_path):
    if request.param == "port":
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        app.config["CLAMD"] = f"127.0.0.1:{server.server_address[1]}"
    else:
        server = socketserver.ThreadingUnixStreamServer(str(tmp_path / "clamd.ctl"), Clamd)
        app.config["CLAMD"] = str(tmp_path / "clamd.ctl")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def verdict(tmp_path, content: bytes) -> str:
    path = tmp_path / "underlag"
    path.write_bytes(content)
    return scanner.look_through(path)


@pytest.mark.usefixtures("clamd")
def test_a_file_is_clean_or_harmful(tmp_path):
    assert [verdict(tmp_path, one) for one in (b"Plan" * 50_000, EICAR)] == ["clean", "harmful"]


@pytest.mark.usefixtures("clamd")
def test_a_file_that_the_scanner_cannot_take_is_not_called_clean(tmp_path):
    assert verdict(tmp_path, b"0" * 1_200_000) == "unseen"


def test_a_scanner_that_does_not_answer_lets_the_file_wait(app, tmp_path):
    app.config["CLAMD"] = str(tmp_path / "nobody.ctl")

    assert verdict(tmp_path, b"Plan") == "unseen"


@pytest.mark.usefixtures("app")
def test_where_no_scanner_is_set_nothing_is_looked_through(tmp_path):
    assert verdict(tmp_path, EICAR) == "unneeded"
