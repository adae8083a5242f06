package io.godwit.core.transfer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadResult;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One file, one source, nothing goes wrong. */
@Timeout(90)
class SingleFileTransferTest {

    @Test
    void fileOfManyChunksArrivesWhole() throws Exception {
        arrives(Content.random("many.bin", 7_654_321, 1));
    }

    @Test
    void fileOfOneChunkArrives() throws Exception {
        arrives(Content.random("one.bin", 12_345, 2));
    }

    @Test
    void fileOfOneByteArrives() throws Exception {
        arrives(Content.random("byte.bin", 1, 2));
    }

    @Test
    void emptyFileNeedsNoSource() throws Exception {
        arrives(Content.random("empty", 0, 3));
    }

    private static void arrives(Content content) throws Exception {
        try (TestNet net = new TestNet()) {
            net.seeder(0, content);
            TestPeer leech = net.peer(0);
            var opener = new TestNet.Opener();
            Download download =
                    leech.engine.download(TestNet.order(content), net.sources(leech), opener);
            DownloadResult result = download.result().get(60, TimeUnit.SECONDS);
            assertArrayEquals(content.bytes(), opener.memory.contents(0));
            assertEquals(content.bytes().length, result.bytes());
            assertEquals(DownloadState.DONE, download.progress().state());
            assertEquals(0, leech.engine.bytesInFlight());
        }
    }
}
