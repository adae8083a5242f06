package io.godwit.core.transfer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.download.Download;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source that may send little, and a downloader with several connections to it. */
@Timeout(60)
class UploadLimitTest {

    private static final int KIB = 1 << 10;

    /** Three chunks, so that three connections wait at the same time. */
    private static final int SIZE = (2 * 1024 + 256) * KIB;

    /** At which two records for each of three connections take much longer than silence is borne. */
    private static final long RATE = 384 * KIB;

    private final TestNet net = new TestNet();

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void littleIsSentInVain() throws Exception {
        Content content = Content.random("slow.bin", SIZE, 1);
        TestPeer seeder = net.peer(0, TestPeer.SETTINGS.withRates(RATE, 0));
        seeder.catalog.add(content);
        net.said.add(seeder);
        TestPeer leech = net.peer(0);
        var opener = new TestNet.Opener();
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        download.result().get(40, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
        assertEquals(List.of(), leech.events(TransferEvent.SourceLost.class));
        long sent = seeder.engine.sentBytes();
        assertTrue(sent < 1.1 * SIZE, "sent " + sent);
    }
}
