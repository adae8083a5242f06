package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFrameGuardTest {

    private final InMemoryConnections wire = InMemoryConnections.pair();
    private final List<Integer> asked = new ArrayList<>();

    private FirstFrameGuard guard(boolean admits) {
        return new FirstFrameGuard(
                wire.right(),
                type -> {
                    asked.add(type);
                    return admits;
                });
    }

    private void send(int... bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int each : bytes) {
            buffer.put((byte) each);
        }
        wire.left().write(buffer.flip());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void asksOnceWhenTheFrameIsWholeHoweverItIsRead(int room) throws Exception {
        FirstFrameGuard guard = guard(true);
        send(4, 0, 0, 2, 9, 8);
        ByteBuffer got = ByteBuffer.allocate(100);
        while (got.position() < 5) {
            assertEquals(List.of(), asked);
            got.limit(Math.min(got.position() + room, 5));
            guard.read(got);
        }
        got.limit(100);
        guard.read(got);
        send(1, 0, 0, 0);
        guard.read(got);
        assertEquals(List.of(4), asked);
        assertArrayEquals(
                new byte[] {4, 0, 0, 2, 9, 8, 1, 0, 0, 0},
                Arrays.copyOf(got.array(), got.position()));
    }

    @Test
    void asksForAnEmptyFrameAfterItsHeader() throws Exception {
        FirstFrameGuard guard = guard(true);
        send(1, 0, 0, 0);
        guard.read(ByteBuffer.allocate(4));
        assertEquals(List.of(1), asked);
    }

    @Test
    void aRefusalClosesWithoutAWord() throws Exception {
        FirstFrameGuard guard = guard(false);
        send(1, 0, 0, 1, 7);
        var refused =
                assertThrows(HandshakeException.class, () -> guard.read(ByteBuffer.allocate(100)));
        assertEquals(AlertCode.BUSY, refused.code());
        assertEquals(-1, wire.left().read(ByteBuffer.allocate(1)));
    }
}
