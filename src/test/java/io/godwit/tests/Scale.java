package io.godwit.tests;

/**
 * How large the inputs are: small in the ordinary test run, as the acceptance list asks with {@code -Dgodwit.scale=full}.
 */
enum Scale {
    /** What fits into a few minutes on two cores. */
    ORDINARY(256L << 20, 2_000, 4),
    /** What the project promises. */
    FULL(4L << 30, 10_000, 50);

    /** Size of the large file in bytes. */
    final long largeFile;

    /** Number of small files. */
    final int smallFiles;

    /** How often a program is killed in one transfer. */
    final int kills;

    Scale(long largeFile, int smallFiles, int kills) {
        this.largeFile = largeFile;
        this.smallFiles = smallFiles;
        this.kills = kills;
    }

    static Scale current() {
        return "full".equals(System.getProperty("godwit.scale")) ? FULL : ORDINARY;
    }
}
