package io.godwit.core.discovery;

import java.time.Duration;

/** How announcing this node goes. */
public sealed interface DiscoveryState {

    /** Nothing was announced yet. */
    record Starting() implements DiscoveryState {}

    /** The source knows this node. */
    record Online() implements DiscoveryState {}

    /**
     * The source does not answer.
     *
     * @param retryIn time until the next try
     */
    record Unreachable(Duration retryIn) implements DiscoveryState {}

    /** Announcing has ended. */
    record Stopped() implements DiscoveryState {}
}
