#!/bin/bash
# Makes the frozen build of the wheels in dist/: dist/earshot-VERSION-linux-MACHINE.tar.gz, and on Debian a package.
# PYTHON names the interpreter that is put into it. It needs Python's shared library: Debian's is in libpython3.11.
set -euo pipefail
cd "$(dirname "$0")/../.."

PYTHON=${PYTHON:-.venv/bin/python}
ROOT=$(mktemp -d)
trap 'rm -rf "$ROOT"' EXIT
HERE=packaging/desktop

has_shared_library() {
    "$PYTHON" - << 'END'
import ctypes, sysconfig
from pathlib import Path

name = f"libpython{sysconfig.get_config_var('LDVERSION')}.so.1.0"
ctypes.CDLL(str(beside) if (beside := Path(sysconfig.get_config_var("LIBDIR"), name)).exists() else name)
END
}

if ! has_shared_library 2> /dev/null; then
    echo "Left out the desktop's package: $PYTHON lacks its shared library. On Debian, install libpython3.11." >&2
    exit
fi
VERSION=$("$PYTHON" -c 'from worker_agent.contract import __version__; print(__version__)')

# The folder
"$PYTHON" "$HERE/freeze.py" "$ROOT/frozen"
FOLDER=$ROOT/frozen/earshot
install --mode 0644 LICENSE "$HERE/README.md" -t "$FOLDER"
install -D --mode 0644 "$HERE"/linux/* resources/icons/earshot.svg -t "$FOLDER/share"
chmod -R u=rwX,go=rX "$FOLDER"
find "$FOLDER" -name '*.so*' -exec chmod -x {} +

# The archive
mkdir -p dist
tar --create --gzip --file "dist/earshot-$VERSION-linux-$(uname -m).tar.gz" --owner root:0 --group root:0 --sort name \
    --directory "$ROOT/frozen" --transform "s|^earshot|earshot-$VERSION|" earshot

# The package
command -v dpkg-deb > /dev/null || exit 0
DEB=$ROOT/deb
ARCHITECTURE=$(dpkg --print-architecture)
mkdir -p "$DEB/opt" "$DEB/usr/bin" "$DEB/DEBIAN"
mv "$FOLDER" "$DEB/opt/earshot"
rm -r "$DEB/opt/earshot/share" "$DEB/opt/earshot/LICENSE" "$DEB/opt/earshot/README.md"
ln -s /opt/earshot/earshot "$DEB/usr/bin/earshot"
install -D --mode 0644 "$HERE/linux/earshot.desktop" -t "$DEB/usr/share/applications"
install -D --mode 0644 "$HERE/linux/earshot.metainfo.xml" \
    "$DEB/usr/share/metainfo/io.github.earshot.Earshot.metainfo.xml"
install -D --mode 0644 "$HERE/linux/earshot.mime.xml" "$DEB/usr/share/mime/packages/earshot.xml"
install -D --mode 0644 resources/icons/earshot.svg -t "$DEB/usr/share/icons/hicolor/scalable/apps"
install -D --mode 0644 LICENSE "$DEB/usr/share/doc/earshot/copyright"
install -D --mode 0644 "$HERE/debian/lintian-overrides" "$DEB/usr/share/lintian/overrides/earshot"
gzip -9nc CHANGELOG.md > "$DEB/usr/share/doc/earshot/changelog.gz"
sed -e "s/@VERSION@/$VERSION/" -e "s/@ARCHITECTURE@/$ARCHITECTURE/" -e "s/@SIZE@/$(du -sk "$DEB" | cut -f 1)/" \
    -e "s/@LIBC@/$(getconf GNU_LIBC_VERSION | cut -d " " -f 2)/" \
    "$HERE/debian/control.in" > "$DEB/DEBIAN/control"
chmod -R u=rwX,go=rX "$DEB"
dpkg-deb --root-owner-group -Zxz -z1 --build "$DEB" "dist/earshot_${VERSION}_$ARCHITECTURE.deb"
