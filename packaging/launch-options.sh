#!/bin/sh
# Prints an image's configuration as Java itself reads it: launch-options.sh IMAGE [PLACE]
# PLACE is where the image will be installed; without it, where it is.
set -eu
app=$1/lib/app
place=${2:-$1}/lib/app
{
    sed -n 's|^java-options=||p' "$app/godwit.cfg"
    echo -cp
    sed -n 's|^app.classpath=||p' "$app/godwit.cfg" | paste -sd: -
} | sed "s|\$APPDIR|$place|g"
