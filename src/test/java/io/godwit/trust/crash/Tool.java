package io.godwit.trust.crash;

import io.godwit.tests.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that make things fail; what is not installed is skipped, and said. */
final class Tool {

    private static final List<String> FAKETIME =
            List.of(
                    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
                    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
                    "/usr/lib/faketime/libfaketimeMT.so.1");

    /** The calls that a download cannot do without and that hit nothing but its data: writing and forcing. */
    static final List<String> WRITES = List.of("posix/io/rw/pwrite", "posix/io/sync/fdatasync");

    /** Renaming besides. */
    static final List<String> WRITES_AND_NAMES =
            List.of("posix/io/rw/pwrite", "posix/io/sync/fdatasync", "posix/io/dir/rename");

    /** Opening; not for a program that starts. */
    static final String OPEN = "posix/io/oc/open";

    private Tool() {}

    /**
     * Environment in which calls fail now and then with a real error of the system (fiu-run of fiu-utils).
     *
     * @param calls their names in libfiu
     * @param probability of each call to fail, 0 to 1
     */
    static Optional<Map<String, String>> failingCalls(List<String> calls, double probability)
            throws IOException {
        if (!isInstalled("fiu-run")) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("fiu-run", "-x"));
        for (String call : calls) {
            command.addAll(List.of("-c", failing(call, probability)));
        }
        command.add("env");
        List<String> lines = run(command.toArray(String[]::new));
        Map<String, String> environment = new LinkedHashMap<>();
        String open = "";
        for (String line : lines) {
            if (line.startsWith("FIU_") || line.startsWith("LD_PRELOAD=")) {
                open = line.substring(0, line.indexOf('='));
                environment.put(open, line.substring(open.length() + 1));
            } else if (line.strip().startsWith("enable_")) {
                environment.merge(open, line.strip(), (a, b) -> a + "\n" + b);
            } else {
                open = "";
            }
        }
        // Without this check a change in what it prints would let every round pass unharmed.
        return environment.getOrDefault("FIU_ENABLE", "").contains("enable_random")
                ? Optional.of(Map.copyOf(environment))
                : Optional.empty();
    }

    private static String failing(String call, double probability) {
        return "enable_random name=" + call + ",probability=" + probability;
    }

    /**
     * Has one more call of a running program fail now and then.
     *
     * @param environment that the program was started in, of {@link #failingCalls}
     */
    static void failAlso(
            Program program, Map<String, String> environment, String call, double probability)
            throws IOException {
        try {
            // It waits for a pipe that nobody reads when the program ends meanwhile.
            run(
                    "timeout",
                    "10",
                    "fiu-ctrl",
                    "-c",
                    failing(call, probability),
                    "-f",
                    environment.getOrDefault("FIU_CTRL_FIFO", "/tmp/fiu-ctrl"),
                    Long.toString(program.pid()));
        } catch (IOException e) {
            if (program.isAlive()) {
                throw e;
            }
        }
    }

    /**
     * Environment in which the time of day is what a file says, such as {@code +10y}; looked at anew each second
     * (libfaketime). The monotonic clock stays true, as it does when somebody sets a real clock.
     */
    static Optional<Map<String, String>> falseClock(Path offset) {
        return FAKETIME.stream()
                .filter(library -> Files.exists(Path.of(library)))
                .findFirst()
                .map(library ->
                        Map.of(
                                "LD_PRELOAD",
                                library,
                                "FAKETIME_TIMESTAMP_FILE",
                                offset.toString(),
                                "FAKETIME_CACHE_DURATION",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                "DONT_FAKE_MONOTONIC",
                                "1"));
    }

    /** Whether a file system in memory can be mounted, which takes root. */
    static boolean canMount() {
        return "root".equals(System.getProperty("user.name")) && isInstalled("mount");
    }

    /** A file system of its own size, in memory. */
    static void mount(Path folder, long bytes) throws IOException {
        run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
    }

    static void unmount(Path folder) throws IOException {
        run("umount", folder.toString());
    }

    /** Takes room on a disk without writing anything; false when there is less. */
    static boolean allocate(Path file, long bytes) throws IOException {
        try {
            run("fallocate", "-l", Long.toString(bytes), file.toString());
            return true;
        } catch (IOException e) {
            if (e.getMessage().contains("No space left")) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What the system says of a program and of those it started: one may be too stuck to say anything itself. */
    static String tasks(Program program) throws IOException {
        if (!isInstalled("ps")) {
            return "";
        }
        String pid = Long.toString(program.pid());
        String columns = "pid,lwp,stat,wchan:24,comm,args";
        return String.join("\n", run("ps", "-L", "-o", columns, "--pid", pid, "--ppid", pid));
    }

    private static List<String> run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = lines.lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
