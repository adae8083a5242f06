package io.godwit.core.handshake;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.protocol.AlertCode;

/**
 * What each side seals to show who it is: its identity key, its signature and its MAC over the transcript.
 *
 * @param spki the identity key, as it came
 * @param signature PSS
 * @param mac 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, read once
record Proof(byte[] spki, byte[] signature, byte[] mac) {

    byte[] encode() {
        return new FieldWriter().v16(spki).v16(signature).bytes(mac).toBytes();
    }

    /** Reads what was sealed; its format is checked after keys, so that a breach shows as AUTH_FAILED. */
    static Proof decodeSealed(byte[] plain) throws HandshakeException {
        try {
            return decode(plain);
        } catch (HandshakeException e) {
            throw new HandshakeException(AlertCode.AUTH_FAILED, "a proof breaks its format");
        }
    }

    private static Proof decode(byte[] plain) throws HandshakeException {
        FieldReader in = new FieldReader(plain);
        byte[] spki = in.v16("SPKI");
        byte[] signature = in.v16("sig");
        byte[] mac = in.bytes(Suite.MAC, "mac");
        in.end("proof");
        return new Proof(spki, signature, mac);
    }

    RsaPublicKey identity() throws KeyFormatException {
        return RsaPublicKey.parseSpki(spki);
    }
}
