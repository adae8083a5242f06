package io.godwit.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.storage.PageBuffers;
import org.junit.jupiter.api.Test;

class TransferSettingsTest {

    private static TransferSettings withMemory(long bytes) {
        TransferSettings usual = TransferSettings.DEFAULT;
        return new TransferSettings(
                usual.uploadRate(),
                usual.downloadRate(),
                usual.uploadSlots(),
                bytes,
                usual.stallAfter(),
                usual.lookupEvery(),
                usual.retryBase());
    }

    @Test
    void thereIsRoomForTheBufferOfTheLargestChunk() {
        int largest = PageBuffers.capacityFor(1 << ChunkLayout.MAX_SHIFT);
        assertEquals(largest, withMemory(largest).memory());
        assertThrows(IllegalArgumentException.class, () -> withMemory(largest - 1));
    }
}
