package io.godwit.trust.crash;

import static org.awaitility.Awaitility.await;

import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** One round's share of the scene: an output folder, chance, and the downloads that run in it. */
final class Stage {

    /**
     * Longest a download may take whatever happens: a dead connection (45 s), a handshake (10 s), its patience (30 s),
     * and as much again for several of them in a row and for a busy machine.
     */
    static final Duration LIMIT = Duration.ofSeconds(170);

    private static final int PATIENCE_SECONDS = 30;

    /** A file beside the download that is not its own, with a name that a careless one would use. */
    private static final String FOREIGN = Scene.NAME + ".part";

    private static final String FOREIGN_TEXT = "This belongs to somebody else.\n";

    private final Scene scene;
    private final Random random;
    private final Path folder;
    private Path out;
    private Optional<Path> disk = Optional.empty();

    Stage(Scene scene, Random random, Path folder) throws IOException {
        this.scene = scene;
        this.random = random;
        this.folder = Files.createDirectories(folder);
        this.out = Files.createDirectories(folder.resolve("out"));
        placeForeign();
    }

    private void placeForeign() throws IOException {
        Files.writeString(out.resolve(FOREIGN), FOREIGN_TEXT);
    }

    Scene scene() {
        return scene;
    }

    Random random() {
        return random;
    }

    /** Where the round keeps what it needs besides what is fetched. */
    Path folder() {
        return folder;
    }

    /** Where the download goes. */
    Path out() {
        return out;
    }

    /** Has the download go to a disk of its own, in memory; it stays mounted when the round fails. */
    Path useDisk(long bytes) throws IOException {
        Path mounted = Files.createDirectories(folder.resolve("disk"));
        Tool.mount(mounted, bytes);
        disk = Optional.of(mounted);
        out = Files.createDirectories(mounted.resolve("out"));
        placeForeign();
        return mounted;
    }

    void leaveDisk() throws IOException {
        if (disk.isPresent()) {
            Tool.unmount(disk.get());
        }
    }

    /** One to all of the sources. */
    List<Source> someSources() {
        List<Source> shuffled = new ArrayList<>(scene.sources());
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
    }

    /** Starts a download that takes one to three seconds on a machine that has time. */
    Program get(Map<String, String> environment) throws IOException {
        long rate = scene.size() / (1 + random.nextInt(3));
        return start(environment, "--limit", Long.toString(rate));
    }

    private Program start(Map<String, String> environment, String... more) throws IOException {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "get",
                                Scene.NAME,
                                "--out",
                                out,
                                "--json",
                                "-v",
                                "--discovery",
                                scene.discoveryUrl(),
                                "--patience",
                                PATIENCE_SECONDS));
        arguments.addAll(List.of(more));
        return Program.start(environment, scene.folder().resolve("getter"), arguments.toArray());
    }

    /** Starts it again with nothing wrong and nothing held back, and waits for the end. */
    Program getAgain() throws IOException {
        Program again = start(Map.of());
        end(again);
        return again;
    }

    /** Waits for a random moment of a download: some share of it, or some time after its start. */
    void awaitMoment(Program get) {
        if (random.nextInt(5) == 0) {
            pause(get, random.nextInt(2_000));
        } else {
            long bytes = (long) (scene.size() * random.nextDouble());
            Progress.awaitVerified(get, bytes, LIMIT);
            pause(get, random.nextInt(100));
        }
    }

    /** Waits so long, or until the program has ended. */
    void pause(Program program, int millis) {
        long until = System.nanoTime() + millis * 1_000_000L;
        await().atMost(Duration.ofMillis(millis + 60_000L))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() - until >= 0 || !program.isAlive());
    }

    /** Waits for the end of a download; what does not end in time is a failure. */
    int end(Program get) throws IOException {
        try {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> !get.isAlive());
        } catch (ConditionTimeoutException hangs) {
            String tasks = Tool.tasks(get);
            Signals.askForThreads(get);
            pause(get, 2_000);
            get.kill();
            throw new RoundFailure(
                    "hangs: nothing ended it in " + LIMIT, get.transcript() + "\n" + tasks);
        }
        return get.awaitExit(Duration.ofSeconds(30));
    }

    /** Waits until a download has told for the first time how far it is, or has ended. */
    void awaitBegun(Program get) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Progress.isTold(get) || !get.isAlive());
    }

    /**
     * What has a name in the download folder, staging folders among it, without the file of somebody else.
     *
     * @throws RoundFailure if that file is not as it was
     */
    List<Path> left() throws IOException {
        Path foreign = out.resolve(FOREIGN);
        if (!Files.isRegularFile(foreign) || !Files.readString(foreign).equals(FOREIGN_TEXT)) {
            throw new RoundFailure("touched a file that is not its own", foreign.toString());
        }
        try (Stream<Path> entries = Files.list(out)) {
            return entries.filter(path -> !path.equals(foreign)).sorted().toList();
        }
    }
}
