#!/usr/bin/env bash
# Makes the virtual environment with what running needs; with the name of a dependency group it adds that one;
# with --test-packages it installs the programs that only tests need of the system. Safe to run again at any time.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${1:-.venv}
group=${2:-}
CONSTRAINTS=packaging/setup/constraints.txt
SUPPORTED="3.11 3.12 3.13 3.14"  # as in every pyproject.toml: for these, all that constraints.txt names has wheels
export PATH=$PATH:/usr/sbin:/sbin  # ldconfig lies there, and not everybody's path names it

say() { printf '%s\n' "$@" >&2; }
fail() { say "$@"; exit 1; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() {
    uv_install "$@" && return
    say "uv can't be used here; pip takes over, which may take some minutes."
    pip_install --quiet --upgrade pip || explain_pip  # Debian 12's knows no dependency groups
    pip_install --progress-bar off "$@" | sed -un 's/^ *\(Downloading [^ ]*\.whl ([0-9.]* MB)\).*/\1/p' >&2 ||
        explain_pip
}

explain_pip() {
    fail "" "pip could not install what Earshot needs; why it says above." \
        "If it speaks of no matching distribution, there is no wheel for $("$venv/bin/python" --version) on $(uname -sm)." \
        "Then try another of the versions $SUPPORTED: make setup PYTHON=/path/to/python3" \
        "Else check the network and the free space, then type the same command again."
}

install_packages() {
    say "Downloading what Earshot runs on, about 450 MB: the speech model \`base\` and the library for it, and Qt."
    install --build-constraint "$CONSTRAINTS" \
        --editable . --editable ./worker_agent/contract --editable "./worker_agent[base-model]"
}

install_group() {
    say "Adding what only \`make $group\` needs."
    install --group "$group"
}

if [ "$venv" = --test-packages ]; then
    install_test_packages
    exit
fi
if [ -n "$group" ]; then
    install_group
    exit
fi
make_venv
install_libraries
install_packages
