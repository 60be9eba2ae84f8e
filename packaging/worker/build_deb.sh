#!/bin/bash
# Makes dist/earshot-worker_VERSION_ARCHITECTURE.deb of the wheels in dist/, for the Debian that this machine runs.
# PYTHON names Debian's own interpreter: the package depends on its version.
set -euo pipefail
cd "$(dirname "$0")/../.."

PYTHON=${PYTHON:-/usr/bin/python3}
ROOT=$(mktemp -d)
trap 'rm -rf "$ROOT"' EXIT
PREFIX=/opt/earshot-worker
STAGED=$ROOT$PREFIX

"$PYTHON" -c 'import venv' || { echo "Install python3-venv first." >&2; exit 1; }
VERSION=$("$PYTHON" -c 'from worker_agent.contract import __version__; print(__version__)')
ARCHITECTURE=$(dpkg --print-architecture)
read -r MINOR NEXT <<< "$("$PYTHON" -c 'import sys; n = sys.version_info[1]; print(n, n + 1)')"

"$PYTHON" -m venv "$STAGED"
"$STAGED/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile \
    --constraint packaging/setup/constraints.txt --find-links dist "earshot-worker==$VERSION" "earshot-contract==$VERSION"
"$STAGED/bin/python" -m pip uninstall --quiet --yes --disable-pip-version-check setuptools pip
find "$STAGED/bin" -type f ! -name earshot-worker -delete
find "$STAGED" -name '*.pyc' -delete
find "$STAGED" -name '*.so*' -exec chmod -x {} +
sed -i "1s|.*|#!$PREFIX/bin/python3|" "$STAGED/bin/earshot-worker"
sed -i "s|$STAGED|$PREFIX|g" "$STAGED/pyvenv.cfg"
find "$STAGED" -name RECORD -path '*.dist-info/*' -exec sed -i "s|$STAGED|$PREFIX|g" {} +
"$PYTHON" -m compileall -q -s "$ROOT" --invalidation-mode unchecked-hash "$STAGED/lib" || true # not all of it is Python 3

install -D --mode 0640 packaging/worker/config.toml "$ROOT/etc/earshot-worker/config.toml"
install -D --mode 0644 packaging/worker/earshot-worker@.service -t "$ROOT/lib/systemd/system"
install -D --mode 0644 packaging/worker/README.md -t "$ROOT/usr/share/doc/earshot-worker"
install -D --mode 0644 LICENSE "$ROOT/usr/share/doc/earshot-worker/copyright"
install -D --mode 0644 packaging/worker/debian/lintian-overrides "$ROOT/usr/share/lintian/overrides/earshot-worker"
gzip -9nc CHANGELOG.md > "$ROOT/usr/share/doc/earshot-worker/changelog.gz"
mkdir -p "$ROOT/usr/bin"
ln -s "$PREFIX/bin/earshot-worker" "$ROOT/usr/bin/earshot-worker"

mkdir "$ROOT/DEBIAN"
install --mode 0755 packaging/worker/debian/{postinst,prerm,postrm} "$ROOT/DEBIAN"
install --mode 0644 packaging/worker/debian/conffiles "$ROOT/DEBIAN"
sed -e "s/@VERSION@/$VERSION/" -e "s/@ARCHITECTURE@/$ARCHITECTURE/" -e "s/@SIZE@/$(du -sk "$ROOT" | cut -f 1)/" \
    -e "s/@PYTHON@/3.$MINOR/" -e "s/@NEXT_PYTHON@/3.$NEXT/" packaging/worker/debian/control.in > "$ROOT/DEBIAN/control"
chmod 0755 "$ROOT"
mkdir -p dist
dpkg-deb --root-owner-group --build "$ROOT" "dist/earshot-worker_${VERSION}_$ARCHITECTURE.deb"
