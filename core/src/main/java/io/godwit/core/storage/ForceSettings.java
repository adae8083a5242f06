package io.godwit.core.storage;

/**
 * How what was written is forced to disk.
 *
 * @param threads how many files are forced side by side, from 1
 * @param atOnce how many files and folders must wait for it so that the whole file system is forced in their place, from
 *     1, where the system can do that
 */
public record ForceSettings(int threads, int atOnce) {

    /** 8 side by side, the whole file system from 64 on. */
    public static final ForceSettings DEFAULT = new ForceSettings(8, 64);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public ForceSettings {
        if (threads < 1 || atOnce < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", atOnce " + atOnce);
        }
    }
}
