package io.godwit.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Godwit of its own process and profile, started as a person would start it. */
final class ChildProgram implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Process process;
    private final Path errors;

    private ChildProgram(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts one that runs until it is closed. */
    static ChildProgram start(Path home, List<String> words) throws IOException {
        Path errors = Files.createTempFile(home.getParent(), "errors-", ".txt");
        Process process =
                new ProcessBuilder(command(home, words)).redirectError(errors.toFile()).start();
        return new ChildProgram(process, errors);
    }

    /** Runs one to its end, with this program's own output. */
    static int run(Path home, List<String> words) throws IOException, InterruptedException {
        return new ProcessBuilder(command(home, words)).inheritIO().start().waitFor();
    }

    private static List<String> command(Path home, List<String> words) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("--home", home.toString()));
        command.addAll(words);
        return command;
    }

    /** The launcher that started this program, or else the same JVM with the same classes. */
    private static List<String> program() {
        String launcher = System.getProperty("godwit.launcher", "");
        return launcher.isEmpty()
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.godwit.app.Main")
                : List.of(launcher);
    }

    /**
     * Waits for the line {@code ready …}.
     *
     * @param field the field wanted of it
     * @return the field's value
     * @throws IOException if the program ends without that line
     */
    String ready(String field) throws IOException {
        // Not closed: the stream belongs to the process, which goes on.
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        return Optional.ofNullable(line).stream()
                .filter(text -> text.startsWith("ready "))
                .flatMap(text -> List.of(text.split(" ")).stream())
                .filter(word -> word.startsWith(field + "="))
                .map(word -> word.substring(field.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IOException("a program did not start: " + said()));
    }

    private String said() {
        try {
            return Files.readString(errors).strip();
        } catch (IOException unreadable) {
            return "for a reason that cannot be read";
        }
    }

    /** Asks it to stop and sees to it that it does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
