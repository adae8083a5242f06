package io.godwit.core.identity;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.security.SecureRandom;

/**
 * Who this node is: its peer ID and the RSA key that proves it. The key only signs. Immutable and thread-safe; nothing
 * secret can be read from it outside this package.
 */
public final class Identity {

    /** Size of a new key in bits. */
    public static final int BITS = 3_072;

    private final RsaKeyPair keys;
    private final PeerId id;

    private Identity(RsaKeyPair keys) {
        this.keys = keys;
        this.id = PeerId.ofKey(keys.publicKey());
    }

    /** The identity that a key pair makes. */
    public static Identity of(RsaKeyPair keys) {
        return new Identity(keys);
    }

    /** A new identity with a key of {@value #BITS} bits; takes 0.4 s of CPU on average, at times several times that. */
    public static Identity generate(SecureRandom random) {
        return new Identity(RsaKeyPair.generate(BITS, random));
    }

    /** This node's peer ID. */
    public PeerId id() {
        return id;
    }

    /** The public half of the key. */
    public RsaPublicKey publicKey() {
        return keys.publicKey();
    }

    /**
     * Signs with RSASSA-PSS over {@code label ‖ 0x00 ‖ message}; takes about 4 ms of CPU.
     *
     * @param label ASCII, says what is signed
     * @param message any bytes
     */
    public byte[] sign(String label, byte[] message) {
        return keys.signPss(label, message);
    }

    /**
     * Signs a record of this peer.
     *
     * @param record a record with this peer's ID
     * @throws IllegalArgumentException if it is of another peer
     */
    public SignedPeerRecord sign(PeerRecord record) {
        byte[] signature = sign(SignedPeerRecord.LABEL, SignedPeerRecord.signedBytes(record));
        try {
            return SignedPeerRecord.of(record, publicKey(), signature);
        } catch (PeerFormatException e) {
            throw new IllegalArgumentException("a record of another peer", e);
        }
    }

    RsaKeyPair keys() {
        return keys;
    }

    /** The peer ID, nothing of the key. */
    @Override
    public String toString() {
        return "Identity[" + id + "]";
    }
}
