package io.godwit.app.desktop;

import io.godwit.app.control.ControlClient;
import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlResponse;
import io.godwit.core.node.Profile;
import io.godwit.core.node.ProfileLock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One window for each profile. The first holds a lock, which the system takes back when its process ends in whatever
 * way; every later one hands over what it was to open, and ends.
 */
public final class SingleInstance implements AutoCloseable {
    /** The first window listens a moment after it has the lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final ProfileLock lock;

    private SingleInstance(ProfileLock lock) {
        this.lock = lock;
    }

    /** How a start goes on. */
    public sealed interface Claim {
        /**
         * This is the first: open the window, answer {@link ControlRequest.Open}, keep the instance open until the end.
         *
         * @param instance holds the lock
         */
        record First(SingleInstance instance) implements Claim {}

        /** The window that is open took it over; nothing is left to do. */
        record HandedOver() implements Claim {}

        /**
         * Something runs with this profile and did not take it over.
         *
         * @param what one sentence
         * @param hint what to do
         */
        record Refused(String what, String hint) implements Claim {}
    }

    /**
     * Becomes the first window of a profile, or hands over to it. Blocks for a moment, at most ten seconds when the
     * first one is just starting.
     *
     * @param profile whose window
     * @param request what to open
     * @throws IOException if the profile's folder cannot be used
     */
    public static Claim claim(Profile profile, OpenRequest request) throws IOException {
        profile.prepare();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            // Asked before the lock is tried: a peer without
            // a window answers too, and its socket must stay.
            Optional<ControlResponse> answer =
                    new ControlClient(profile).ask(new ControlRequest.Open(request.words()));
            if (answer.isPresent()) {
                return claim(answer.get());
            }
            Optional<ProfileLock> first =
                    ProfileLock.tryAcquire(profile.home().resolve("window.lock"));
            if (first.isPresent()) {
                return new Claim.First(new SingleInstance(first.get()));
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return new Claim.Refused(
                "The window that is open does not answer.",
                "Close it, or end its process, and start again ("
                        + TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos())
                        + " s waited).");
    }

    private static Claim claim(ControlResponse answer) {
        return switch (answer) {
            case ControlResponse.Done _ -> new Claim.HandedOver();
            case ControlResponse.Refused refused ->
                    new Claim.Refused(refused.error(), refused.hint());
        };
    }

    /** Lets the next start be the first. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
