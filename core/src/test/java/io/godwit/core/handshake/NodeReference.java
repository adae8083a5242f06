package io.godwit.core.handshake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the independent implementation of {@code core/spec/vectors/gw1} in a copy below {@code target}. */
final class NodeReference {

    private static final Path SOURCE = Path.of("spec", "vectors", "gw1");
    private static final Path COPY = Path.of("target", "gw1-node");

    private NodeReference() {}

    /** Installs its packages; where node, npm or the registry is missing, the calling tests are skipped and say so. */
    static NodeReference installOrSkip() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                runs(List.of("node", "--version")), "skipped: node is not installed");
        Files.createDirectories(COPY);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(COPY.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!Files.exists(COPY.resolve("node_modules/@noble/post-quantum/package.json"))) {
            String npm =
                    System.getProperty("os.name", "").startsWith("Windows") ? "npm.cmd" : "npm";
            Assumptions.assumeTrue(
                    runs(
                            List.of(
                                    npm,
                                    "ci",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--fetch-retries=0")),
                    "skipped: npm ci failed in " + COPY);
        }
        return new NodeReference();
    }

    private static boolean runs(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(COPY);
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(COPY.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(COPY.resolve("install.log").toFile())
                            .start();
        } catch (IOException notInstalled) {
            return false;
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Starts {@code peer.mjs} with these arguments. */
    Peer start(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of("node", "peer.mjs"), Stream.of(arguments)).toList();
        return new Peer(
                new ProcessBuilder(command)
                        .directory(COPY.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** A running peer. */
    static final class Peer implements AutoCloseable {

        private final Process process;
        private final BufferedReader out;

        private Peer(Process process) {
            this.process = process;
            this.out = process.inputReader(StandardCharsets.UTF_8);
        }

        /** The next line it prints, an object. */
        JsonNode line() {
            try {
                String line = out.readLine();
                if (line == null) {
                    throw new AssertionError("the other implementation ended early");
                }
                return JsonMapper.shared().readTree(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What it reports at its end, which must be a success. */
        JsonNode result() throws InterruptedException {
            JsonNode result = line();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("the other implementation failed");
            }
            return result;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
