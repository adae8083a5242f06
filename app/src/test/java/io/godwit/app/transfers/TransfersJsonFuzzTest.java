package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is in the file, it is damaged or a list that is read again as it was written. */
class TransfersJsonFuzzTest {
    @FuzzTest
    void decode(byte[] input) throws Exception {
        StoredTransfers read;
        try {
            read = TransfersJson.decode(input);
        } catch (TransfersJson.DamagedException damaged) {
            assertNotNull(damaged.getCause());
            return;
        }
        byte[] written = TransfersJson.encode(read, TransfersJson.MAX_BYTES);
        assertEquals(read, TransfersJson.decode(written));
    }
}
