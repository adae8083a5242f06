#!/bin/sh
# Prints the home of a JDK 25 or newer, or says on stderr where to get one and exits with 1.
# Reads each candidate's "release" file, so no JVM is started.
set -eu
need=25

version() { # version HOME: the feature version, or nothing
    [ -f "$1/release" ] && [ -x "$1/bin/javac" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

try() {
    found=$(version "$1")
    if [ -n "$found" ] && [ "$found" -ge "$need" ]; then
        printf '%s\n' "$1"
        exit 0
    fi
}

[ -n "${JAVA_HOME:-}" ] && try "$JAVA_HOME"
[ -n "${GODWIT_JAVA_HOME:-}" ] && try "$GODWIT_JAVA_HOME"
on_path=$(command -v javac 2>/dev/null || true)
if [ -n "$on_path" ]; then
    real=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    try "${real%/bin/javac}"
fi
mine=${HOME:-} # what the system starts may have none
for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$mine"/.sdkman/candidates/java/* "$mine"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$home" ] && try "$home"
done

cat >&2 <<EOF
Godwit needs a JDK $need or newer and found none in JAVA_HOME, on the PATH or in the usual folders.
Get one from https://adoptium.net, then set JAVA_HOME to its folder.
EOF
exit 1
