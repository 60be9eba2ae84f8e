#!/usr/bin/env bash
# Builds the wheels of a release from its tag, and keeps them: the tests run them beside the present version.
set -euo pipefail
cd "$(dirname "$0")/../.."

tag=${1:?Name the tag of a release, such as v0.1.0}
python=${PYTHON:-.venv/bin/python}
sources=$(mktemp -d)
trap 'rm -rf "$sources"' EXIT

git archive "$tag" | tar --extract --directory "$sources"
rm -f tests/previous/*.whl
for project in . worker_agent worker_agent/contract; do
    "$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
        --wheel-dir tests/previous "$sources/$project"
done
git rev-parse "$tag^{commit}" >tests/previous/commit
ls tests/previous
