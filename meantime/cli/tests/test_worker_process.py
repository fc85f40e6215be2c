"""The worker runs from any folder, whatever files lie in it."""

import inspect
import subprocess

from meantime.cli import serving


def test_a_file_called_like_a_module_does_not_stop_the_worker(tmp_path):
    (tmp_path / "re.py").write_text("raise SystemExit('shadowed')")
    command = inspect.signature(serving.Worker).parameters["command"].default
    helped = subprocess.run([*command, "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert helped.returncode == 0, helped.stderr
