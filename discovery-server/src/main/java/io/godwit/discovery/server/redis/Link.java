package io.godwit.discovery.server.redis;

import io.godwit.discovery.server.registry.Condition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How it stands between this instance and Redis. Thread-safe. */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private static final String NO_WRITES = "Redis does not take writes";

    /** How far it is. */
    enum Phase {
        /** Redis does not answer, or is a replica. */
        OFFLINE,
        /** It answers; the copy is being made true. */
        SYNCING,
        /** The copy follows. */
        ONLINE
    }

    private final RedisAddress address;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong resyncs = new AtomicLong();
    private volatile Phase phase = Phase.OFFLINE;

    /** Open until the copy was true for the first time. */
    private final CountDownLatch filling = new CountDownLatch(1);

    /** Whether the last write failed although Redis answers. */
    private volatile boolean refused;

    /** Whether it was told that it is a replica, and has not been found anew since. */
    private volatile boolean demoted;

    Link(RedisAddress address) {
        this.address = address;
    }

    /** Whether it makes sense to write. */
    boolean usable() {
        return phase != Phase.OFFLINE;
    }

    /** Whether the copy follows. */
    boolean online() {
        return phase == Phase.ONLINE;
    }

    /** Whether Redis is a replica by now, so that it should be looked for anew. */
    boolean demoted() {
        return demoted;
    }

    private boolean filled() {
        return filling.getCount() == 0;
    }

    /** Waits until the copy was true for the first time, or for so long. */
    void awaitFilled(Duration most) throws InterruptedException {
        if (!filling.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{} has not been read yet; serving begins without it", address);
        }
    }

    void syncing() {
        demoted = false;
        phase = Phase.SYNCING;
    }

    void synced() {
        resyncs.incrementAndGet();
        filling.countDown();
        phase = Phase.ONLINE;
        refused = false;
        LOG.info("the copy of {} is complete", address);
    }

    /** Notes that it cannot be followed any more. */
    void lost(Throwable e) {
        failures.incrementAndGet();
        String why = e instanceof RedisException ? String.valueOf(e.getMessage()) : e.toString();
        if (usable()) {
            LOG.warn("{} is lost: {}", address, why);
        } else {
            LOG.debug("{} is still away: {}", address, why);
        }
        demoted = e instanceof RedisException.ReadOnly;
        phase = Phase.OFFLINE;
    }

    /** Notes that a write failed. */
    void failed(RedisException e) {
        failures.incrementAndGet();
        if (!refused) {
            LOG.warn("{} does not take a write: {}", address, e.getMessage());
        }
        refused = true;
        if (e instanceof RedisException.ReadOnly) {
            demoted = true;
        }
    }

    /** Notes that writes are taken. */
    void works() {
        if (refused) {
            LOG.info("{} takes writes again", address);
            refused = false;
        }
    }

    /** What others are told; why it is so stands in the log, as strangers may ask too. */
    Condition condition() {
        if (phase == Phase.OFFLINE) {
            return new Condition(filled(), false, demoted ? NO_WRITES : "Redis does not answer");
        }
        if (!filled()) {
            return new Condition(false, true, "the copy of what Redis has is being made");
        }
        return refused ? new Condition(true, false, NO_WRITES) : Condition.SOUND;
    }

    long failures() {
        return failures.get();
    }

    long resyncs() {
        return resyncs.get();
    }
}
