#!/bin/sh
# Prints an image's configuration as Java itself reads it: launch-options.sh IMAGE [PLACE]
# PLACE is where the image will be installed; without it, where it is.
set -eu
app=$1/lib/app
# As text that sed puts in.
place=$(printf '%s' "${2:-$1}/lib/app" | sed 's/[&|\\]/\\&/g')
{
    sed -n 's|^java-options=||p' "$app/godwit.cfg"
    echo -cp
    sed -n 's|^app.classpath=||p' "$app/godwit.cfg" | paste -sd: -
} | sed -e "s|\$APPDIR|$place|g" -e 's/.*/"&"/' # in quotes, as the place may have spaces
