package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the Dockerfile puts together serves: without a container, and without the libraries of the window. */
class ContainerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void theServerRunsWithoutTheLibrariesOfTheWindow() throws Exception {
        List<String> dockerfile =
                Files.readAllLines(Program.checkout().resolve("packaging/server/Dockerfile"));
        assemble(dockerfile);
        var command = new ArrayList<>(entryPoint(dockerfile.getLast()));
        command.addAll(List.of("--port", "0", "--bind", "127.0.0.1", "--data", folder + "/data"));
        Process server =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String ready = out.lines().filter(line -> line.startsWith("ready ")).findFirst().get();
            assertEquals(200, status(URI.create(ready.replaceFirst(".*url=", "") + "/health")));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** As its steps do: the program, and of its libraries those that are not taken away again. */
    private void assemble(List<String> dockerfile) throws IOException {
        List<PathMatcher> left = takenAway(dockerfile);
        Path app = Program.checkout().resolve("app/target");
        Path lib = Files.createDirectories(folder.resolve("godwit/lib"));
        try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                if (left.stream().noneMatch(some -> some.matches(jar.getFileName()))) {
                    Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
                }
            }
        }
        try (Stream<Path> jars = Files.list(app)) {
            Path program =
                    jars.filter(jar -> jar.getFileName().toString().matches("godwit-app-.*\\.jar"))
                            .findFirst()
                            .orElseThrow();
            Files.createSymbolicLink(folder.resolve("godwit/godwit.jar"), program);
        }
    }

    private static List<PathMatcher> takenAway(List<String> dockerfile) {
        List<PathMatcher> names =
                dockerfile.stream()
                        .filter(line -> line.contains("rm -f"))
                        .flatMap(line ->
                                Pattern.compile("/godwit/lib/(\\S+)").matcher(line).results())
                        .map(found ->
                                FileSystems.getDefault().getPathMatcher("glob:" + found.group(1)))
                        .toList();
        assertFalse(names.isEmpty());
        return names;
    }

    private List<String> entryPoint(String line) {
        String[] words =
                JsonMapper.shared().readValue(line.replaceFirst("ENTRYPOINT ", ""), String[].class);
        return Stream.of(words)
                .map(word -> word.replace("/opt/godwit", folder + "/godwit"))
                .map(word -> word.replace("/data", folder.toString()))
                .map(word ->
                        word.equals("java")
                                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                                : word)
                .toList();
    }

    private static int status(URI url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
