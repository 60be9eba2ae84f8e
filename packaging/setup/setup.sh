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
    done <packaging/setup/system-packages.txt
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

# The tests that need what could not be installed fail, and say what is missing; the others run without it
install_test_packages() {
    local command package missing=()
    while read -r command package; do
        case $command in "" | "#"*) continue ;; esac
        command -v "$command" >/dev/null || missing+=("$package")
    done <packaging/setup/test-packages.txt
    [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null || return 0
    (apt_install "${missing[@]}") || say "Some tests fail without these packages: ${missing[*]}"
}

# Such as 3.13, or 3.13t for the build without the lock, which takes other wheels; nothing where there is no such Python
version_of() {
    "$1" -c 'import sys; print("%d.%d%s" % (*sys.version_info[:2], sys.abiflags))' 2>/dev/null || true
}

is_supported() { [[ " $SUPPORTED " == *" $(version_of "$1") "* ]]; }
can_make_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# The system's usual one first, then the newest
candidates() { echo "${PYTHON:-python3 $(printf 'python%s\n' $SUPPORTED | sort -rV)}"; }

find_python() {
    local candidate
    for candidate in $(candidates); do
        if is_supported "$candidate" && "$@" "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Whether it is there, and made with the Python that is wished for
venv_is_good() {
    local python=$venv/bin/python
    is_supported "$python" && "$python" -c 'import pip' 2>/dev/null &&
        [ "$(version_of "${PYTHON:-$python}")" = "$(version_of "$python")" ]
}

choose_python() {
    find_python can_make_venvs && return
    if find_python true >/dev/null && command -v apt-get >/dev/null; then
        apt_install python3-venv >&2
        find_python can_make_venvs && return
    fi
    refuse_pythons
}

refuse_pythons() {
    local candidate version
    for candidate in $(candidates); do
        version=$(version_of "$candidate")
        if is_supported "$candidate"; then
            say "$candidate is Python $version, but its module venv is missing."
        elif [ -n "$version" ]; then
            say "$candidate is Python $version, which is none of these."
        elif [ -n "${PYTHON:-}" ]; then
            say "$candidate is no Python."
        fi
    done
    fail "Please install one of them; an older or newer one beside it does no harm." \
        "On Debian 12 or 13, and Ubuntu 24.04 or later, type: sudo apt-get install python3 python3-venv" \
        "Elsewhere install it from python.org. To name one yourself, type: make setup PYTHON=/path/to/python3"
}

make_venv() {
    local python
    say "Earshot runs on these versions of Python: $SUPPORTED"
    if venv_is_good; then
        say "Using $("$venv/bin/python" --version) in $venv"
        return
    fi
    python=$(choose_python)
    say "Making $venv with $("$python" --version), which is $python"
    "$python" -m venv --clear "$venv"
}

# Without a compiler, which wheels do not need, pip would only fail later and at more length
pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --only-binary :all: --constraint "$CONSTRAINTS" "$@"
}

# The uv that is there already, or else one from the package index
find_uv() {
    local uv=$venv/bin/uv
    if uv --version >/dev/null 2>&1; then
        echo uv
    elif "$uv" --version >/dev/null 2>&1 || pip_install --quiet uv >/dev/null 2>&1; then
        echo "$uv"
    else
        return 1
    fi
}

# It tells of each large download, and in the end lists all packages: that is left out. For uv, the checkout is a source
# to be built like any other
uv_install() {
    local uv
    uv=$(find_uv) || return 1
    "$venv/bin/python" packaging/setup/uv_as_pip.py "$uv" pip install --python "$venv/bin/python" \
        --only-binary :all: --no-binary earshot --no-binary earshot-contract --no-binary earshot-worker \
        --constraint "$CONSTRAINTS" "$@" 2>&1 | sed -u '/^ [-+~] /d; /^ *Buil[dt]/d' >&2
}

install() {
    uv_install "$@" && return
    say "uv can't be used here; pip takes over, which may take some minutes."
    pip_install --quiet --upgrade pip || explain_pip # Debian 12's knows no dependency groups
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
    say "Downloading what Earshot runs on, about 590 MB: the speech model \`base\` and the library for it, and Qt."
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
