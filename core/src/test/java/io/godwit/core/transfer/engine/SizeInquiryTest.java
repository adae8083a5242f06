package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Sources;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that do not fit the told size, and keep whoever asks them for another one waiting without end. */
@Timeout(60)
class SizeInquiryTest {

    private static final int SIZE = 3 * (1 << 20) + 5;

    /** So long that during a test nothing is given up because it was silent, and nobody is looked up again. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestNet net = new TestNet();
    private final Content content = Content.random("film", SIZE, 1);
    private final TestNet.Opener opener = new TestNet.Opener();
    private final Set<PeerId> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        net.close();
    }

    /** Adds sources that refuse everything for this size, and are not reached any more once they have. */
    private void addSilent(int count) {
        for (int i = 0; i < count; i++) {
            var refusing = new Refusing();
            TestPeer peer = net.scripted(refusing);
            peer.limits = new PeerLimits(Limits.RECORD_DATA, Limits.REQUESTS, 1);
            refusing.peer = Optional.of(peer.id);
        }
    }

    private final class Refusing extends Script {

        private volatile Optional<PeerId> peer = Optional.empty();

        Refusing() {
            super(content);
        }

        @Override
        void layer(TestChannel channel, Message.GetLayer get) throws IOException {
            refuse(channel, get.stream());
        }

        @Override
        void get(TestChannel channel, Message.Get get) throws IOException {
            refuse(channel, get.stream());
        }

        private void refuse(TestChannel channel, int stream) throws IOException {
            peer.ifPresent(refused::add);
            channel.put(new Message.Reject(stream, RejectCode.OUT_OF_RANGE));
        }
    }

    private final class Unreachable implements Sources {

        private final Sources sources;

        Unreachable(Sources sources) {
            this.sources = sources;
        }

        /** Not those who have refused, who would be dialled as sources again, besides being asked. */
        @Override
        public List<PeerId> lookup(ContentId id) throws IOException {
            return sources.lookup(id).stream().filter(peer -> !refused.contains(peer)).toList();
        }

        @Override
        public MessageChannel connect(PeerId peer) throws IOException {
            if (refused.contains(peer)) {
                waitForEver();
            }
            return sources.connect(peer);
        }

        @Override
        public MessageChannel join(MessageChannel first) throws IOException {
            return sources.join(first);
        }
    }

    private void waitForEver() throws IOException {
        waiting.incrementAndGet();
        try {
            end.await();
            throw new ConnectException("test");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("test");
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Download start(Duration stallAfter) {
        TestPeer leech =
                net.peer(
                        0,
                        TransferSettings.DEFAULT.withTimes(
                                stallAfter, LONG, Duration.ofMillis(20)));
        return leech.engine.download(
                DownloadSpec.of(new Wanted.File(content.root(), "film", SIZE + 1), "film"),
                new Unreachable(net.sources(leech)),
                opener);
    }

    private void awaitWaiting(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.get() == count);
    }

    @Test
    @DisplayName("DOS a few are asked at once, and nobody any more once the download is cancelled")
    void fewAtOnceUntilCancelled() {
        addSilent(4);
        Download download = start(LONG);
        awaitWaiting(3);
        download.cancel();
        awaitWaiting(0);
        assertThrows(ExecutionException.class, () -> download.result().get(20, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("DOS a pause waits for nobody, and whoever was asked is asked again after it")
    void askedAgainAfterAPause() {
        addSilent(2);
        Download download = start(LONG);
        awaitWaiting(2);
        download.pause();
        awaitWaiting(0);
        download.resume();
        awaitWaiting(2);
    }

    @Test
    @DisplayName("DOS sources that say nothing are waited for no longer than for a bounded time")
    void boundedInTotal() {
        addSilent(4);
        Download download = start(Duration.ofMillis(100));
        var ended =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(30, TimeUnit.SECONDS));
        assertEquals(FailureReason.NOT_FOUND, ((DownloadException) ended.getCause()).reason());
        awaitWaiting(0);
    }

    @Test
    @DisplayName("DOS sources that never come to an end make room for those who were not asked yet")
    void roomForThoseWhoWereNotAsked() throws Exception {
        addSilent(3);
        TestPeer honest = net.seeder(0, content);
        honest.reachable = false;
        Download download = start(Duration.ofMillis(300));
        awaitWaiting(3);
        honest.reachable = true;
        assertEquals(SIZE, download.result().get(40, TimeUnit.SECONDS).bytes());
    }

    @Test
    @DisplayName("DOS the first that proves the size counts, whoever else is still waited for")
    void firstProofCounts() throws Exception {
        addSilent(2);
        net.seeder(0, content);
        assertEquals(SIZE, start(LONG).result().get(30, TimeUnit.SECONDS).bytes());
    }
}
