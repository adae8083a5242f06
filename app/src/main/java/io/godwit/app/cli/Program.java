package io.godwit.app.cli;

import io.godwit.app.cli.discovery.ServerSettings;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line from words to exit code. */
public final class Program {
    private static final int INTERNAL_FAULT = 1;

    private final Surroundings surroundings;

    /** A program in these surroundings. */
    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs a command.
     *
     * @param words the command line without the program's name
     * @return the exit code
     */
    public int run(String... words) {
        GodwitCommand root = new GodwitCommand(surroundings);
        int code = run(root, words);
        return code == ExitCode.DONE.number() && surroundings.out().checkError()
                ? lost(surroundings)
                : code;
    }

    private int run(GodwitCommand root, String... words) {
        if (words.length == 0) {
            return unparsed(root, root::call);
        }
        if (words.length == 1 && words[0].equals(OpenCommand.NAME)) {
            return unparsed(root, new OpenCommand(root)::call);
        }
        return parsed(root, words);
    }

    /** The two ways in which a menu starts the window have no words to parse, which alone would take 0.3 s. */
    private static int unparsed(GodwitCommand root, Start start) {
        try {
            return start.call();
        } catch (CommandFailure | IOException | RuntimeException failed) {
            return failure(root, failed);
        }
    }

    @FunctionalInterface
    private interface Start {
        int call() throws CommandFailure, IOException;
    }

    private int parsed(GodwitCommand root, String... words) {
        CommandLine tree =
                CommandTree.of(root)
                        .setOut(writer(surroundings.out()))
                        .setErr(writer(surroundings.err()))
                        .setColorScheme(
                                CommandLine.Help.defaultColorScheme(
                                        coloured()
                                                ? CommandLine.Help.Ansi.ON
                                                : CommandLine.Help.Ansi.OFF))
                        .setParameterExceptionHandler((wrong, args) -> usage(root, wrong, args))
                        .setExecutionExceptionHandler(
                                (failed, command, parsed) -> failure(root, failed));
        return tree.execute(words);
    }

    private boolean coloured() {
        return surroundings.outIsTerminal() && surroundings.variable("NO_COLOR", "").isEmpty();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usage(GodwitCommand root, ParameterException wrong, String... words) {
        // Reading ends at the first wrong word, and --json may come after it.
        root.json |=
                Stream.of(words).takeWhile(word -> !word.equals("--")).anyMatch("--json"::equals);
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String sentence =
                wrong instanceof UnmatchedArgumentException unmatched
                        ? tooMany(unmatched)
                        : byName(ServerSettings.blame(wrong).replaceFirst("^Error: ", ""));
        return report(
                root,
                new CommandFailure(
                        ExitCode.USAGE,
                        sentence.endsWith(".") ? sentence : sentence + ".",
                        "See '" + command + " --help'."));
    }

    /** Words are told by what they are, as the position that picocli counts from 0 helps nobody. */
    private static String byName(String sentence) {
        return sentence.replaceFirst(
                "positional parameter at index .*? \\(([A-Z][A-Za-z.-]*)\\)", "$1");
    }

    /** A word that nothing takes. */
    private static String tooMany(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().getFirst();
        String shown = "'" + DisplayName.of(word) + "'";
        if (wrong.isUnknownOption()) {
            return "There is no option " + shown + ".";
        }
        return wrong.getCommandLine().getSubcommands().isEmpty()
                ? "There is nothing to do with " + shown + " here."
                : "There is no command " + shown + ".";
    }

    /** What was done is done, but whoever reads the result would take half of it for all. */
    private static int lost(Surroundings around) {
        new Printer(around.out(), around.err(), false)
                .failure(
                        new CommandFailure(
                                ExitCode.LOCAL,
                                "The result could not be written to standard output.",
                                "Make room on the disk it goes to, or choose another."));
        return ExitCode.LOCAL.number();
    }

    private static int failure(GodwitCommand root, Exception failed) {
        return switch (failed) {
            case CommandFailure known -> report(root, known);
            case IOException below -> report(root, Failures.of(below));
            default -> unexpected(root, failed);
        };
    }

    /** A fault of this program, with a code that is none of those a script may rely on. */
    private static int unexpected(GodwitCommand root, Exception fault) {
        Printer printer = root.printer();
        String what =
                "Something went wrong inside Godwit (" + fault.getClass().getSimpleName() + ").";
        String hint = "Please report it with what -v prints.";
        printer.value(new Printer.ErrorForm(what, INTERNAL_FAULT, hint));
        printer.remark("godwit: " + what);
        printer.remark(hint);
        // Asked for only here: the logging library takes
        // its time, and the window would wait for it.
        LoggerFactory.getLogger(Program.class).error("unexpected", fault);
        if (root.verbose()) {
            fault.printStackTrace(root.surroundings().err());
        }
        return INTERNAL_FAULT;
    }

    private static int report(GodwitCommand root, CommandFailure failure) {
        root.printer().failure(failure);
        if (root.verbose() && failure.getCause() != null) {
            failure.getCause().printStackTrace(root.surroundings().err());
        }
        return failure.code().number();
    }
}
