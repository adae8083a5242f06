package io.godwit.trust;

import io.godwit.tests.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a program takes of the machine at one moment, as the system (Linux) tells.
 *
 * @param residentMiB memory in MiB
 * @param handles open files, sockets among them
 * @param threads threads of the system
 * @param cpuSeconds processor time since its start
 */
public record Vitals(long residentMiB, long handles, long threads, double cpuSeconds) {

    private static final int TICKS_PER_SECOND = 100;

    /** Of a program that has ended. */
    public static final Vitals NONE = new Vitals(0, 0, 0, 0);

    /** Looks once. */
    public static Vitals of(Program program) throws IOException {
        Path process = Path.of("/proc", Long.toString(program.pid()));
        try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
            long open = handles.count();
            String status = Files.readString(process.resolve("status"));
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(") ") + 2).split(" ");
            double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            return new Vitals(
                    field(status, "VmRSS:") / 1024,
                    open,
                    field(status, "Threads:"),
                    ticks / TICKS_PER_SECOND);
        } catch (IOException | UncheckedIOException e) {
            // The system forgets a process a moment before it is known to have ended.
            if (Files.isDirectory(process)) {
                throw new IOException("this system does not tell", e);
            }
            return NONE;
        }
    }

    /** Of each figure the larger one. */
    public Vitals max(Vitals other) {
        return new Vitals(
                Math.max(residentMiB, other.residentMiB),
                Math.max(handles, other.handles),
                Math.max(threads, other.threads),
                Math.max(cpuSeconds, other.cpuSeconds));
    }

    private static long field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
