package io.godwit.core.discovery.server;

import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.event.EventSink;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node announced, on one thread, until closed: heartbeat after heartbeat, and after a failure again and
 * again with growing pauses, but never later than the next heartbeat would have been.
 */
final class Announcer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final URI server;
    private final Presence presence;
    private final EventSink events;
    private final ServerDiscoverySettings settings;
    private final Backoff backoff;
    private final WakeUp wakeUp = new WakeUp();
    private volatile DiscoveryState state = new DiscoveryState.Starting();
    private volatile boolean closed;
    private volatile boolean anew;
    private final ReentrantLock leaving = new ReentrantLock();
    private boolean left;

    /** Whether the server answered when it was last asked. Used by the announcing thread only. */
    private boolean heard = true;

    Announcer(URI server, Presence presence, EventSink events, ServerDiscoverySettings settings) {
        this.server = server;
        this.presence = presence;
        this.events = events;
        this.settings = settings;
        this.backoff = new Backoff(settings.firstRetry(), settings.lastRetry(), settings.random());
    }

    DiscoveryState state() {
        return state;
    }

    void refresh() {
        wakeUp.call();
    }

    /** The network is not what it was: announces soon, and after failures as if they were the first. */
    void reconnect() {
        anew = true;
        wakeUp.call();
    }

    /**
     * Ends the thread soon.
     *
     * @return whether a registration is on its way, which is to be waited for: only then can it be withdrawn; else
     *     {@link #hurry}
     */
    boolean close() {
        closed = true;
        wakeUp.call();
        return presence.end();
    }

    /** Breaks off what the announcing thread is doing, unless that is the goodbye, which is short. */
    void hurry(Thread announcing) {
        leaving.lock();
        try {
            if (!left) {
                announcing.interrupt();
            }
        } finally {
            leaving.unlock();
        }
    }

    private void leave() {
        leaving.lock();
        try {
            left = true;
            // The interrupt has done its work; it must not break the last request too.
            Thread.interrupted();
        } finally {
            leaving.unlock();
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                rest(round());
                if (anew) {
                    anew = false;
                    backoff.reset();
                    presence.move();
                    linger(settings.scattered());
                }
            }
        } catch (InterruptedException e) {
            // Closed while waiting: what is left to do is to say goodbye.
            LOG.debug("announcing ends");
        } finally {
            goodbye();
        }
    }

    /**
     * Until the next round, which a change brings nearer. After a failure it does not: what has changed goes with the next
     * try, and a server that is in trouble would be asked as often as somebody's library changes.
     */
    private void rest(Duration pause) throws InterruptedException {
        if (backoff.failures() > 0) {
            linger(pause);
        } else if (wakeUp.await(pause)) {
            linger(settings.settle());
        }
    }

    /** Waits for so long, whatever changes meanwhile; no longer once this is closed or the network is another one. */
    private void linger(Duration time) throws InterruptedException {
        long end = settings.nanos().getAsLong() + time.toNanos();
        Duration left = time;
        while (!closed && !anew && wakeUp.await(left)) {
            left = Duration.ofNanos(end - settings.nanos().getAsLong());
        }
    }

    /**
     * One round. Announcing goes on also after one that ended with a fault of this program, or without memory: nobody
     * would begin it anew.
     *
     * @return time until the next one
     */
    private Duration round() {
        try {
            return step();
        } catch (RuntimeException | Error fault) {
            return failed(fault);
        }
    }

    private Duration step() {
        try {
            presence.update();
            succeeded();
            return jittered(presence.heartbeat());
        } catch (RefusalException e) {
            return refused(e);
        } catch (IOException e) {
            return unreachable(e);
        }
    }

    private void succeeded() {
        heard = true;
        backoff.reset();
        known();
    }

    private void known() {
        boolean restored = state instanceof DiscoveryState.Unreachable;
        state = new DiscoveryState.Online();
        if (restored) {
            events.emit(new DiscoveryEvent.Restored(server));
        }
    }

    /** Tells nobody but the log and whoever looks at the state, as telling may be what fails. */
    private Duration failed(Throwable fault) {
        LOG.error("announcing to {} failed and is tried again", server, fault);
        Duration pause = pause(Duration.ZERO);
        state = new DiscoveryState.Unreachable(pause, backoff.failures());
        return pause;
    }

    private Duration refused(RefusalException refusal) {
        boolean back = !heard;
        heard = true;
        boolean forgotten =
                refusal.code()
                        .filter(code ->
                                code == ApiErrorCode.NOT_AUTHENTICATED
                                        || code == ApiErrorCode.REPLAYED
                                        || code == ApiErrorCode.OUT_OF_ORDER)
                        .isPresent();
        if (forgotten) {
            presence.forget();
        } else if (refusal.is(ApiErrorCode.BAD_ADDRESS)) {
            presence.forgetAddress();
        }
        boolean first = backoff.failures() == 0;
        Duration pause = pause(refusal.retryAfter());
        if (forgotten && (first || back)) {
            // The server was restarted or took this node for gone: nothing to wait for.
            return Duration.ZERO;
        }
        if (presence.isKnown()) {
            known();
        } else {
            state = new DiscoveryState.Unreachable(pause, backoff.failures());
        }
        events.emit(new DiscoveryEvent.Rejected(server, refusal.label(), refusal.field(), pause));
        return pause;
    }

    private Duration unreachable(IOException failure) {
        presence.forgetAddress();
        Duration pause = pause(Duration.ZERO);
        if (closed) {
            // Most likely this side broke it off; the goodbye finds out.
            return pause;
        }
        heard = false;
        if (!(state instanceof DiscoveryState.Unreachable)) {
            LOG.info("discovery server does not answer: {}", failure.getMessage());
            events.emit(new DiscoveryEvent.Unreachable(server, pause));
        }
        state = new DiscoveryState.Unreachable(pause, backoff.failures());
        return pause;
    }

    private Duration pause(Duration asked) {
        Duration drawn = backoff.next();
        Duration wanted = asked.compareTo(drawn) > 0 ? asked : drawn;
        Duration longest = presence.heartbeat();
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    /** Up to a tenth early, so that peers that started together drift apart. */
    private Duration jittered(Duration heartbeat) {
        long nanos = heartbeat.toNanos();
        return Duration.ofNanos(nanos - settings.random().nextLong(nanos / 10 + 1));
    }

    private void goodbye() {
        leave();
        state = new DiscoveryState.Stopped();
        if (!heard) {
            return;
        }
        try {
            presence.withdraw(GOODBYE);
        } catch (IOException e) {
            LOG.debug("no goodbye to the discovery server", e);
        }
    }
}
