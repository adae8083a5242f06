package io.godwit.trust.instances;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Three instances on one Redis behind nginx, two load generators, an instance killed and restarted every so often and
 * Redis restarted twice.
 */
public final class Instances implements AutoCloseable {

    private static final int INSTANCES = 3;
    private static final int GENERATORS = 2;
    private static final Duration DOWN = Duration.ofSeconds(2);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final RedisServer redis;
    private final Report report = new Report();
    private URI front = URI.create("");

    private Instances(RedisServer redis) {
        this.redis = redis;
        open.add(redis);
    }

    private void open(Path folder) throws IOException {
        for (int i = 0; i < INSTANCES; i++) {
            var instance = new Instance(folder.resolve("instance-" + i), redis.url());
            instances.add(instance);
            open.add(instance);
        }
        awaitAllWell();
        var balancer =
                new Balancer(
                        folder.resolve("nginx"), instances.stream().map(Instance::port).toList());
        open.add(balancer);
        front = balancer.url();
    }

    /**
     * Starts them; all are well when this returns.
     *
     * @param folder empty
     */
    static Instances start(Path folder) throws Exception {
        var redis = new RedisServer(folder.resolve("redis"));
        var started = new Instances(redis);
        try {
            started.open(folder);
            return started;
        } catch (Exception | AssertionError failed) {
            started.close();
            throw failed;
        }
    }

    /** Whether what it takes is installed. */
    static boolean isPossible() {
        return RedisServer.program().isPresent() && Files.isExecutable(Balancer.PROGRAM);
    }

    /**
     * Runs it; ends with 1 when an acknowledged registration was lost.
     *
     * @param arguments an empty folder, seconds, and seconds between kills
     */
    public static void main(String[] arguments) throws Exception {
        if (!isPossible()) {
            System.err.println("this needs redis-server (or valkey-server) and nginx");
            System.exit(2);
        }
        Report report;
        try (var running = start(Path.of(arguments[0]))) {
            report = running.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
        report.print();
        System.exit(report.lost() == 0 ? 0 : 1);
    }

    /** Lets it run for so many seconds, and as long as looking at the end takes. */
    Report run(int seconds, int between) throws Exception {
        var generators = new ArrayList<Generator>();
        for (int i = 0; i < GENERATORS; i++) {
            generators.add(
                    new Generator(seconds, front, instances.stream().map(Instance::url).toList()));
        }
        for (Generator generator : generators) {
            generator.awaitReady();
        }
        Outages writes = new Outages(probe());
        Outages reads =
                new Outages(() -> Answers.status(front.resolve("/v1/peers?limit=1")) == 200);
        Thread writing = Thread.ofPlatform().start(writes);
        Thread reading = Thread.ofPlatform().start(reads);
        disturb(seconds, between);
        for (Generator generator : generators) {
            report.add(generator.result());
        }
        writes.stop();
        reads.stop();
        writing.join();
        reading.join();
        report.outages(writes, reads);
        return report;
    }

    /** Breaks things until only a quiet moment is left before the end. */
    private void disturb(int seconds, int between) throws Exception {
        long start = System.nanoTime();
        long quiet = Math.min(15, Math.max(5, seconds / 10));
        int redisRestarts = 0;
        for (int number = 0; ; number++) {
            pauseUntil(start, (number + 1L) * between);
            long elapsed = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            if (elapsed > seconds - quiet) {
                return;
            }
            killOne(instances.get(number % instances.size()), number % instances.size());
            if (redisRestarts < 2 && elapsed >= (redisRestarts + 1L) * seconds / 3) {
                restartRedis(redisRestarts++ == 0);
            }
        }
    }

    private static void pauseUntil(long start, long seconds) {
        long left;
        while ((left = start + Duration.ofSeconds(seconds).toNanos() - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }

    private void killOne(Instance instance, int number) throws IOException {
        long killed = System.nanoTime();
        instance.kill();
        pauseUntil(killed, DOWN.toSeconds());
        long started = System.nanoTime();
        instance.start();
        Ports.await("instance " + number, instance::isWell);
        report.event("instance " + number + " killed", killed, started);
    }

    private void restartRedis(boolean violently) throws Exception {
        long stopped = System.nanoTime();
        if (violently) {
            redis.kill();
        } else {
            redis.stop();
        }
        pauseUntil(stopped, DOWN.toSeconds());
        redis.start();
        long started = System.nanoTime();
        awaitAllWell();
        report.event("Redis " + (violently ? "killed" : "stopped"), stopped, started);
    }

    private void awaitAllWell() {
        for (Instance instance : instances) {
            Ports.await("all instances", instance::isWell);
        }
    }

    /** A write through the balancer; its own errors are not counted. */
    private BooleanSupplier probe() {
        var peer =
                new LoadPeer(
                        Identity.of(RsaKeyPair.generate(3_072, new SecureRandom())), new Tally());
        URI url = front;
        peer.register(url);
        return () -> {
            if (peer.heartbeat(url)) {
                return true;
            }
            peer.register(url);
            return peer.heartbeat(url);
        };
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }
}
