package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.Payload;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.Sources;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes in while a download ends: it is stored before the store is closed, or not at all. */
@Timeout(30)
class HaltTest {

    private static final int MIB = 1 << 20;
    private static final int LAST = 10;

    private final Content content = Content.random("ends.bin", 2 * MIB + LAST, 1);
    private final RecordedLine line = new RecordedLine(7);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final TransferEngine engine =
            new TransferEngine(
                    new TestCatalog(),
                    SwarmPolicy.NOBODY,
                    TestPeer.SETTINGS,
                    new Environment(System::nanoTime, () -> TestNet.SEED, this::thread),
                    EventSink.NONE);
    private Watched store;

    @BeforeEach
    void open() throws Exception {
        store =
                new Watched(
                        new MemoryChunkStore(
                                Manifest.ofFile(
                                        content.name(),
                                        content.bytes().length,
                                        content.root(),
                                        false),
                                Path.of("test")));
    }

    @AfterEach
    void close() {
        mayGoOn.countDown();
        engine.close();
    }

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(work);
        threads.add(thread);
        return thread;
    }

    /** Keeps whoever calls until the test lets go. */
    private void hold() {
        held.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A store that knows when it was written into after its end. */
    private class Watched extends WrappedStore {
        volatile boolean closed;
        volatile boolean writtenAfterwards;

        Watched(MemoryChunkStore inner) {
            super(inner);
        }

        @Override
        public void put(int file, int chunk, ByteBuffer data) throws StorageException {
            super.put(file, chunk, data);
            writtenAfterwards |= closed;
        }

        @Override
        public void keepLayer(int file, ChunkLayer layer) {
            super.keepLayer(file, layer);
            writtenAfterwards |= closed;
        }

        @Override
        public void discard() {
            closed = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Only implements Sources {
        @Override
        public List<PeerId> lookup(ContentId id) {
            return List.of(line.remote());
        }

        @Override
        public MessageChannel connect(PeerId peer) {
            return line;
        }

        @Override
        public MessageChannel join(MessageChannel first) throws IOException {
            throw new ConnectException("one is enough");
        }

        @Override
        public void release(MessageChannel channel) {
            // Others use it, too.
        }
    }

    private Download start() {
        return engine.download(
                TestNet.order(content).withStreams(1), new Only(), new TestNet.Opener(store));
    }

    private void deliverChunk(Message.Get get, int from, int to) throws IOException {
        byte[] part = Arrays.copyOfRange(content.chunk(get.chunk()), from, to);
        engine.onMessage(line, new Message.Chunk(get.stream(), from, Payload.of(part)));
    }

    private void deliverLayer(Message.GetLayer get) throws IOException {
        byte[] packed = content.layer().packed();
        engine.onMessage(
                line, new Message.Meta(get.stream(), packed.length, 0, Payload.of(packed)));
    }

    private void ends(Download download) {
        var end =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(20, TimeUnit.SECONDS));
        assertEquals(DownloadException.class, end.getCause().getClass());
    }

    private List<Integer> cancelled() {
        return line.sent(Message.Cancel.class).stream().map(Message.Cancel::stream).toList();
    }

    private void awaitNobody() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    /** Its connection is busy sending, so that nothing but the end of the download can withdraw the request. */
    @Test
    void chunkThatIsCompleteAfterTheEndIsNotStored() throws Exception {
        store.inner.keepLayer(0, content.layer());
        line.answerWith(message -> {
            if (message instanceof Message.Get && line.sent(Message.Get.class).size() == 2) {
                hold();
            }
        });
        Download download = start();
        held.await();
        Message.Get last = line.sent(Message.Get.class).getFirst();
        deliverChunk(last, 0, LAST / 2);
        download.cancel();
        ends(download);
        deliverChunk(last, LAST / 2, LAST);
        mayGoOn.countDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> engine.bytesInFlight() == 0);
        awaitNobody();
        assertEquals(List.of(true, false), List.of(store.closed, store.writtenAfterwards));
    }

    /** Others use the connection, too, so that nothing ends with it. */
    @Test
    void questionForWhatASourceHasEndsWithTheDownload() throws Exception {
        store.inner.keepLayer(0, content.layer());
        Download download = start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !line.sent(Message.GetHave.class).isEmpty());
        Message.GetHave asked = line.sent(Message.GetHave.class).getFirst();
        var chunks = new Bitfield(content.layout().chunkCount());
        chunks.set(0);
        engine.onMessage(line, new Message.Have(asked.stream(), chunks));
        download.cancel();
        ends(download);
        awaitNobody();
        List<Integer> cancelled = cancelled();
        assertTrue(cancelled.contains(asked.stream()), () -> "cancelled only " + cancelled);
        // What was on its way is dropped, and is no breach.
        engine.onMessage(line, new Message.HaveMore(asked.stream(), List.of(1)));
    }

    /** Or it goes on sending over a connection that others need. */
    @Test
    void whatADroppedSourceWasAskedForIsCancelled() throws Exception {
        store.inner.keepLayer(0, content.layer());
        Download download = start();
        await().atMost(Duration.ofSeconds(20)).until(() -> line.sent(Message.Get.class).size() > 1);
        List<Message.Get> asked = line.sent(Message.Get.class);
        engine.onMessage(
                line, new Message.Chunk(asked.getFirst().stream(), 0, Payload.of(new byte[LAST])));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cancelled().contains(asked.getLast().stream()));
        download.cancel();
        ends(download);
    }

    @Test
    void layerThatIsBeingKeptIsWaitedFor() throws Exception {
        store =
                new Watched(store.inner) {
                    @Override
                    public void keepLayer(int file, ChunkLayer layer) {
                        hold();
                        super.keepLayer(file, layer);
                    }
                };
        line.answerWith(message -> {
            if (message instanceof Message.GetLayer get) {
                deliverLayer(get);
            }
        });
        Download download = start();
        held.await();
        download.discard();
        Thread conductor = threads.getFirst();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.closed || conductor.getState() == Thread.State.WAITING);
        mayGoOn.countDown();
        ends(download);
        awaitNobody();
        assertEquals(List.of(true, false), List.of(store.closed, store.writtenAfterwards));
    }

    @Test
    void layerThatComesAfterTheEndIsNotKept() throws Exception {
        line.answerWith(message -> {
            if (message instanceof Message.GetLayer) {
                held.countDown();
            }
        });
        Download download = start();
        held.await();
        download.discard();
        ends(download);
        deliverLayer(line.sent(Message.GetLayer.class).getFirst());
        awaitNobody();
        assertEquals(List.of(true, false), List.of(store.closed, store.writtenAfterwards));
    }
}
