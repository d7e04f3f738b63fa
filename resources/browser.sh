#!/bin/sh
# Brings a Chromium for the browser tests: apt-get where it is missing and we are root, else one line that says what to do.
set -eu
if [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
  echo "the browser tests need Chromium: install it, or set CHROMIUM=/path/to/chromium" >&2
  exit 1
fi
