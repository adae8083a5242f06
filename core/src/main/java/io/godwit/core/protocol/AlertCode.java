package io.godwit.core.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a connection ends (GW1 specification, section 7).
 *
 * <p>Codes below 0x20 travel in a plain ALERT frame, are shown to people and never trusted.
 */
public enum AlertCode {
    /** Orderly end. */
    CLOSE(0),
    /** The first bytes are not Godwit's. */
    MAGIC(0x10),
    /** No common version. */
    VERSION(0x11),
    /** No common suite. */
    SUITE(0x12),
    /** A frame or field breaks its format. */
    MALFORMED(0x13),
    /** A frame or record is longer than its limit. */
    TOO_LARGE(0x14),
    /** The handshake took longer than 10 s. */
    TIMEOUT(0x15),
    /** Too many handshakes or connections at once. */
    BUSY(0x16),
    /** The other end did not prove who it is. */
    AUTH_FAILED(0x20),
    /** The other end is not the peer that was dialled; never sent. */
    PEER_MISMATCH(0x21),
    /** The identity key is not canonical RSA of 3072 or 4096 bits. */
    KEY_REJECTED(0x22),
    /** Both ends are the same identity. */
    SELF(0x23),
    /** The peer is blocked or not known. */
    NOT_TRUSTED(0x24),
    /** Only pairing is accepted now. */
    PAIRING_REQUIRED(0x25),
    /** The code was wrong. */
    PAIRING_FAILED(0x26),
    /** The code is too old. */
    PAIRING_EXPIRED(0x27),
    /** Too many wrong codes. */
    PAIRING_LOCKED(0x28),
    /** A stream index was used before. */
    JOIN_REPLAY(0x30),
    /** No such session to join. */
    SESSION_UNKNOWN(0x31),
    /** A record did not open or breaks its format. */
    RECORD(0x40),
    /** The other end used one key for too long. */
    REKEY_OVERDUE(0x42),
    /** The connection ended without CLOSE; never sent. */
    TRUNCATED(0x43);

    private final int wire;

    AlertCode(int wire) {
        this.wire = wire;
    }

    /** The byte on the wire. */
    public int wire() {
        return wire;
    }

    /**
     * Finds a code by its byte.
     *
     * @return the code, or empty when no such code is known
     */
    public static Optional<AlertCode> of(int wire) {
        return Arrays.stream(values()).filter(code -> code.wire == wire).findFirst();
    }
}
