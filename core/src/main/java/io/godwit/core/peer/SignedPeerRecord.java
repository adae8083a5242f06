package io.godwit.core.peer;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.peer.PeerFormatException.Reason;
import java.util.Arrays;

/**
 * A peer record with the key that its ID names and a signature by it. An instance always holds: there is no way to
 * have one whose key or signature does not fit. Immutable and thread-safe. PROTOCOL.md §1 "Peer record".
 */
public final class SignedPeerRecord {

    /** Most bytes of the encoded form. */
    public static final int MAX_BYTES = 4_096;

    /** What the signature is made for; the label of RSASSA-PSS. */
    public static final String LABEL = "GW1 peer record";

    private static final int FIELDS = 3;

    private final PeerRecord record;
    private final RsaPublicKey key;
    private final byte[] encoded;

    private SignedPeerRecord(PeerRecord record, RsaPublicKey key, byte[] encoded) {
        this.record = record;
        this.key = key;
        this.encoded = encoded;
    }

    /**
     * What the owner of a record has to sign with the label {@value #LABEL}.
     *
     * @param record the record
     */
    public static byte[] signedBytes(PeerRecord record) {
        return PeerRecordCodec.encode(record);
    }

    /**
     * Puts a record together.
     *
     * @param record the record
     * @param key the key that its ID names
     * @param signature over {@link #signedBytes}
     * @throws PeerFormatException if key or signature do not fit
     */
    public static SignedPeerRecord of(PeerRecord record, RsaPublicKey key, byte[] signature)
            throws PeerFormatException {
        byte[] signed = signedBytes(record);
        check(record, key, signed, signature);
        return new SignedPeerRecord(record, key, assemble(signed, key.spki(), signature));
    }

    /**
     * Reads a record that came from somewhere, and checks form, key and signature. Whether it has expired or is older
     * than one already known is for the caller to say.
     *
     * @param encoded the canonical CBOR
     * @throws PeerFormatException if anything about it is wrong; the field says what
     */
    public static SignedPeerRecord decode(byte[] encoded) throws PeerFormatException {
        if (encoded.length > MAX_BYTES) {
            throw new PeerFormatException(Reason.LENGTH, "signed record", "above 4096 bytes");
        }
        try (CborReader in = CborReader.of(encoded)) {
            byte[] signed = in.beginArray("signed record").binary("record");
            byte[] spki = in.binary("key");
            byte[] signature = in.binary("signature");
            in.endArray("signed record");
            if (!Arrays.equals(assemble(signed, spki, signature), encoded)) {
                throw new PeerFormatException(
                        Reason.NOT_CANONICAL, "signed record", "not canonical CBOR");
            }
            PeerRecord record = PeerRecordCodec.decode(signed);
            RsaPublicKey key = parseKey(spki);
            check(record, key, signed, signature);
            return new SignedPeerRecord(record, key, encoded.clone());
        }
    }

    /** The record. */
    public PeerRecord record() {
        return record;
    }

    /** The key that the record's ID names. */
    public RsaPublicKey key() {
        return key;
    }

    /** The canonical CBOR in a new array. */
    public byte[] encode() {
        return encoded.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedPeerRecord that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "SignedPeerRecord[" + record.id() + ", sequence " + record.sequence() + "]";
    }

    private static byte[] assemble(byte[] signed, byte[] spki, byte[] signature) {
        return new CborWriter()
                .beginArray(FIELDS)
                .binary(signed)
                .binary(spki)
                .binary(signature)
                .endArray()
                .finish();
    }

    private static RsaPublicKey parseKey(byte[] spki) throws PeerFormatException {
        try {
            return RsaPublicKey.parseSpki(spki);
        } catch (KeyFormatException e) {
            throw new PeerFormatException(Reason.KEY, "key", "refused for its " + e.field());
        }
    }

    private static void check(PeerRecord record, RsaPublicKey key, byte[] signed, byte[] signature)
            throws PeerFormatException {
        if (!PeerId.ofKey(key).equals(record.id())) {
            throw new PeerFormatException(Reason.WRONG_KEY, "key", "not the one the ID names");
        }
        if (!key.verifyPss(LABEL, signed, signature)) {
            throw new PeerFormatException(Reason.SIGNATURE, "signature", "does not hold");
        }
    }
}
