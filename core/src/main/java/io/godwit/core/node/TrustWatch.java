package io.godwit.core.node;

import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.TrustStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes count within a second what another program, such as the command line, changes in the list of contacts. */
final class TrustWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrustWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TrustStore trust;
    private final Ticker ticker;

    TrustWatch(TrustStore trust) {
        this(trust, PAUSE);
    }

    /** For tests, which wait less. */
    TrustWatch(TrustStore trust, Duration pause) {
        this.trust = trust;
        this.ticker = new Ticker("godwit-trust", pause, this::look);
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
        ticker.close();
    }
}
