"""The storage that several hosts share: what one has made, the others fetch instead of making it again.

Most of it are copies: a file that it does not give is made anew, so nothing is lost when it is gone. What
people have handed in lies in a folder of its own, is kept or refused, and never goes by its age.
"""

from __future__ import annotations

import logging
import os
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import current_app

log = logging.getLogger(__name__)
COMING = "begun-"


class Storage:
    """A folder, or a bucket of an S3-compatible service, by the address that fsspec knows."""

    def __init__(self, address: str) -> None:
        self.address = address

    @property
    def store(self) -> Any:  # noqa: ANN401 -- fsspec publishes no types
        """Open it; the library keeps what is open, anew in each process."""
        from fsspec.core import url_to_fs  # noqa: PLC0415 -- only where several hosts share their files

        return url_to_fs(self.address)[0]

    def place(self, name: str) -> str:
        """Give where a file of this name is."""
        from fsspec.core import url_to_fs  # noqa: PLC0415 -- as above

        return f"{url_to_fs(self.address)[1]}/{name}".removesuffix("/")

    def fetch(self, name: str, to: Path) -> bool:
        """Copy a file here, whole or not at all; tell whether it was there and could be had."""
        handle, name_begun = tempfile.mkstemp(dir=to.parent, prefix=COMING)  # to be read by this service only
        os.close(handle)
        begun = Path(name_begun)
        try:
            self.store.get_file(self.place(name), str(begun))
            begun.replace(to)
        except FileNotFoundError:
            return False
        except Exception:
            log.warning("storage.unreachable", exc_info=True)
            return False
        finally:
            begun.unlink(missing_ok=True)
        return True

    def give(self, path: Path) -> None:
        """Let the others have a file; without it they make their own."""
        begun = self.place(f"{COMING}{uuid.uuid4().hex}")
        try:
            self.store.makedirs(self.place(""), exist_ok=True)
            self.store.put_file(str(path), begun)
            self.store.mv(begun, self.place(path.name))
        except Exception:
            log.warning("storage.unreachable", exc_info=True)

    def keep(self, path: Path, name: str) -> bool:
        """Keep a file that nobody can make again; tell whether it is there now, whole."""
        begun = self.place(f"{COMING}{uuid.uuid4().hex}")
        try:
            self.store.makedirs(self.place(name).rpartition("/")[0], exist_ok=True)
            self.store.put_file(str(path), begun)
            self.store.mv(begun, self.place(name))
        except Exception:
            log.warning("storage.unreachable", exc_info=True)
            return False
        return True

    def has(self, name: str) -> bool:
        """Tell whether a file is there; one that cannot be asked for counts as not there."""
        try:
            return bool(self.store.exists(self.place(name)))
        except Exception:
            log.warning("storage.unreachable", exc_info=True)
            return False

    def throw(self, name: str) -> None:
        """Throw a file away that is not to be had any more."""
        try:
            self.store.rm_file(self.place(name))
        except FileNotFoundError:
            return
        except Exception:
            log.warning("storage.unreachable", exc_info=True)

    def forget(self, now: datetime, oldest: timedelta) -> int:
        """Throw away what is older; tell how many files went."""
        gone = 0
        try:
            for about in self.store.ls(self.place(""), detail=True, refresh=True):
                if about["type"] == "file" and now - _moment(about) > oldest:
                    self.store.rm_file(about["name"])
                    gone += 1
        except FileNotFoundError:
            return gone
        except Exception:
            log.warning("storage.unreachable", exc_info=True)
        return gone


def storage() -> Storage | None:
    """Give the storage that is shared with other hosts; None where files stay on this one."""
    address = current_app.config["STORAGE"]
    return Storage(address) if address else None


def _moment(about: dict[str, Any]) -> datetime:
    """Give when a file was last written: a folder tells seconds, a bucket a moment."""
    told = about.get("LastModified") or about["mtime"]
    return told if isinstance(told, datetime) else datetime.fromtimestamp(told, UTC)
