package io.godwit.trust.crash;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts rounds and says how they compare with the goals. */
final class Tally {

    /** Least share of acknowledged bytes that a killed download may keep. */
    private static final double KEPT_GOAL = 0.99;

    private final Map<Fault, List<Verdict>> verdicts = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> failures = new EnumMap<>(Fault.class);

    void add(Verdict verdict) {
        verdicts.computeIfAbsent(verdict.fault(), fault -> new ArrayList<>()).add(verdict);
    }

    void failed(Fault fault) {
        failures.merge(fault, 1, Integer::sum);
    }

    int failures() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Rounds that this machine could not play. */
    long skipped() {
        return count(all(), Verdict.End.SKIPPED);
    }

    /** Whether no round failed and killed downloads kept what they had acknowledged. */
    boolean meetsGoals() {
        return failures() == 0 && keptOfAll() >= KEPT_GOAL;
    }

    void print(PrintStream out) {
        out.printf(
                "%-22s %7s %6s %8s %8s %7s  %s%n",
                "fault", "rounds", "right", "resumed", "skipped", "FAILED", "exit codes");
        for (Fault fault : Fault.values()) {
            List<Verdict> all = verdicts.getOrDefault(fault, List.of());
            int failed = failures.getOrDefault(fault, 0);
            if (all.isEmpty() && failed == 0) {
                continue;
            }
            out.printf(
                    "%-22s %7d %6d %8d %8d %7d  %s%n",
                    fault,
                    all.size() + failed,
                    count(all, Verdict.End.RIGHT),
                    count(all, Verdict.End.RESUMED),
                    count(all, Verdict.End.SKIPPED),
                    failed,
                    codes(all));
        }
        printGoals(out);
    }

    private static long count(List<Verdict> all, Verdict.End end) {
        return all.stream().filter(verdict -> verdict.end() == end).count();
    }

    private static Map<Integer, Integer> codes(List<Verdict> all) {
        Map<Integer, Integer> codes = new TreeMap<>();
        all.forEach(verdict ->
                verdict.exitCode().ifPresent(code -> codes.merge(code, 1, Integer::sum)));
        return codes;
    }

    private void printGoals(PrintStream out) {
        List<Verdict> killed = killed();
        double least = killed.stream().mapToDouble(Verdict::keptShare).min().orElse(1);
        long lost = killed.stream().mapToLong(Tally::lost).max().orElse(0);
        if (skipped() > 0) {
            out.printf(
                    "NOT PLAYED on this machine: %d rounds (full disks take root, I/O errors"
                            + " fiu-utils, clocks faketime)%n",
                    skipped());
        }
        out.printf(
                "rounds played: %d, ended right: %d, wrong files, files of others touched, hangs"
                        + " or other failures: %d (goal 0)%n",
                played() + failures(), played(), failures());
        out.printf(
                "killed downloads with acknowledged bytes: %d, kept %.4f of them (goal %.2f), least in"
                        + " a round %.4f, most lost in a round %.1f MiB (goal: 64 MiB or 2 s)%n",
                killed.size(), keptOfAll(), KEPT_GOAL, least, lost / (double) (1 << 20));
    }

    private List<Verdict> killed() {
        return all().stream().filter(verdict -> verdict.acknowledged() > 0).toList();
    }

    private static long lost(Verdict verdict) {
        return Math.max(0, verdict.acknowledged() - verdict.kept());
    }

    private double keptOfAll() {
        long acknowledged = killed().stream().mapToLong(Verdict::acknowledged).sum();
        long lost = killed().stream().mapToLong(Tally::lost).sum();
        return acknowledged == 0 ? 1 : 1 - (double) lost / acknowledged;
    }

    private long played() {
        return all().stream().filter(verdict -> verdict.end() != Verdict.End.SKIPPED).count();
    }

    private List<Verdict> all() {
        return verdicts.values().stream().flatMap(List::stream).toList();
    }
}
