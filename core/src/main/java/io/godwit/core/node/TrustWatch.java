package io.godwit.core.node;

import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.TrustStore;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes count within a second what another program, such as the command line, changes in the list of contacts. */
final class TrustWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrustWatch.class);
    private static final long LOOK_MILLIS = 1_000;

    private final TrustStore trust;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-trust").factory());

    TrustWatch(TrustStore trust) {
        this.trust = trust;
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            trust.refresh();
        } catch (IdentityException unreadable) {
            LOG.warn("the changed list of contacts is not used: {}", unreadable.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
