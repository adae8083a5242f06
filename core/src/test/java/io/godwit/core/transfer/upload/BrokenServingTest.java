package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;

import io.godwit.core.event.EventSink;
import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.RecordedLine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Error in the middle of an answer. */
class BrokenServingTest {

    private final RecordedLine line = new RecordedLine(1);
    private final Uploads uploads =
            new Uploads(
                    new OneFile(3 << 20),
                    1,
                    new RateLimit(0, System::nanoTime),
                    new ChunkBuffers(1 << 20),
                    Environment.system(),
                    EventSink.NONE);

    @AfterEach
    void close() {
        uploads.closed(line);
    }

    @Test
    void endsTheConnectionOnWhichNobodyWouldAnswerAnyMore() throws Exception {
        line.answerWith(message -> {
            throw new InternalError("for this test");
        });
        uploads.request(line, new Message.ListShares(1, "", 1));
        await().atMost(Duration.ofMinutes(1)).until(() -> !line.isOpen());
    }
}
