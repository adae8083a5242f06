package io.godwit.app.cli;

/** How the program ends; scripts rely on the numbers. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** The command line makes no sense. */
    USAGE(2),
    /** There is no such thing, or more than one. */
    NOT_FOUND(3),
    /** The network or the peer cannot be reached, or a port is taken. */
    NETWORK(4),
    /** Content is not what it should be. */
    VERIFICATION(5),
    /** Somebody refused, or did not prove who they are. */
    REFUSED(6),
    /** The local file system: full, unreadable, exists. */
    LOCAL(7),
    /** Interrupted; what was fetched is kept. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the shell sees. */
    public int number() {
        return number;
    }
}
