package io.godwit.core.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.AlertCode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RsaGateTest {

    @Test
    @DisplayName(
            "DOS-02 one works, one waits, the next is told BUSY, and then the next may wait again")
    void bounds() throws Exception {
        var gate = new RsaGate(1, 1);
        var first = gate.enter();
        var waiting =
                TestPeers.started(() -> {
                    gate.enter().close();
                    return 1;
                });
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(gate::isFull);
        var e = assertThrows(HandshakeException.class, gate::enter);
        assertEquals(AlertCode.BUSY, e.code());
        first.close();
        assertEquals(1, waiting.get());
        gate.enter().close();
        assertThrows(HandshakeException.class, () -> new RsaGate(0, 0).enter());
    }
}
