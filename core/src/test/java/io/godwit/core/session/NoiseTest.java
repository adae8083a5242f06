package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final Optional<Message> UNKNOWN = Optional.empty();
    private static final Optional<Message> PONG = Optional.of(new Message.Pong(0));
    private static final Optional<Message> USEFUL = Optional.of(new Message.Cancel(1));

    private final Noise noise = new Noise();

    private void come(Optional<Message> message, int times) throws ProtocolException {
        for (int i = 0; i < times; i++) {
            noise.came(message);
        }
    }

    @Test
    @DisplayName("DOS records of unknown kinds are ignored, but not without end")
    void unknownKinds() throws Exception {
        come(UNKNOWN, Noise.MOST);
        var breach = assertThrows(ProtocolException.class, () -> noise.came(UNKNOWN));
        assertEquals(AlertCode.RECORD, breach.code());
    }

    @Test
    @DisplayName("DOS answers to no PING are ignored, but not without end")
    void answersToNothing() throws Exception {
        come(PONG, Noise.MOST);
        assertThrows(ProtocolException.class, () -> noise.came(PONG));
    }

    @Test
    @DisplayName("A connection that only keeps itself alive may do so for ever")
    void answersToPings() throws Exception {
        for (int i = 0; i < 10 * Noise.MOST; i++) {
            noise.asked(new Message.Ping(0));
            noise.came(PONG);
        }
        come(PONG, Noise.MOST);
        assertThrows(ProtocolException.class, () -> noise.came(PONG));
    }

    @Test
    @DisplayName("Who sends as much to some purpose may send as many kinds as it likes")
    void amongOthers() throws Exception {
        for (int i = 0; i < 10 * Noise.MOST; i++) {
            noise.came(UNKNOWN);
            noise.came(USEFUL);
        }
    }

    @Test
    @DisplayName("A useful past is no credit for a flood")
    void noCredit() throws Exception {
        come(USEFUL, 10 * Noise.MOST);
        come(UNKNOWN, Noise.MOST);
        assertThrows(ProtocolException.class, () -> noise.came(UNKNOWN));
    }
}
