package io.godwit.core.transfer.engine;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.Event;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A peer of the network in memory: an engine or a scripted handler, its catalog, and its faults. */
final class TestPeer {

    /** Short times, so that faults are noticed quickly. */
    static final TransferSettings SETTINGS =
            TransferSettings.DEFAULT.withTimes(
                    Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(20));

    /** Changes chunk data on its way out. */
    interface Tamper {
        void touch(MessageChannel channel, int stream, int offset, byte[] bytes);
    }

    final PeerId id;
    final TestCatalog catalog = new TestCatalog();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<IOException> breaches = new CopyOnWriteArrayList<>();
    final Set<TestChannel> channels = ConcurrentHashMap.newKeySet();
    final Map<List<Object>, AtomicLong> requested = new ConcurrentHashMap<>();
    final AtomicLong chunkBytes = new AtomicLong();
    final TransferEngine engine;
    volatile PeerLimits limits = PeerLimits.DEFAULT;
    volatile Tamper tamper = (channel, stream, offset, bytes) -> {};
    volatile boolean reachable = true;

    /** How often somebody tried in vain to reach it. */
    final AtomicInteger refused = new AtomicInteger();

    /** How often it has asked others for a sign of life. */
    final AtomicInteger probes = new AtomicInteger();

    /** How many more of its joins fail, as the network does; goes on below 0. */
    final AtomicInteger failingJoins = new AtomicInteger();

    private final MessageHandler handler;
    private final RateLimit pace;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    TestPeer(int number, long bytesPerSecond, TransferSettings settings, long seed) {
        this.id = new PeerId(number, 0, 0, 0);
        this.pace = new RateLimit(bytesPerSecond, System::nanoTime);
        var environment =
                new Environment(
                        System::nanoTime, () -> seed + number, Thread.ofVirtual().factory());
        this.engine =
                new TransferEngine(
                        catalog, SwarmPolicy.EVERYBODY, settings, environment, events::add);
        this.handler = engine;
    }

    /** A peer that answers as a script says. */
    TestPeer(int number, MessageHandler script) {
        this.id = new PeerId(number, 0, 0, 0);
        this.pace = new RateLimit(0, System::nanoTime);
        this.engine =
                new TransferEngine(
                        catalog, SwarmPolicy.NOBODY, SETTINGS, Environment.system(), events::add);
        this.handler = script;
    }

    MessageHandler handler() {
        return handler;
    }

    void opened(TestChannel channel) {
        channels.add(channel);
    }

    void closed(TestChannel channel) {
        channels.remove(channel);
    }

    /** Ends all connections and takes no new ones. */
    void kill() {
        reachable = false;
        frozen.countDown();
        List.copyOf(channels).forEach(TestChannel::close);
    }

    /** Keeps connections and sends no chunk any more. */
    void freeze() {
        frozen = new CountDownLatch(1);
    }

    void thaw() {
        frozen.countDown();
    }

    void sent(TestChannel channel, Message message) {
        if (message instanceof Message.Get get) {
            requested
                    .computeIfAbsent(List.of(get.root(), get.chunk()), key -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    void chunkSent(TestChannel channel, int stream, int offset, byte[] bytes) throws IOException {
        try {
            pace.take(bytes.length);
            frozen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        tamper.touch(channel, stream, offset, bytes);
        chunkBytes.addAndGet(bytes.length);
    }

    /** How often this peer asked for a chunk. */
    long requests(ContentId root, int chunk) {
        AtomicLong count = requested.get(List.<Object>of(root, chunk));
        return count == null ? 0 : count.get();
    }

    <T extends Event> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
