package io.godwit.discovery.server.registry;

import io.godwit.core.peer.PeerId;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An encoded signed record without the bytes that are known anyway: the peer ID, and of its key all but the modulus. In
 * place of each, nothing; where they belong is told by the form of the record (PROTOCOL.md section 1), and a record that
 * has another form is kept whole.
 */
final class PackedRecord {

    /** Before the ID: version 1 of a record with 7 fields, then 32 bytes. */
    private static final byte[] BEFORE_ID = HexFormat.of().parseHex("87015820");

    /** Before the modulus of 3072 bits: 422 bytes of SubjectPublicKeyInfo, RFC 8017 appendix A.1.1. */
    private static final byte[] BEFORE_MODULUS =
            HexFormat.of()
                    .parseHex(
                            "5901a6308201a2300d06092a864886f70d01010105000382018f003082018a0282018100");

    private static final int MODULUS = 384;

    /** Behind it: the exponent 65537, then 384 bytes of signature. */
    private static final byte[] BEHIND_MODULUS = HexFormat.of().parseHex("0203010001590180");

    private static final int SIGNATURE = 384;
    private static final int SAVED = PeerId.BYTES + BEFORE_MODULUS.length + BEHIND_MODULUS.length;
    private static final int TAIL = MODULUS + SIGNATURE;

    private PackedRecord() {}

    /** Whether a record can be packed. */
    private static boolean fits(byte[] record, int id, int modulus) {
        return id + PeerId.BYTES <= modulus - BEFORE_MODULUS.length
                && has(record, id - BEFORE_ID.length, BEFORE_ID)
                && has(record, modulus - BEFORE_MODULUS.length, BEFORE_MODULUS)
                && has(record, modulus + MODULUS, BEHIND_MODULUS);
    }

    private static boolean has(byte[] record, int at, byte[] part) {
        return at >= 0 && Arrays.equals(record, at, at + part.length, part, 0, part.length);
    }

    /** The bytes to keep; as long as the record when there is nothing to save. */
    static byte[] pack(PeerId id, byte[] record) {
        int idAt = idAt(record);
        int modulus = record.length - SIGNATURE - BEHIND_MODULUS.length - MODULUS;
        if (!fits(record, idAt, modulus)
                || !Arrays.equals(
                        record, idAt, idAt + PeerId.BYTES, id.toBytes(), 0, PeerId.BYTES)) {
            return record.clone();
        }
        byte[] packed = new byte[record.length - SAVED];
        System.arraycopy(record, 0, packed, 0, idAt);
        int rest = idAt + PeerId.BYTES;
        int middle = modulus - BEFORE_MODULUS.length - rest;
        System.arraycopy(record, rest, packed, idAt, middle);
        System.arraycopy(record, modulus, packed, idAt + middle, MODULUS);
        System.arraycopy(
                record, record.length - SIGNATURE, packed, packed.length - SIGNATURE, SIGNATURE);
        return packed;
    }

    /**
     * The record as it was.
     *
     * @param whole its length then
     */
    static byte[] unpack(PeerId id, byte[] packed, int whole) {
        if (packed.length == whole) {
            return packed.clone();
        }
        byte[] record = new byte[whole];
        int idAt = idAt(packed);
        System.arraycopy(packed, 0, record, 0, idAt);
        System.arraycopy(id.toBytes(), 0, record, idAt, PeerId.BYTES);
        int middle = packed.length - TAIL - idAt;
        int at = idAt + PeerId.BYTES;
        System.arraycopy(packed, idAt, record, at, middle);
        at = put(record, at + middle, BEFORE_MODULUS);
        System.arraycopy(packed, idAt + middle, record, at, MODULUS);
        at = put(record, at + MODULUS, BEHIND_MODULUS);
        System.arraycopy(packed, packed.length - SIGNATURE, record, at, SIGNATURE);
        return record;
    }

    private static int put(byte[] record, int at, byte[] part) {
        System.arraycopy(part, 0, record, at, part.length);
        return at + part.length;
    }

    /** Behind the array's head, the length of the record proper in one or two bytes, and what begins it. */
    private static int idAt(byte[] record) {
        int lengthBytes = record.length > 1 && record[1] == 0x58 ? 1 : 2;
        return 2 + lengthBytes + BEFORE_ID.length;
    }
}
