package io.godwit.discovery.server.accesslog;

import io.godwit.discovery.server.metrics.RequestObserver;
import io.godwit.discovery.server.metrics.ServedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes a line for each request, as fields. Thread-safe. */
public final class AccessLog implements RequestObserver {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean full;

    /**
     * A log.
     *
     * @param full whether it names who asked for what
     */
    public AccessLog(boolean full) {
        this.full = full;
    }

    @Override
    public void over(ServedRequest request) {
        LoggingEventBuilder line =
                LOG.atInfo()
                        .addKeyValue("route", request.route())
                        .addKeyValue("status", request.status())
                        .addKeyValue("millis", request.took().toNanos() / NANOS_PER_MILLI);
        if (request.refusal() != null) {
            line = line.addKeyValue("refusal", request.refusal().name());
        }
        if (full) {
            ServedRequest.Target target = request.target();
            if (target.client().isPresent()) {
                line = line.addKeyValue("client", target.client().get().getHostAddress());
            }
            line = line.addKeyValue("path", target.path()).addKeyValue("query", target.query());
        }
        line.log("request");
    }
}
