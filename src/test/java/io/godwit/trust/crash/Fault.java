package io.godwit.trust.crash;

import io.godwit.trust.chaos.Chaos;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What goes wrong in a round. */
enum Fault {
    /** kill -9 of the one who fetches. */
    KILL_DOWNLOADER(24, Faults::killDownloader),
    /** kill -9 of one or more sources; half of the time they come back meanwhile. */
    KILL_SOURCES(10, Faults::killSources),
    /** kill -9 of everybody at once. */
    KILL_BOTH(6, Faults::killBoth),
    /** SIGSTOP, now and then for longer than connections live. */
    SUSPEND_DOWNLOADER(5, Faults::suspendDownloader),
    /** SIGSTOP of one or more sources. */
    SUSPEND_SOURCES(5, Faults::suspendSources),
    /** The file of one or more sources is overwritten, cut, made longer or replaced while it is served. */
    CHANGE_FILE(6, Faults::changeFile),
    /** The disk fills up. */
    DISK_FULL(8, Faults::fillDisk),
    /** Writes and forces fail with errors of the system. */
    IO_ERRORS(10, Faults::failWrites),
    /**
     * One percent of all writes, forces, opens and renames fail. By name only: the seeds of rounds of every kind would
     * lead to other rounds.
     */
    FAILING_DISK(0, Faults::failAnything),
    /** The clock of the downloader jumps ten years. */
    CLOCK_JUMP(4, Faults::jumpClock),
    /**
     * The clock of the downloader is ten years wrong from the start, so that it finds, shakes hands and resumes by it; it
     * is set right, or wrong the other way, meanwhile. By name only.
     */
    CLOCK_WRONG(0, Faults::startWithAWrongClock),
    /** {@link Chaos#DELAY}. */
    NETWORK_DELAY(2, Chaos.DELAY),
    /** {@link Chaos#STALL}. */
    NETWORK_STALL(2, Chaos.STALL),
    /** {@link Chaos#RESET}. */
    NETWORK_RESET(4, Chaos.RESET),
    /** {@link Chaos#HALF_CLOSE}. */
    NETWORK_HALF_CLOSE(3, Chaos.HALF_CLOSE),
    /** {@link Chaos#TRUNCATE}. */
    NETWORK_TRUNCATE(3, Chaos.TRUNCATE),
    /** {@link Chaos#FLIP}. */
    NETWORK_FLIP(4, Chaos.FLIP),
    /** {@link Chaos#THROTTLE}. */
    NETWORK_THROTTLE(2, Chaos.THROTTLE),
    /** {@link Chaos#BLACK_HOLE}. */
    NETWORK_BLACK_HOLE(2, Chaos.BLACK_HOLE);

    /** Does it during one download, and returns when that has ended; empty when this machine cannot do it. */
    @FunctionalInterface
    interface Play {
        Optional<Ending> on(Stage stage) throws IOException;
    }

    private final int weight;
    private final Play play;

    Fault(int weight, Play play) {
        this.weight = weight;
        this.play = play;
    }

    Fault(int weight, Chaos chaos) {
        this(weight, stage -> Faults.weather(stage, chaos));
    }

    Optional<Ending> play(Stage stage) throws IOException {
        return play.on(stage);
    }

    /** Chooses one, those with more weight more often. */
    static Fault choose(Random random) {
        int at = random.nextInt(Stream.of(values()).mapToInt(fault -> fault.weight).sum());
        for (Fault fault : values()) {
            at -= fault.weight;
            if (at < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
