package io.godwit.app.protect;

/** Hears how far a file is. Called on the thread that works, for each 64 KiB or so; must return at once. */
@FunctionalInterface
public interface ByteProgress {
    /** Hears nothing. */
    ByteProgress NONE = (_, _) -> {};

    /**
     * So much is done.
     *
     * @param done bytes read
     * @param total bytes to read, as far as is known
     */
    void bytes(long done, long total);
}
