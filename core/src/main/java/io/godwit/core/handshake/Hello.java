package io.godwit.core.handshake;

import static io.godwit.core.handshake.FieldReader.malformed;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.crypto.HmacSha256;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.X25519;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import java.util.Arrays;

/**
 * HELLO: what the initiator offers.
 *
 * @param random 32 bytes
 * @param x25519 the ephemeral public key, 32 bytes
 * @param mlkem the ephemeral encapsulation key, 1,184 bytes
 * @param wrap the key for the RSA leg
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, read once
record Hello(byte[] random, byte[] x25519, byte[] mlkem, RsaPublicKey wrap) {

    private static final int MAX_LIST = 16;

    /** The frame body, with the gate that shows knowledge of whom it is for. */
    byte[] encode(PeerId responder) {
        byte[] open =
                new FieldWriter()
                        .bytes(Suite.magic())
                        .u8(1)
                        .u16(Suite.VERSION)
                        .u8(1)
                        .u16(Suite.SUITE)
                        .bytes(random)
                        .bytes(x25519)
                        .bytes(mlkem)
                        .v16(wrap.spki())
                        .v16(new byte[0])
                        .toBytes();
        return new FieldWriter().bytes(open).bytes(gate(responder, open)).toBytes();
    }

    static byte[] gate(PeerId responder, byte[] open) {
        return HmacSha256.of(Sha256.of(Suite.ascii("GW1 gate"), responder.toBytes()), open);
    }

    static void checkMagic(byte[] body) throws HandshakeException {
        byte[] magic = Suite.magic();
        if (body.length < magic.length
                || !Arrays.equals(body, 0, magic.length, magic, 0, magic.length)) {
            throw new HandshakeException(AlertCode.MAGIC, "not a HELLO of Godwit");
        }
    }

    /** Whether the sender knew whom it was calling; without that, nothing answers. */
    static boolean gateHolds(byte[] body, PeerId self) {
        int open = body.length - Suite.MAC;
        if (open < 0) {
            return false;
        }
        byte[] gate = Arrays.copyOfRange(body, open, body.length);
        return ConstantTime.equal(gate, gate(self, Arrays.copyOf(body, open)));
    }

    /** Reads a body whose magic and gate hold. */
    static Hello decode(byte[] body) throws HandshakeException {
        FieldReader in = new FieldReader(body);
        in.bytes(Suite.magic().length, "magic");
        requireOffer(in, "version", Suite.VERSION, AlertCode.VERSION);
        requireOffer(in, "suite", Suite.SUITE, AlertCode.SUITE);
        byte[] random = in.bytes(Suite.RANDOM, "random_I");
        byte[] x25519 = in.bytes(X25519.BYTES, "x25519_I");
        byte[] mlkem = in.bytes(MlKem768.KEY_BYTES, "mlkem_ek");
        byte[] wrap = in.v16("wrapSPKI_I");
        if (in.v16("extensions").length > 0) {
            throw malformed("extensions", "not empty");
        }
        in.bytes(Suite.MAC, "gate");
        in.end("HELLO");
        return new Hello(random, x25519, mlkem, parseWrap(wrap));
    }

    private static void requireOffer(FieldReader in, String field, int wanted, AlertCode code)
            throws HandshakeException {
        int count = in.u8(field);
        if (count < 1 || count > MAX_LIST) {
            throw malformed(field, "a list of " + count);
        }
        boolean found = false;
        for (int i = 0; i < count; i++) {
            found |= in.u16(field) == wanted;
        }
        if (!found) {
            throw new HandshakeException(code, field + " 0x0001 is not offered");
        }
    }

    private static RsaPublicKey parseWrap(byte[] spki) throws HandshakeException {
        try {
            RsaPublicKey key = RsaPublicKey.parseSpki(spki);
            if (key.bits() != Suite.WRAP_BITS) {
                throw malformed("wrapSPKI_I", key.bits() + " bits");
            }
            return key;
        } catch (KeyFormatException e) {
            throw malformed("wrapSPKI_I", e.field());
        }
    }
}
