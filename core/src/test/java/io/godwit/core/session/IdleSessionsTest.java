package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.tcp.TcpTransport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What idle sessions cost. */
class IdleSessionsTest {

    /** More for the figure of 1,000, which takes half a minute of RSA: -Dgodwit.idleSessions=2000. */
    private static final int SESSIONS = Integer.getInteger("godwit.idleSessions", 100);

    private static final int MOST_HEAP_PER_END = 25 * 1024;
    private static final int MOST_NEW_PLATFORM_THREADS = 24;

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Virtual threads are not counted here. */
    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    @Test
    void anIdleSessionIsCheapAndHasNoPlatformThread() throws Exception {
        var handler = new RecordingHandler();
        try (TestPeer alice = TestPeer.of(TestKeys.alice(), new TcpTransport(), handler);
                TestPeer bob = TestPeer.of(TestKeys.bob(), new TcpTransport(), handler)) {
            List<MessageChannel> warmUp = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                warmUp.add(alice.dial(bob));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> bob.sessions().channels().size() == warmUp.size());
            int threadsBefore = platformThreads();
            long heapBefore = heap();
            for (int i = 0; i < SESSIONS; i++) {
                alice.dial(bob);
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> bob.sessions().channels().size() == warmUp.size() + SESSIONS);
            long perEnd = (heap() - heapBefore) / SESSIONS / 2;
            int newThreads = platformThreads() - threadsBefore;
            System.out.println(
                    SESSIONS
                            + " sessions: "
                            + perEnd
                            + " bytes of heap for each end, "
                            + newThreads
                            + " platform threads");
            assertTrue(perEnd < MOST_HEAP_PER_END, "bytes of heap: " + perEnd);
            assertTrue(newThreads < MOST_NEW_PLATFORM_THREADS, "platform threads: " + newThreads);
        }
    }
}
