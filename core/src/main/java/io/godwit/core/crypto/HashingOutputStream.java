package io.godwit.core.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Passes bytes on and computes their SHA-256 on the way. Not thread-safe. */
public final class HashingOutputStream extends OutputStream {

    private final OutputStream target;
    private final MessageDigest digest = Sha256.newDigest();

    /**
     * A stream in front of another.
     *
     * @param target takes every byte; flushed and closed with this one
     */
    public HashingOutputStream(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        target.write(b);
        digest.update((byte) b);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        target.write(data, offset, length);
        digest.update(data, offset, length);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    /** The SHA-256 of everything written since the start or the last call. */
    public byte[] digest() {
        return digest.digest();
    }
}
