package io.godwit.core.discovery.api;

import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.Wipe;
import io.godwit.core.crypto.X25519;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The 256-bit secret under which a registered peer proves its later requests. It never crosses the wire: both sides
 * derive it from an X25519 agreement. DISCOVERY.md section 4. Immutable and thread-safe.
 */
public final class Token {

    /** Length in bytes. */
    public static final int BYTES = 32;

    private static final byte[] INFO = "GW1 discovery token".getBytes(StandardCharsets.US_ASCII);

    /** Words instead of an array, as a server holds one of each peer. */
    private final long w0;

    private final long w1;
    private final long w2;
    private final long w3;

    private Token(byte[] bytes) {
        var words = ByteBuffer.wrap(bytes);
        w0 = words.getLong();
        w1 = words.getLong();
        w2 = words.getLong();
        w3 = words.getLong();
    }

    /**
     * Takes a token out of a snapshot.
     *
     * @throws IllegalArgumentException if it is not {@value #BYTES} bytes
     */
    public static Token of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a token has 32 bytes");
        }
        return new Token(bytes);
    }

    /**
     * Derives the token.
     *
     * @param own the key pair of this side
     * @param other the public key of the other side
     * @param registration the bytes that the peer signed, see {@link RegistrationText}
     * @param serverKey the server's public key, whichever side this is
     * @throws KeyFormatException if the other public key is not acceptable
     */
    public static Token derive(X25519 own, byte[] other, byte[] registration, byte[] serverKey)
            throws KeyFormatException {
        byte[] shared = own.agree(other);
        byte[] key = Hkdf.extract(Sha256.of(registration, serverKey), shared);
        try {
            return new Token(Hkdf.expand(key, INFO, BYTES));
        } finally {
            Wipe.bytes(shared);
            Wipe.bytes(key);
        }
    }

    /** The secret itself, in a new array. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(w0).putLong(w1).putLong(w2).putLong(w3).array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token that
                && ((w0 ^ that.w0) | (w1 ^ that.w1) | (w2 ^ that.w2) | (w3 ^ that.w3)) == 0;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "Token[secret]";
    }
}
