package io.godwit.core.discovery.server;

import io.godwit.core.discovery.api.ApiErrorCode;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a server's events, on one thread, until closed: DISCOVERY.md section 2, {@code GET /v1/events}. After a
 * failure it begins again with growing pauses, or when the server says.
 */
final class ChangeStream implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final String PEERS = "event: peers";

    private final ServerCalls calls;
    private final HttpUrl events;
    private final Runnable changed;
    private final Backoff backoff;
    private final ServerDiscoverySettings settings;
    private final WakeUp wakeUp = new WakeUp();
    private volatile Call call;
    private volatile boolean closed;
    private volatile boolean anew;

    /**
     * A stream that is not read yet.
     *
     * @param changed called for each change, and when the stream begins, by the listening thread
     */
    ChangeStream(ServerCalls calls, Runnable changed, ServerDiscoverySettings settings) {
        this.calls = calls;
        this.changed = changed;
        this.settings = settings;
        this.backoff = new Backoff(settings.firstRetry(), settings.lastRetry(), settings.random());
        this.events = calls.url("/v1/events").build();
        this.call = calls.endless(events);
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                wakeUp.await(listen());
                if (anew) {
                    anew = false;
                    backoff.reset();
                    wakeUp.await(settings.scattered());
                }
                // No clone, which would take the connections of its model.
                call = calls.endless(events);
            }
        } catch (InterruptedException e) {
            LOG.debug("listening ends");
        }
    }

    /**
     * Listens for as long as it lasts.
     *
     * @return time until the next try
     */
    private Duration listen() {
        if (closed || anew) {
            // Whoever ends it cancels the call that he sees, which may be the one before.
            call.cancel();
        }
        try {
            calls.lines(call, this::line);
            return backoff.next();
        } catch (RefusalException e) {
            LOG.debug("no events from the server: {}", e.label());
            Duration drawn = e.is(ApiErrorCode.NOT_FOUND) ? settings.lastRetry() : backoff.next();
            return e.retryAfter().compareTo(drawn) > 0 ? e.retryAfter() : drawn;
        } catch (IOException e) {
            LOG.debug("no events from the server: {}", e.toString());
            return backoff.next();
        } catch (RuntimeException | Error fault) {
            LOG.error("listening for changes failed and is tried again", fault);
            return backoff.next();
        }
    }

    private void line(String line) {
        if (line.equals(PEERS)) {
            backoff.reset();
            tell();
        }
    }

    /** A listener that fails may hear of the next change all the same; nothing is wrong with the stream. */
    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("who listens for changes failed", fault);
        }
    }

    /**
     * Listens anew soon, after the calls have forgotten their connections, and counts no failures from before: the one that
     * is listened to may lead nowhere.
     */
    void reconnect() {
        anew = true;
        call.cancel();
        wakeUp.call();
    }

    @Override
    public void close() {
        closed = true;
        call.cancel();
        wakeUp.call();
    }
}
