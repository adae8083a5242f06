#!/bin/sh
# Exit code 0 when the server beside it runs. The image has no curl, but bash, which has sockets and no TLS: with a
# certificate it is only seen whether connections are taken.
port=${GODWIT_SERVER_PORT:-8000}
if [ -n "${GODWIT_SERVER_TLS_CERTIFICATE:-}" ]; then
    exec /bin/bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0"' "$port"
fi
exec /bin/bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$0" || exit 1
    printf "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3
    read -r -t 4 status <&3 || exit 1
    case $status in "HTTP/1.1 200"*) exit 0 ;; *) exit 1 ;; esac' "$port"
