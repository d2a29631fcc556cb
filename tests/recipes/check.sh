#!/bin/sh
# Any CI: with BASE (a branch or commit) only what is new since then is told, without it everything.
set -eu
privacyrules check ${BASE:+--changed "$BASE"} "$@"
