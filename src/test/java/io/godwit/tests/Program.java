package io.godwit.tests;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running Godwit process, started through the launcher at the top of the checkout. */
public final class Program implements AutoCloseable {

    private static final Path CHECKOUT = findCheckout();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Options of the JVM for programs that do little; the build says them, and a benchmark goes without. */
    private static final Map<String, String> FOR_LITTLE =
            Optional.ofNullable(System.getProperty("godwit.tests.little"))
                    .map(options -> Map.of("GODWIT_JAVA_OPTS", options))
                    .orElse(Map.of());

    /** Commands that ask something and end. */
    private static final Set<Object> SHORT =
            Set.of("contact", "find", "id", "peers", "share", "shares");

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private Program(Process process) {
        this.process = process;
        readers =
                List.of(
                        collect(process.inputReader(StandardCharsets.UTF_8), out),
                        collect(process.errorReader(StandardCharsets.UTF_8), err));
    }

    /** The top of the checkout. */
    public static Path checkout() {
        return CHECKOUT;
    }

    /**
     * Starts the launcher with arguments.
     *
     * @param home profile folder, passed as {@code --home}
     * @param arguments the rest of the command line
     */
    public static Program start(Path home, Object... arguments) throws IOException {
        return start(Map.of(), home, arguments);
    }

    /** As {@link #start(Path, Object...)} with additional environment variables. */
    public static Program start(Map<String, String> environment, Path home, Object... arguments)
            throws IOException {
        return start(environment, List.of(), home, arguments);
    }

    /**
     * As {@link #start(Path, Object...)}, and Ctrl-C works: what a shell starts in the background, as tests may be,
     * ignores it, and so does whatever it starts.
     */
    public static Program startInterruptible(Path home, Object... arguments) throws IOException {
        return start(Map.of(), List.of("env", "--default-signal=INT"), home, arguments);
    }

    /**
     * As {@link #start(Path, Object...)}, through another command that becomes it, such as one that enters a network
     * namespace.
     *
     * @param before that command
     */
    public static Program startThrough(List<String> before, Path home, Object... arguments)
            throws IOException {
        return start(Map.of(), before, home, arguments);
    }

    /** Starts a discovery server that few ask little, as {@link #start(Path, Object...)} does. */
    static Program startSmallServer(Path home, Object... options) throws IOException {
        Object[] arguments = Stream.concat(Stream.of("discovery"), Stream.of(options)).toArray();
        return start(FOR_LITTLE, home, arguments);
    }

    private static Program start(
            Map<String, String> environment, List<String> before, Path home, Object... arguments)
            throws IOException {
        requireBuilt();
        List<String> command = new ArrayList<>(before);
        command.add(CHECKOUT.resolve("godwit").toString());
        command.add("--home");
        command.add(home.toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (arguments.length > 0 && SHORT.contains(arguments[0])) {
            builder.environment().putAll(FOR_LITTLE);
        }
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** Runs to the end and returns the finished process. */
    public static Program run(Path home, Object... arguments) throws IOException {
        Program program = start(home, arguments);
        program.awaitExit(Duration.ofMinutes(5));
        return program;
    }

    /** Waits until a line on standard output starts with a prefix and returns that line. */
    public String awaitLine(String prefix, Duration patience) {
        await("a line starting with '" + prefix + "'")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> find(out, prefix).isPresent() || !process.isAlive());
        return find(out, prefix)
                .orElseThrow(() ->
                        new AssertionError("ended without '" + prefix + "'\n" + transcript()));
    }

    /** Waits for the {@code ready} line and returns the value of one of its fields. */
    public String awaitReady(String field) {
        String line = awaitLine("ready ", Duration.ofSeconds(60));
        return Stream.of(line.split(" "))
                .filter(word -> word.startsWith(field + "="))
                .map(word -> word.substring(field.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " in: " + line));
    }

    /** Waits for the end and returns the exit code. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + patience + "\n" + transcript());
            }
            for (Thread reader : readers) {
                reader.join();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The last line of standard output as JSON. */
    public JsonNode json() {
        if (out.isEmpty()) {
            throw new AssertionError("nothing on standard output\n" + transcript());
        }
        return JSON.readTree(out.getLast());
    }

    /** Lines of standard output so far. */
    public List<String> out() {
        return List.copyOf(out);
    }

    /** Lines of standard error so far. */
    public List<String> err() {
        return List.copyOf(err);
    }

    /** Everything printed so far, for failure messages. */
    public String transcript() {
        return "--- out\n" + String.join("\n", out) + "\n--- err\n" + String.join("\n", err);
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process number. */
    public long pid() {
        return process.pid();
    }

    /** Processor time that it has spent. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Resident memory in KiB at this moment, where the system tells. */
    public Optional<Long> residentKiB() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** kill -9: the program has no chance to clean up. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(30));
    }

    /** Asks it to end, as Ctrl-C does in the long run, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("did not end when asked to\n" + transcript());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> find(List<String> lines, String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).findFirst();
    }

    /** A pipe is read by blocking a thread of the system: a few programs would block all that virtual threads share. */
    private static Thread collect(BufferedReader reader, List<String> lines) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        reader.lines().forEach(lines::add);
                    } catch (UncheckedIOException killed) {
                        lines.add("(ended in the middle: " + killed.getMessage() + ")");
                    }
                });
    }

    private static Path findCheckout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("godwit"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }

    private static void requireBuilt() throws IOException {
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("app/target"))) {
            if (files.noneMatch(
                    file -> file.getFileName().toString().matches("godwit-app-.*\\.jar"))) {
                throw new IOException("the program is not packaged: run mvn verify, not mvn test");
            }
        }
    }
}
