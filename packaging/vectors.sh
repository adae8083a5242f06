# Sourced by the launchers. vectors_pay COMMAND-LINE...: whether a command hashes much and this processor has no
# instructions for SHA-256, so that it is faster in the lanes of vectors (core/spec/decisions/0026). The module for that
# costs its command a line on standard error, of the JVM's own, which is why the other commands go without it.
# GODWIT_VECTORS=1 or 0 says it instead of the processor, of the same commands.
has_sha_instructions() {
    # Without a process for the name of the system where the answer is: each one delays the window.
    if [ -r /proc/cpuinfo ]; then
        grep -qwE 'sha_ni|sha2' /proc/cpuinfo
        return
    fi
    case $(uname -s) in
        Darwin) sysctl -n hw.optional.arm.FEAT_SHA256 machdep.cpu.leaf7_features 2>/dev/null | grep -qwE '1|SHA' ;;
        *) true ;; # not known, so as if it had them
    esac
}

hashes_much() {
    [ $# -gt 0 ] || return 0 # the window
    for word in "$@"; do
        case $word in
            open | peer | share | verify) return 0 ;;
        esac
    done
    return 1
}

vectors_pay() {
    hashes_much "$@" || return 1
    case ${GODWIT_VECTORS:-} in
        1) return 0 ;;
        0) return 1 ;;
        *) ! has_sha_instructions ;;
    esac
}
