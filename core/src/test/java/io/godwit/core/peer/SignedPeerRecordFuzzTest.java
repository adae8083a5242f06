package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SignedPeerRecordFuzzTest {

    @FuzzTest
    void decode(byte[] input) {
        try {
            assertArrayEquals(input, SignedPeerRecord.decode(input).encode());
        } catch (PeerFormatException e) {
            assertFalse(e.field().isEmpty());
        }
    }

    /** The part behind the signature, which a fuzzer cannot make. */
    @FuzzTest
    void decodeRecord(byte[] input) {
        try {
            assertArrayEquals(input, PeerRecordCodec.encode(PeerRecordCodec.decode(input)));
        } catch (PeerFormatException e) {
            assertFalse(e.field().isEmpty());
        }
    }
}
