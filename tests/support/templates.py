"""Templates compiled once a run: tests put thousands of equal applications together, in several processes."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory, and in a folder that the workers of a run have in common.

    Jinja asks for each by its name, and looks itself whether its text is still the same.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self.folder: Path | None = None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of a template, unless its text has changed since."""
        if bucket.key not in self._kept and (path := self._path(bucket)) and path.exists():
            self._kept[bucket.key] = path.read_bytes()
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        if path := self._path(bucket):
            path.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(self._kept[bucket.key])
            Path(file.name).replace(path)  # whoever finds it finds it whole

    def _path(self, bucket: Bucket) -> Path | None:
        return self.folder / bucket.key if self.folder else None


COMPILED = CompiledTemplates()
