package io.godwit.core.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.godwit.core.protocol.AlertCode;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's first four bytes cost. */
class FrameMemoryTest {

    /** Bytes for buffers, an alert and an exception; a 64th of what is claimed. */
    private static final long MOST = 256L << 10;

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @ParameterizedTest
    @ValueSource(ints = {0x01ff_ffff, 0x04ff_ffff})
    @DisplayName("DOS-03 a frame that claims 16 MiB before authentication is given no room")
    void claimsCostNothing(int header) {
        byte[] frame = new FieldWriter().u32(header).toBytes();
        try (var bob = TestPeers.of(TestPeers.BOB)) {
            // Once before, for what is loaded only once.
            refuse(bob, frame);
            long before = threads.getCurrentThreadAllocatedBytes();
            refuse(bob, frame);
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(taken < MOST, () -> "bytes taken: " + taken);
        }
    }

    private static void refuse(Handshake bob, byte[] frame) {
        var refused =
                assertThrows(
                        HandshakeException.class,
                        () -> bob.respond(new RecordingConnection(frame)));
        assertEquals(AlertCode.TOO_LARGE, refused.code());
    }
}
