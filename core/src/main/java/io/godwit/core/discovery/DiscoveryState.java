package io.godwit.core.discovery;

import java.time.Duration;

/** How announcing this node goes. */
public sealed interface DiscoveryState {

    /** Nothing was announced yet. */
    record Starting() implements DiscoveryState {}

    /** The source knows this node. */
    record Online() implements DiscoveryState {}

    /**
     * The source does not answer or refuses this node, or something went wrong here; it is tried again.
     *
     * @param retryIn time from the last try to the next one
     * @param tries how often it was tried in vain; another number means that the time runs anew
     */
    record Unreachable(Duration retryIn, int tries) implements DiscoveryState {}

    /** Announcing has ended. */
    record Stopped() implements DiscoveryState {}
}
