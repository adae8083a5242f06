package io.godwit.discovery.server.metrics;

/** Is told of each request when it is over, in the request's thread. Thread-safe. */
@FunctionalInterface
public interface RequestObserver {

    /** Notes a request; must not throw and must be quick. */
    void over(ServedRequest request);
}
