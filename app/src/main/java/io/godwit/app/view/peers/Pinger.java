package io.godwit.app.view.peers;

import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Measures how quickly peers answer: each once until {@link #forget}, a few at a time and only the first of a long
 * list, as every measurement connects to somebody. Thread-safe.
 */
final class Pinger {
    /** More are not measured unless they are chosen. */
    static final int FIRST = 20;

    private static final int AT_A_TIME = 2;

    private final PeerDesk desk;
    private final Executor background;
    private final Runnable measured;
    private final Map<PeerId, Duration> latencies = new ConcurrentHashMap<>();
    private final Set<PeerId> asked = ConcurrentHashMap.newKeySet();

    Pinger(PeerDesk desk, Executor background, Runnable measured) {
        this.desk = desk;
        this.background = background;
        this.measured = measured;
    }

    Map<PeerId, Duration> latencies() {
        return latencies;
    }

    /** Measures those that were not measured yet. */
    void measure(List<PeerId> peers) {
        List<PeerId> fresh = peers.stream().limit(FIRST).filter(asked::add).toList();
        for (int lane = 0; lane < AT_A_TIME; lane++) {
            int first = lane;
            if (first < fresh.size()) {
                background.execute(() -> {
                    for (int i = first; i < fresh.size(); i += AT_A_TIME) {
                        ping(fresh.get(i));
                    }
                });
            }
        }
    }

    /** Lets everybody be measured again. */
    void forget() {
        asked.clear();
    }

    private void ping(PeerId peer) {
        try {
            latencies.put(peer, desk.ping(peer));
        } catch (IOException e) {
            latencies.remove(peer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        measured.run();
    }
}
