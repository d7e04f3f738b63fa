#!/bin/sh
# Makes the environment in $VENV: first the pinned lock, then the project itself without touching the pins.
# uv is used where it is found; pip alone is enough.
# The lock names everything, so pip need not resolve (--no-deps): pip 23.2 trips over an extra that two packages ask for.
set -eu
python="${PYTHON:-python3}"
venv="${VENV:-.venv}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  { echo "tocsin needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
if command -v uv >/dev/null 2>&1; then
  [ -x "$venv/bin/python" ] || uv venv --python "$python" "$venv"
  uv pip install --python "$venv/bin/python" --require-hashes -r requirements.lock
  uv pip install --python "$venv/bin/python" --no-deps --no-build-isolation -e .
else
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --no-deps --require-hashes -r requirements.lock
  "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e .
fi
# The place index is made once from the installed packages (about half a minute), so that the first reading does not wait for it.
"$venv/bin/python" -c "from tocsin.lexicon.places import compile_index; compile_index()"
