package io.godwit.core.crypto;

import java.util.Arrays;

/** Overwrites secrets that are no longer needed, as far as a moving garbage collector allows. Thread-safe. */
public final class Wipe {

    private Wipe() {}

    /** Overwrites every array with zeros. */
    public static void bytes(byte[]... arrays) {
        for (byte[] array : arrays) {
            Arrays.fill(array, (byte) 0);
        }
    }
}
