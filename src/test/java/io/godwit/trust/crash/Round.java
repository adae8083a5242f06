package io.godwit.trust.crash;

import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** One download with one fault, and what must hold afterwards. */
final class Round {

    /**
     * How a download may end that could not be completed: nothing to be found, nobody reachable, or the disk. Every
     * other code would be a lie about what happened.
     */
    private static final Set<Integer> CLEAR_ENDS = Set.of(3, 4, 7);

    /** After a source's file was changed and restored it may need a moment to notice. */
    private static final int MOST_REPEATS = 3;

    private final Fault fault;
    private final Stage stage;

    /**
     * A round.
     *
     * @param scene what it happens in; settled
     * @param fault what is to go wrong
     * @param seed decides when, where and how much
     * @param folder for what it needs
     */
    Round(Scene scene, Fault fault, long seed, Path folder) throws IOException {
        this.fault = fault;
        this.stage = new Stage(scene, random(~seed), folder);
    }

    /** Chance that differs wholly from seed to seed; the first numbers of {@link Random} alone do not. */
    static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /**
     * Plays it.
     *
     * @throws RoundFailure if a wrong file has the name, something else is left, or something hangs
     */
    Verdict play() throws IOException {
        Verdict verdict;
        try {
            Optional<Ending> ending = fault.play(stage);
            verdict = ending.isEmpty() ? Verdict.skipped(fault) : judge(ending.get());
        } finally {
            stage.scene().settle();
        }
        stage.leaveDisk();
        return verdict;
    }

    private Verdict judge(Ending ending) throws IOException {
        Program get = ending.get();
        Optional<Integer> code =
                ending.killed() ? Optional.empty() : Optional.of(get.awaitExit(Stage.LIMIT));
        if (code.filter(found -> found == 0).isPresent()) {
            requireComplete(get);
            return new Verdict(fault, Verdict.End.RIGHT, code, 0, 0, 0);
        }
        code.filter(found -> !CLEAR_ENDS.contains(found))
                .ifPresent(found -> {
                    throw new RoundFailure("ended with " + found, get.transcript());
                });
        boolean published = requireNothingWrong(get);
        if (published && stage.left().size() == 1) {
            return new Verdict(fault, Verdict.End.RIGHT, code, 0, 0, 0);
        }
        return resume(get, code, ending.killed() ? Progress.verified(get) : 0);
    }

    private Verdict resume(Program before, Optional<Integer> code, long acknowledged)
            throws IOException {
        stage.scene().settle();
        Program again = stage.getAgain();
        int repeats = 1;
        long kept = Progress.resumed(again);
        while (exitOf(again) != 0 && fault == Fault.CHANGE_FILE && repeats < MOST_REPEATS) {
            again = stage.getAgain();
            repeats++;
        }
        if (exitOf(again) != 0) {
            throw new RoundFailure(
                    "does not complete when run again: " + exitOf(again),
                    before.transcript() + "\n=== again\n" + again.transcript());
        }
        requireComplete(again);
        return new Verdict(fault, Verdict.End.RESUMED, code, acknowledged, kept, repeats);
    }

    private static int exitOf(Program program) {
        return program.awaitExit(Stage.LIMIT);
    }

    /** The right file and nothing else. */
    private void requireComplete(Program get) throws IOException {
        List<Path> left = stage.left();
        if (left.size() != 1 || !isRight(left.getFirst())) {
            throw new RoundFailure("says it is done and left " + describe(left), get.transcript());
        }
    }

    /**
     * Nothing but unfinished business, and perhaps the right file; returns whether that is there. An empty file may
     * hold its name for the instant in which it is published.
     */
    private boolean requireNothingWrong(Program get) throws IOException {
        boolean published = false;
        boolean staged = stage.left().stream().anyMatch(Round::isStaging);
        for (Path path : stage.left()) {
            boolean placeholder = staged && Files.isRegularFile(path) && Files.size(path) == 0;
            if (!isStaging(path) && !placeholder) {
                if (!isRight(path)) {
                    throw new RoundFailure("left " + describe(stage.left()), get.transcript());
                }
                published = true;
            }
        }
        return published;
    }

    private boolean isRight(Path path) throws IOException {
        return path.getFileName().toString().equals(Scene.NAME)
                && Files.isRegularFile(path)
                && Files.mismatch(stage.scene().file().path(), path) == -1;
    }

    private static boolean isStaging(Path path) {
        return path.getFileName().toString().startsWith(".godwit-") && Files.isDirectory(path);
    }

    private static String describe(List<Path> paths) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path path : paths) {
            text.append(path.getFileName()).append(' ').append(Files.size(path)).append(", ");
        }
        return text.toString();
    }
}
