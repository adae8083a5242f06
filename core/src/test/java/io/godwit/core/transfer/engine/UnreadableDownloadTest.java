package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.manifest.Manifest;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.storage.StorageException.Reason;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.download.Download;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody fetches from a download that lacks its first chunk and whose store cannot always be read. */
@Timeout(40)
class UnreadableDownloadTest {

    private static final int MIB = 1 << 20;
    private static final StorageException MOVING =
            new StorageException(Reason.IO_ERROR, "test", new NoSuchFileException("part"));

    private final TestNet net = new TestNet();
    private final Content content = Content.random("half.bin", 8 * MIB, 1);
    private final TestPeer first = net.peer(0);
    private Failing store;

    @BeforeEach
    void fill() throws Exception {
        store =
                new Failing(
                        new MemoryChunkStore(
                                Manifest.ofFile(
                                        content.name(),
                                        content.bytes().length,
                                        content.root(),
                                        false),
                                Path.of("test")));
        store.keepLayer(0, content.layer());
        for (int chunk = 1; chunk < content.layout().chunkCount(); chunk++) {
            store.put(0, chunk, ByteBuffer.wrap(content.chunk(chunk)));
        }
    }

    @AfterEach
    void close() {
        net.close();
    }

    /** Cannot be read as often as a test says why. */
    private static final class Failing extends WrappedStore {
        private final Queue<StorageException> failures = new ConcurrentLinkedQueue<>();

        Failing(MemoryChunkStore inner) {
            super(inner);
        }

        @Override
        public void read(int file, int chunk, int at, byte[] target, int offset, int length)
                throws StorageException {
            StorageException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            super.read(file, chunk, at, target, offset, length);
        }
    }

    private Download start(TestPeer leech, TestNet.Opener opener) {
        return leech.engine.download(TestNet.order(content), net.sources(leech), opener);
    }

    @Test
    void whatIsJustBeingMovedDropsNobody() {
        net.seeder(0, content).freeze();
        start(first, new TestNet.Opener(store));
        // By then it knows its layer, and can give it on.
        await().atMost(Duration.ofSeconds(20)).until(() -> first.requests(content.root(), 0) > 0);
        store.failures.add(MOVING);
        net.said.add(first);
        TestPeer second = net.peer(0);
        Download download = start(second, new TestNet.Opener());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> download.progress().verifiedBytes() == 7 * MIB);
        assertEquals(List.of(), List.copyOf(store.failures), "it was read in that instant");
        assertEquals(List.of(), second.events(TransferEvent.SourceDropped.class));
    }

    @Test
    void whoAsksIsToldWhetherItIsForNowOrForGood() throws Exception {
        var refusals = new LinkedBlockingQueue<RejectCode>();
        TestPeer asker = net.scripted(new Refusals(content, refusals));
        start(first, new TestNet.Opener(store));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !first.events(TransferEvent.DownloadStarted.class).isEmpty());
        TestChannel channel = TestChannel.connect(asker, first, 0);
        isTold(channel, refusals, 1, MOVING, RejectCode.NOT_YET);
        isTold(
                channel,
                refusals,
                2,
                new StorageException(Reason.IO_ERROR, "test", new IOException("Input/output")),
                RejectCode.IO_ERROR);
        isTold(
                channel,
                refusals,
                3,
                new StorageException(Reason.CORRUPT, "the file has been cut"),
                RejectCode.IO_ERROR);
        isTold(
                channel,
                refusals,
                4,
                new StorageException(Reason.IO_ERROR, "the download has been closed"),
                RejectCode.NOT_FOUND);
    }

    private void isTold(
            TestChannel channel,
            LinkedBlockingQueue<RejectCode> refusals,
            int stream,
            StorageException failure,
            RejectCode code)
            throws Exception {
        store.failures.add(failure);
        channel.send(new Message.Get(stream, content.root(), 20, 1, 0, 1));
        assertEquals(code, refusals.poll(10, TimeUnit.SECONDS));
    }
}
