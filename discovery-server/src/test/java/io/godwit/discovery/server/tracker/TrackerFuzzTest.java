package io.godwit.discovery.server.tracker;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Whatever stands behind the question mark, the tracker answers or refuses, and keeps no more than it may. */
class TrackerFuzzTest {

    private static final TrackerSettings SETTINGS =
            new TrackerSettings(true, 4, 4, Duration.ofMinutes(1));

    /** Each line is a query, answered by one store. */
    @FuzzTest
    void queries(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        var store = new MemorySwarmStore(SETTINGS, () -> 0, new SplittableRandom(1));
        InetAddress from = InetAddress.ofLiteral("127.0.0.1");
        for (String query : new String(input, StandardCharsets.ISO_8859_1).split("\n", 8)) {
            try {
                ScrapeRequest.parse(query);
                AnnounceRequest request = AnnounceRequest.parse(query);
                AnnounceOutcome outcome = store.announce(request, from);
                check(outcome.peers().size() <= request.wanted(), "more peers than wanted");
                byte[] answer = TrackerAnswers.announce(outcome, request.compact());
                check(answer.length < 4_096, "an answer of " + answer.length + " bytes");
            } catch (TrackerException refused) {
                check(refused.reason().length() < 64, "a long refusal");
            }
            check(store.stats().peers() <= SETTINGS.peers(), "more peers than there may be");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
