package io.godwit.trust.instances;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.identity.Identity;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Peers that register, heartbeat and look each other up for a time, and then look whether all is there everywhere. */
public final class LoadGenerator {

    private static final int PEERS = 8;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private LoadGenerator() {}

    /**
     * Runs it; prints "ready" when it begins.
     *
     * @param arguments seconds, the URL of the balancer, those of the instances
     */
    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[0]);
        URI balancer = URI.create(arguments[1]);
        List<URI> instances = Stream.of(arguments).skip(2).map(URI::create).toList();
        var tally = new Tally();
        var peers = new ArrayList<LoadPeer>();
        for (int i = 0; i < PEERS; i++) {
            peers.add(
                    new LoadPeer(
                            Identity.of(RsaKeyPair.generate(3_072, new SecureRandom())), tally));
        }
        System.out.println("ready");
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var threads = new ArrayList<Thread>();
        for (LoadPeer peer : peers) {
            threads.add(
                    Thread.ofPlatform().start(() -> live(peer, balancer, end, instances, tally)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        tally.print();
        System.exit(tally.lost() == 0 ? 0 : 1);
    }

    private static void live(
            LoadPeer peer, URI balancer, long end, List<URI> instances, Tally tally) {
        for (int round = 0; System.nanoTime() < end; round++) {
            if (round % 4 == 0) {
                peer.register(balancer);
            } else if (!peer.heartbeat(balancer)) {
                peer.register(balancer);
            }
            var _ = peer.isShown(balancer);
            pause();
        }
        peer.countNoMore();
        instances.forEach(instance -> check(peer, instance, tally));
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static void check(LoadPeer peer, URI instance, Tally tally) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> peer.heartbeat(instance) && peer.isShown(instance));
        } catch (ConditionTimeoutException never) {
            tally.lost(peer.id() + " is not shown by " + instance + " as it was acknowledged");
        }
    }
}
