package io.godwit.app.desktop;

import io.godwit.app.desktop.Outcome.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the first command that is installed and succeeds, each for a bounded time. Thread-safe; blocks its caller. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final Map<String, String> variables;
    private final Duration patience;

    /**
     * A runner.
     *
     * @param variables the environment in which programs are looked for and run
     * @param patience how long one command may take before it is ended, or left alone if it stays
     */
    CommandRunner(Map<String, String> variables, Duration patience) {
        this.variables = Map.copyOf(variables);
        this.patience = patience;
    }

    /** Tries the ways in turn. */
    Outcome run(List<Command> ways) {
        Outcome last = notOffered(ways);
        for (Command way : ways) {
            if (installed(way.program())) {
                last = run(way);
                if (last.isDone()) {
                    return last;
                }
            }
        }
        return last;
    }

    /** Starts the first installed way and leaves it running, with its standard input open. */
    Process start(List<Command> ways) throws IOException {
        Command way =
                ways.stream()
                        .filter(candidate -> installed(candidate.program()))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no such program is installed"));
        return builder(way).start();
    }

    private Outcome run(Command way) {
        try {
            Process process = builder(way).redirectInput(ProcessBuilder.Redirect.PIPE).start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                if (way.stays()) {
                    return Outcome.done();
                }
                process.destroyForcibly();
                return failed(Reason.TOO_SLOW, way, "did not answer in time");
            }
            int code = process.exitValue();
            return code == 0
                    ? Outcome.done()
                    : failed(Reason.REFUSED, way, "ended with code " + code);
        } catch (IOException notStarted) {
            LOG.debug("{} did not start: {}", way.program(), notStarted.getMessage());
            return failed(Reason.NOT_OFFERED, way, "could not be started");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(Reason.TOO_SLOW, way, "was not waited for");
        }
    }

    private ProcessBuilder builder(Command way) {
        List<String> words = new ArrayList<>(way.words());
        find(way.program()).map(Path::toString).ifPresent(found -> words.set(0, found));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putAll(way.environment());
        return builder;
    }

    private static Outcome failed(Reason reason, Command way, String how) {
        return new Outcome.Failed(
                reason, "The system's program '" + way.program() + "' " + how + ".");
    }

    private static Outcome notOffered(List<Command> ways) {
        return new Outcome.Failed(
                Reason.NOT_OFFERED,
                ways.stream().map(Command::program).findFirst(),
                "This system offers no way to do that.");
    }

    private boolean installed(String program) {
        return find(program).isPresent();
    }

    /** Looked up here because the Java runtime would use the PATH that this process was started with. */
    private Optional<Path> find(String program) {
        if (Path.of(program).isAbsolute()) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        String path = variables.getOrDefault("PATH", variables.getOrDefault("Path", ""));
        return folders(path, File.pathSeparator).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a PATH names. On Windows a folder may stand in quotes, which no path there has in itself. */
    static List<String> folders(String path, String separator) {
        String plain = separator.equals(";") ? path.replace("\"", "") : path;
        return Stream.of(plain.split(separator, -1)).filter(folder -> !folder.isEmpty()).toList();
    }
}
