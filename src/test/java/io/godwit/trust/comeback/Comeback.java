package io.godwit.trust.comeback;

import static org.awaitility.Awaitility.await;

import io.godwit.core.identity.Identity;
import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import io.godwit.trust.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Kills a discovery server that a crowd is announced at while a file is fetched, starts it again with nothing that it
 * remembered, and measures when all are back.
 */
public final class Comeback implements AutoCloseable {

    private static final int MIB = 1 << 20;
    private static final int SOURCES = 2;

    /** A transfer lasts so many heartbeats, so that it is under way before, meanwhile and after. */
    private static final int HEARTBEATS_OF_A_TRANSFER = 4;

    /** Everybody comes from one address here, which is what the limits of an address are against. */
    private static final String WIDE = "100000:100000";

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Duration heartbeat;
    private final Network network;
    private final HashedFile file;
    private final Crowd crowd;

    /**
     * What came of one kill.
     *
     * @param back from the server being ready again until the last of the crowd was listed
     * @param usual longest pause of the transfer before
     * @param meanwhile longest pause of the transfer from the kill on until all were back
     * @param right whether the file arrived as it is
     */
    record Result(Duration back, Duration usual, Duration meanwhile, boolean right) {}

    /**
     * Starts everything; all are listed when this returns.
     *
     * @param folder empty
     * @param peers how many come back
     * @param heartbeat of the server
     */
    Comeback(Path folder, int peers, Duration heartbeat) throws IOException {
        this.folder = folder;
        this.heartbeat = heartbeat;
        long size = heartbeat.toSeconds() * HEARTBEATS_OF_A_TRANSFER * MIB;
        file = HashedFile.of(Content.file(folder.resolve("original/film.bin"), size, 1));
        List<Identity> keys = Keyring.make(peers, new SecureRandom());
        network = new Network(folder.resolve("profiles"));
        network.stopDiscovery();
        network.restartDiscovery(options());
        crowd = new Crowd(network.url(), keys, file.root());
        boolean complete = false;
        try {
            for (int i = 0; i < SOURCES; i++) {
                network.peer(file.path());
            }
            network.awaitFindable(file.name(), SOURCES);
            awaitListed(number -> number == peers);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private Object[] options() {
        return new Object[] {
            "--heartbeat",
            heartbeat.toSeconds() + "s",
            "--connections",
            30_000,
            "--connections-per-address",
            30_000,
            "--peers-per-network",
            30_000,
            "--rate-register",
            WIDE,
            "--rate-write",
            WIDE,
            "--rate-read",
            WIDE,
            "--rate-list",
            WIDE
        };
    }

    /**
     * Runs it; ends with 1 when not all were back in time or a transfer was affected.
     *
     * @param arguments an empty folder, the number of peers, the heartbeat in seconds, and how often to kill
     */
    public static void main(String[] arguments) throws IOException {
        int peers = Integer.parseInt(arguments[1]);
        Duration heartbeat = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int kills = Integer.parseInt(arguments[3]);
        int missed = 0;
        try (Comeback comeback = new Comeback(Path.of(arguments[0]), peers, heartbeat)) {
            for (int i = 1; i <= kills; i++) {
                Result result = comeback.kill();
                missed += comeback.meetsGoal(result) ? 0 : 1;
                System.out.printf(
                        "%d: %d peers back after %.1f s (goal %d s); transfer paused for at most"
                                + " %.1f s, before %.1f s; file %s%n",
                        i,
                        peers,
                        seconds(result.back),
                        comeback.goal().toSeconds(),
                        seconds(result.meanwhile),
                        seconds(result.usual),
                        result.right ? "right" : "WRONG");
            }
        }
        System.out.printf("kills: %d, goal missed: %d (goal 0)%n", kills, missed);
        System.exit(missed == 0 ? 0 : 1);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    Duration goal() {
        return heartbeat.plus(GRACE);
    }

    boolean meetsGoal(Result result) {
        Duration unaffected = result.usual.multipliedBy(2).plusSeconds(2);
        return result.right
                && result.back.compareTo(goal()) <= 0
                && result.meanwhile.compareTo(unaffected) <= 0;
    }

    /** Kills the server in the middle of a transfer and waits until that has ended and all are back. */
    Result kill() throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        Program get = network.startGet(network.newHome(), file.name(), out, "-v", "--limit", MIB);
        Pauses pauses = Pauses.watch(get);
        Progress.awaitVerified(get, file.layout().size() / 5, PATIENCE);
        Duration usual = pauses.take();
        network.discovery().kill();
        // With all that it knew gone, only the peers themselves can bring themselves back.
        network.restartDiscoveryEmpty(options());
        long ready = System.nanoTime();
        awaitListed(number -> number == crowd.size());
        Duration back = Duration.ofNanos(System.nanoTime() - ready);
        Duration meanwhile = pauses.take();
        int code = get.awaitExit(PATIENCE);
        Path copy = out.resolve(file.name());
        boolean right =
                code == 0 && Files.isRegularFile(copy) && Files.mismatch(file.path(), copy) == -1;
        if (!right) {
            System.out.println(get.transcript());
        }
        return new Result(back, usual, meanwhile, right);
    }

    private void awaitListed(IntPredicate enough) {
        await("all peers listed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> enough.test(crowd.listed()));
    }

    @Override
    public void close() {
        try {
            crowd.close();
        } finally {
            network.close();
        }
    }
}
