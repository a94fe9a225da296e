#!/usr/bin/env bash
# Installs the system packages that kajo needs to build, to analyse and to be tested. Silent when nothing is missing.
set -euo pipefail

# What is looked for : the Debian package that brings it : what it is for.
needs=(
    "header:ncurses.h:libncurses-dev:the terminal interface"
    "header:sqlite3.h:libsqlite3-dev:the job store"
    "header:zlib.h:zlib1g-dev:compressed HTTP answers"
    "header:simdjson.h:libsimdjson-dev:reading large results"
    "program:ffmpeg:ffmpeg:the embedded engine's analysis"
    "program:ffprobe:ffmpeg:the embedded engine's analysis"
    "program:tmux:tmux:the tests that run kajo in a real terminal"
)

has() {
    case "$1" in
        program) command -v "$2" >/dev/null ;;
        header)
            [ -e "/usr/include/$2" ] || [ -e "/usr/local/include/$2" ] ||
                compgen -G "/usr/include/*/$2" >/dev/null
            ;;
    esac
}

missing=()
for need in "${needs[@]}"; do
    IFS=: read -r kind name package purpose <<<"$need"
    has "$kind" "$name" || missing+=("$package:$purpose")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "kajo needs:" >&2
printf '%s\n' "${missing[@]}" | sort -u | while IFS=: read -r package purpose; do
    printf '    %-16s %s\n' "$package" "$purpose" >&2
done
mapfile -t packages < <(printf '%s\n' "${missing[@]}" | cut -d: -f1 | sort -u)

if ! command -v apt-get >/dev/null; then
    cat >&2 <<'END'
This system has no apt. Install the same by its own means, then run this again:
    Fedora    dnf install ncurses-devel sqlite-devel zlib-devel simdjson-devel ffmpeg tmux
    Arch      pacman -S ncurses sqlite zlib simdjson ffmpeg tmux
    openSUSE  zypper install ncurses-devel sqlite3-devel zlib-devel simdjson-devel ffmpeg tmux
    Alpine    apk add ncurses-dev sqlite-dev zlib-dev simdjson-dev ffmpeg tmux
END
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "Run as root: apt-get install ${packages[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing ${packages[*]} …" >&2
if ! {
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
} >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
