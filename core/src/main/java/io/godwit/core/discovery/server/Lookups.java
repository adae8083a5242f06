package io.godwit.core.discovery.server;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryException.Reason;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPage;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.ListedPeer;
import io.godwit.core.discovery.api.PeersAnswer;
import io.godwit.core.discovery.api.SearchAnswer;
import io.godwit.core.discovery.api.SearchHit;
import io.godwit.core.discovery.api.SwarmAnswer;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Questions to the server, tried again for a short while when it does not answer. Thread-safe. */
final class Lookups {

    /** Tries of one lookup, if the time allows; the pauses between them are a quarter of the announcer's. */
    private static final int TRIES = 4;

    private final ServerCalls calls;
    private final RecordChecker checker;
    private final ServerDiscoverySettings settings;

    Lookups(ServerCalls calls, RecordChecker checker, ServerDiscoverySettings settings) {
        this.calls = calls;
        this.checker = checker;
        this.settings = settings;
    }

    FoundPage<FoundPeer> peers(String after, int limit) throws DiscoveryException {
        var peers = new ArrayList<FoundPeer>();
        // Also those who are left out count: a server that
        // lists such without end would never be done.
        int seen = 0;
        String next = after;
        do {
            int want = Math.min(ApiLimits.PEERS_PER_PAGE, limit - seen);
            HttpUrl url =
                    calls.url("/v1/peers")
                            .addQueryParameter("after", next)
                            .addQueryParameter("limit", Integer.toString(want))
                            .build();
            var page = ask(url, PeersAnswer.class);
            List<ListedPeer> listed = page.answer().peers().stream().limit(want).toList();
            peers.addAll(checker.check(listed, page.from()));
            seen += listed.size();
            next = page.answer().next();
            checkLeadsOn(listed, next);
        } while (!next.isEmpty() && seen < limit);
        return new FoundPage<>(peers, next);
    }

    /** An empty page that leads to a next one could be followed by such for ever. */
    private void checkLeadsOn(List<?> page, String next) throws DiscoveryException {
        if (page.isEmpty() && !next.isEmpty()) {
            throw badAnswer("an empty page before the last");
        }
    }

    FoundPage<FoundContent> search(String query, String after, int limit)
            throws DiscoveryException {
        HttpUrl url =
                calls.url("/v1/search")
                        .addQueryParameter("q", query)
                        .addQueryParameter("after", after)
                        .addQueryParameter("limit", Integer.toString(limit))
                        .build();
        SearchAnswer answer = ask(url, SearchAnswer.class).answer();
        checkLeadsOn(answer.hits(), answer.next());
        var hits = new ArrayList<FoundContent>();
        for (SearchHit hit : answer.hits()) {
            hits.add(found(hit));
        }
        return new FoundPage<>(hits.stream().limit(limit).toList(), answer.next());
    }

    private FoundContent found(SearchHit hit) throws DiscoveryException {
        Optional<ContentId> id = ContentId.parse(hit.root());
        if (id.isEmpty() || hit.size() < 0 || hit.sources() < 0) {
            throw badAnswer("a hit out of range");
        }
        return new FoundContent(
                hit.name(), hit.kind() == ContentKind.FOLDER, hit.size(), id.get(), hit.sources());
    }

    List<FoundPeer> swarm(ContentId id) throws DiscoveryException {
        var answer = ask(calls.url("/v1/swarms/" + id.toHex()).build(), SwarmAnswer.class);
        List<ListedPeer> listed =
                answer.answer().peers().stream().limit(ApiLimits.PEERS_PER_SWARM).toList();
        return checker.check(listed, answer.from());
    }

    List<FoundPeer> locate(PeerId peer) throws DiscoveryException {
        try {
            var answer = retrying(calls.url("/v1/peers/" + peer.toHex()).build(), ListedPeer.class);
            return checker.check(List.of(answer.answer()), answer.from()).stream()
                    .filter(found -> found.id().equals(peer))
                    .toList();
        } catch (RefusalException e) {
            if (e.is(ApiErrorCode.NOT_FOUND)) {
                return List.of();
            }
            throw refused(e);
        }
    }

    /** An answer and where it came from. */
    private record Answered<T>(T answer, InetAddress from) {}

    private <T> Answered<T> ask(HttpUrl url, Class<T> type) throws DiscoveryException {
        try {
            return retrying(url, type);
        } catch (RefusalException e) {
            throw refused(e);
        }
    }

    private <T> Answered<T> retrying(HttpUrl url, Class<T> type)
            throws DiscoveryException, RefusalException {
        long end = settings.nanos().getAsLong() + settings.lookup().toNanos();
        Retry retry = Retry.of("discovery lookup", config(end));
        try {
            return retry.executeSupplier(() -> attempt(url, type, end));
        } catch (FailedAttempt e) {
            switch (e.failure) {
                case RefusalException refusal -> throw refusal;
                case DiscoveryException failure -> throw failure;
                default ->
                        throw new DiscoveryException(
                                Reason.UNREACHABLE, calls.server() + " does not answer", e);
            }
        }
    }

    private RetryConfig config(long end) {
        Duration first = settings.firstRetry().dividedBy(TRIES);
        return RetryConfig.custom()
                .maxAttempts(TRIES)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(first, 2.0, 0.5))
                .retryOnException(e ->
                        settings.nanos().getAsLong() - end < 0
                                && e instanceof FailedAttempt failed
                                && failed.mayPass())
                .build();
    }

    private <T> Answered<T> attempt(HttpUrl url, Class<T> type, long end) {
        Duration left = Duration.ofNanos(Math.max(1, end - settings.nanos().getAsLong()));
        Duration timeout = left.compareTo(settings.call()) < 0 ? left : settings.call();
        var dialled = new ServerCalls.Dialled();
        try {
            return new Answered<>(calls.get(url, type, timeout, dialled), dialled.address());
        } catch (IOException e) {
            throw new FailedAttempt(e);
        }
    }

    /** Carries a failure through the retry library, which knows only unchecked ones. */
    private static final class FailedAttempt extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        private final IOException failure;

        FailedAttempt(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        boolean mayPass() {
            return switch (failure) {
                case RefusalException refusal -> refusal.status() >= 500;
                case DiscoveryException failure -> failure.reason() == Reason.UNREACHABLE;
                default -> false;
            };
        }
    }

    private DiscoveryException refused(RefusalException e) {
        boolean limited = e.status() == 429 || e.status() == 503;
        return new DiscoveryException(
                limited ? Reason.RATE_LIMITED : Reason.REFUSED,
                "the discovery server " + calls.server() + " refuses: " + e.getMessage(),
                e);
    }

    private DiscoveryException badAnswer(String what) {
        return new DiscoveryException(
                Reason.BAD_ANSWER, "the discovery server " + calls.server() + " gave " + what);
    }
}
