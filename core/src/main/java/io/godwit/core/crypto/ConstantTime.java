package io.godwit.core.crypto;

import java.security.MessageDigest;

/** Comparisons whose time tells nothing about where two arrays differ. Thread-safe. */
public final class ConstantTime {

    private ConstantTime() {}

    /** Whether both arrays hold the same bytes; only their lengths may show in the time taken. */
    public static boolean equal(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }
}
