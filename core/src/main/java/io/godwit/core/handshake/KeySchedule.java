package io.godwit.core.handshake;

import static io.godwit.core.handshake.Suite.ascii;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.HmacSha256;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.Wipe;
import java.util.Optional;

/**
 * Every value that both ends derive from the transcript and the three key legs (GW1 specification, section 3). The
 * names are the specification's.
 */
final class KeySchedule implements AutoCloseable {

    private final byte[] th1;
    private final byte[] prk;

    private KeySchedule(byte[] th1, byte[] prk) {
        this.th1 = th1;
        this.prk = prk;
    }

    /**
     * Mixes the legs.
     *
     * @param hello body of HELLO
     * @param agreed body of SESSION up to and including the OAEP field
     */
    static KeySchedule of(byte[] hello, byte[] agreed, byte[] x25519, byte[] mlkem, byte[] rsa) {
        byte[] th1 = Sha256.of(hello, agreed);
        return new KeySchedule(th1, Hkdf.extract(th1, x25519, mlkem, rsa));
    }

    /** The label that ties k_rsa to everything said so far. */
    static byte[] oaepLabel(byte[] hello, byte[] open) {
        return Sha256.of(hello, open);
    }

    byte[] thR(byte[] spkiR) {
        return Sha256.of(ascii("GW1 th r"), th1, v16(spkiR));
    }

    byte[] thI(byte[] thR, Proof responder, byte[] spkiI) {
        return Sha256.of(
                ascii("GW1 th i"), thR, v16(responder.signature()), responder.mac(), v16(spkiI));
    }

    byte[] macR(byte[] thR) {
        return mac("mac r", thR);
    }

    byte[] macI(byte[] thI) {
        return mac("mac i", thI);
    }

    byte[] sealR(Proof proof) {
        return seal("hs r", th1, proof);
    }

    byte[] sealI(byte[] sealedR, Proof proof) {
        return seal("hs i", Sha256.of(th1, sealedR), proof);
    }

    Optional<byte[]> openR(byte[] sealedR) {
        return open("hs r", th1, sealedR);
    }

    Optional<byte[]> openI(byte[] sealedR, byte[] sealedI) {
        return open("hs i", Sha256.of(th1, sealedR), sealedI);
    }

    /** The secrets of the session, once both proofs are known. */
    SessionSecrets session(byte[] thI, Proof initiator) {
        byte[] context = Sha256.of(thI, v16(initiator.signature()), initiator.mac());
        byte[] ms = Hkdf.expandLabel(prk, "master", context, Sha256.BYTES);
        try {
            return SessionSecrets.ofMaster(ms);
        } finally {
            Wipe.bytes(ms);
        }
    }

    private byte[] mac(String label, byte[] hash) {
        byte[] key = Hkdf.expandLabel(prk, label);
        try {
            return HmacSha256.of(key, hash);
        } finally {
            Wipe.bytes(key);
        }
    }

    private byte[] seal(String label, byte[] aad, Proof proof) {
        byte[] key = Hkdf.expandLabel(prk, label);
        try {
            return AesGcm.sealOnce(key, aad, proof.encode());
        } finally {
            Wipe.bytes(key);
        }
    }

    private Optional<byte[]> open(String label, byte[] aad, byte[] sealed) {
        byte[] key = Hkdf.expandLabel(prk, label);
        try {
            return AesGcm.openOnce(key, aad, sealed);
        } finally {
            Wipe.bytes(key);
        }
    }

    private static byte[] v16(byte[] value) {
        return new FieldWriter().v16(value).toBytes();
    }

    @Override
    public void close() {
        Wipe.bytes(prk);
    }
}
