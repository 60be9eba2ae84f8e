#!/bin/bash
# Lets the package do the main job on a fresh Debian: installs it, draws the window into the file PICTURE, and transcribes RECORDING.
# To be run as root in a container or a chroot: try_deb.sh PACKAGE.deb RECORDING PICTURE.png
set -euo pipefail

PACKAGE=$(realpath "$1")
apt-get -qq update
DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$PACKAGE" > /dev/null
! command -v python3 || { echo "There is a Python here: this proves nothing." >&2; exit 1; }

EARSHOT_HOME=$(mktemp -d)
export EARSHOT_HOME
earshot submit "$2" --language en --wait
earshot gui --screenshot "$3"
test -s "$3"
test -e /opt/earshot/_internal/PySide6/QtMultimedia.abi3.so # is loaded with the first sound, which nobody hears here
