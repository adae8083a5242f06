package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.tracker.AnnounceRequest;
import io.godwit.discovery.server.tracker.ScrapeRequest;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.TrackerAnswers;
import io.godwit.discovery.server.tracker.TrackerException;
import java.io.IOException;
import java.time.Duration;

/**
 * The front for BitTorrent clients. Whatever is wrong is told in a bencoded answer with status 200, as BEP 3 has it.
 * Thread-safe.
 */
final class TrackerRoutes {

    private static final String TYPE = "text/plain";

    /** Least that BEP 31 can say; many clients come when they think fit. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final SwarmStore swarms;

    TrackerRoutes(SwarmStore swarms) {
        this.swarms = swarms;
    }

    /** {@code GET /announce}. */
    void announce(Exchange exchange) throws RefusedException, IOException {
        try {
            AnnounceRequest request = AnnounceRequest.parse(exchange.rawQuery());
            var outcome = swarms.announce(request, exchange.client());
            exchange.answerBytes(TYPE, TrackerAnswers.announce(outcome, request.compact()));
        } catch (TrackerException e) {
            refuse(exchange, e);
        }
    }

    /** {@code GET /scrape}. */
    void scrape(Exchange exchange) {
        try {
            ScrapeRequest request = ScrapeRequest.parse(exchange.rawQuery());
            exchange.answerBytes(TYPE, TrackerAnswers.scrape(swarms.counts(request.torrents())));
        } catch (TrackerException e) {
            refuse(exchange, e);
        }
    }

    private static void refuse(Exchange exchange, TrackerException refusal) {
        exchange.refused(refusal.code());
        exchange.answerBytes(
                TYPE,
                refusal.code() == ApiErrorCode.BUSY
                        ? TrackerAnswers.failure(refusal.reason(), SOON)
                        : TrackerAnswers.failure(refusal.reason()));
    }

    /** Tells a client what the server refuses for its own reasons. */
    void refuse(Exchange exchange, RefusedException refusal) {
        exchange.refused(refusal.code());
        String reason = String.valueOf(refusal.getMessage());
        exchange.answerBytes(
                TYPE,
                refusal.retryAfter().isPositive()
                        ? TrackerAnswers.failure(reason, refusal.retryAfter())
                        : TrackerAnswers.failure(reason));
    }
}
