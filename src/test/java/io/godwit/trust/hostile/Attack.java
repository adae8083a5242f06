package io.godwit.trust.hostile;

import io.godwit.tests.HashedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Some peers that do the same bad thing to one victim, again and again, until this is closed. */
final class Attack implements AutoCloseable {

    private static final long REST = 50_000_000;

    private final List<HostilePeer> peers = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong thrownOut = new AtomicLong();

    /**
     * Begins.
     *
     * @param first number of the first attacker
     */
    Attack(BadAsker manner, BadAsker.Victim victim, HashedFile file, int attackers, int first) {
        for (int i = 0; i < attackers; i++) {
            HostilePeer peer = new HostilePeer(first + i);
            peers.add(peer);
            Thread.ofVirtual().start(() -> repeat(manner, victim, file, peer));
        }
    }

    private void repeat(
            BadAsker manner, BadAsker.Victim victim, HashedFile file, HostilePeer peer) {
        while (!over.get()) {
            try {
                manner.ask(victim, file, peer, () -> !over.get());
            } catch (IOException thrown) {
                thrownOut.incrementAndGet();
                LockSupport.parkNanos(REST);
            }
        }
    }

    /** How often the victim, or the system, ended it. */
    long thrownOut() {
        return thrownOut.get();
    }

    @Override
    public void close() throws Exception {
        over.set(true);
        for (HostilePeer peer : peers) {
            peer.close();
        }
    }
}
