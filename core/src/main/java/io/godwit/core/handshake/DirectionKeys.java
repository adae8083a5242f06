package io.godwit.core.handshake;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.NonceSequence;
import io.godwit.core.crypto.Wipe;
import java.util.concurrent.TimeUnit;

/**
 * Key, nonces and use of one direction of one connection (GW1 specification, section 5). Not thread-safe; nothing
 * prints it.
 */
final class DirectionKeys {

    /** To open so many bytes is more work than to change keys. */
    static final int WORN_BYTES = 64 * 1_024;

    /** Changing keys as often as this is no work. */
    private static final long WORN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RecordSettings settings;
    private byte[] secret;
    private AesGcm cipher;
    private NonceSequence nonces;
    private long bytes;
    private long since;

    /**
     * The first keys of a direction.
     *
     * @param secret app_i or app_r, owned and wiped by this object from now on
     */
    DirectionKeys(byte[] secret, RecordSettings settings) {
        this.settings = settings;
        this.secret = secret;
        this.cipher = cipherOf(secret);
        this.nonces = noncesOf(secret);
        this.since = settings.nanoTime().getAsLong();
    }

    private static AesGcm cipherOf(byte[] secret) {
        byte[] key = Hkdf.expandLabel(secret, "key");
        try {
            return new AesGcm(key);
        } finally {
            Wipe.bytes(key);
        }
    }

    private static NonceSequence noncesOf(byte[] secret) {
        return new NonceSequence(Hkdf.expandLabel(secret, "iv", new byte[0], AesGcm.NONCE_BYTES));
    }

    /** Goes on to the keys after a REKEY record. */
    void rekey() {
        byte[] next = Hkdf.expandLabel(secret, "rekey");
        Wipe.bytes(secret);
        secret = next;
        cipher = cipherOf(next);
        nonces = noncesOf(next);
        bytes = 0;
        since = settings.nanoTime().getAsLong();
    }

    /** Whether sealing this many bytes leaves no room for the REKEY record that must still fit. */
    boolean due(int length) {
        return nonces.used() + 2 > settings.rekeyRecords()
                || bytes + length + RecordBuffers.RECORD_OVERHEAD > settings.rekeyBytes()
                || age() >= settings.rekeyAge().toNanos();
    }

    /** Whether a sender that keeps the limits could not have sent this many bytes under this key. */
    boolean overdue(int length) {
        return nonces.used() + 1 > 2 * settings.rekeyRecords()
                || bytes + length > 2 * settings.rekeyBytes()
                || age() > 2 * settings.rekeyAge().toNanos();
    }

    /** Whether they have served for so short a time and so few bytes that changing them is work by comparison. */
    boolean fresh() {
        return bytes < WORN_BYTES && age() < WORN_NANOS;
    }

    private long age() {
        return settings.nanoTime().getAsLong() - since;
    }

    void seal(byte[] aad, byte[] data, int offset, int length, byte[] tag) {
        byte[] nonce = nonces.next();
        settings.audit().sealing(nonce);
        cipher.seal(nonce, aad, data, offset, length, tag, 0);
        bytes += length + AesGcm.TAG_BYTES;
    }

    boolean open(byte[] aad, byte[] sealed, int length, byte[] target) {
        bytes += length;
        return cipher.open(nonces.next(), aad, sealed, 0, length, target, 0);
    }

    void wipe() {
        Wipe.bytes(secret);
    }
}
