package io.godwit.app.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.discovery.lan.LanServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final LanServer HERE =
            new LanServer("5".repeat(32), URI.create("http://192.168.0.2:8000"));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<URI> answering = ConcurrentHashMap.newKeySet();
    private final Probes probes = new Probes(this::answers, nanos::get);

    private boolean answers(URI url) {
        boolean answer = answering.contains(url);
        asked.incrementAndGet();
        return answer;
    }

    private void later() {
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    private void askAgain() {
        int before = asked.get();
        later();
        probes.alive(List.of(HERE));
        await().until(() -> asked.get() > before);
    }

    @Test
    void countsWhatAnswersUntilItIsSilentTwice() {
        askAgain();
        assertEquals(List.of(), probes.alive(List.of(HERE)), "not before it answered");
        answering.add(HERE.url());
        askAgain();
        await().until(() -> probes.alive(List.of(HERE)).equals(List.of(HERE)));
        answering.clear();
        askAgain();
        assertEquals(List.of(HERE), probes.alive(List.of(HERE)), "once may be chance");
        askAgain();
        await().until(() -> probes.alive(List.of(HERE)).isEmpty());
    }

    @Test
    void forgetsWhatIsNoLongerAnnounced() {
        answering.add(HERE.url());
        await().until(() -> !probes.alive(List.of(HERE)).isEmpty());
        answering.clear();
        assertEquals(List.of(), probes.alive(List.of()));
        int before = asked.get();
        assertEquals(List.of(), probes.alive(List.of(HERE)));
        await().until(() -> asked.get() > before);
    }

    @Test
    void asksAFewOfManyAndEachOnlyNowAndThen() {
        List<LanServer> flood =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                new LanServer(
                                        "%032x".formatted(i),
                                        URI.create("http://10.0.0.1:" + (2_000 + i))))
                        .toList();
        probes.alive(flood);
        probes.alive(flood);
        await().until(() -> asked.get() == 8);
        probes.alive(flood);
        assertEquals(8, asked.get());
    }
}
