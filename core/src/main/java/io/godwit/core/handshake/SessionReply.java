package io.godwit.core.handshake;

import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.X25519;
import io.godwit.core.protocol.AlertCode;
import java.util.Arrays;

/**
 * SESSION: the responder's answer.
 *
 * @param agreed the body up to and including the OAEP field, which the transcript covers
 * @param x25519 the ephemeral public key, 32 bytes
 * @param mlkem the ML-KEM ciphertext, 1,088 bytes
 * @param oaep the RSA leg's ciphertext
 * @param sealed the responder's proof, sealed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, read once
record SessionReply(byte[] agreed, byte[] x25519, byte[] mlkem, byte[] oaep, byte[] sealed) {

    /** All bytes before the OAEP field, which are half of its label. */
    static byte[] encodeOpen(byte[] random, byte[] x25519, byte[] mlkem) {
        return new FieldWriter()
                .u16(Suite.VERSION)
                .u16(Suite.SUITE)
                .bytes(random)
                .bytes(x25519)
                .bytes(mlkem)
                .toBytes();
    }

    /** All bytes up to and including the OAEP field. */
    static byte[] encodeAgreed(byte[] open, byte[] oaep) {
        return new FieldWriter().bytes(open).v16(oaep).toBytes();
    }

    /** The whole frame body. */
    static byte[] encode(byte[] agreed, byte[] sealed) {
        return new FieldWriter().bytes(agreed).v16(sealed).toBytes();
    }

    /** Reads a body; version and suite are checked before anything else is looked at. */
    static SessionReply decode(byte[] body) throws HandshakeException {
        FieldReader in = new FieldReader(body);
        if (in.u16("version") != Suite.VERSION) {
            throw new HandshakeException(AlertCode.VERSION, "not the highest both offered");
        }
        if (in.u16("suite") != Suite.SUITE) {
            throw new HandshakeException(AlertCode.SUITE, "not one that was offered");
        }
        in.bytes(Suite.RANDOM, "random_R");
        byte[] x25519 = in.bytes(X25519.BYTES, "x25519_R");
        byte[] mlkem = in.bytes(MlKem768.CIPHERTEXT_BYTES, "mlkem_ct");
        byte[] oaep = in.v16("oaep");
        byte[] agreed = Arrays.copyOf(body, in.position());
        byte[] sealed = in.v16("sealed_R");
        in.end("SESSION");
        return new SessionReply(agreed, x25519, mlkem, oaep, sealed);
    }

    /** All bytes before the OAEP field. */
    byte[] open() {
        return Arrays.copyOf(agreed, agreed.length - 2 - oaep.length);
    }
}
