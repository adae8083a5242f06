package io.godwit.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the program finds when it starts; tests make their own.
 *
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether a person watches standard output
 * @param errIsTerminal whether a person watches standard error
 * @param variables the environment
 * @param folder the current folder, absolute
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> variables,
        Path folder) {

    /** Copies the environment. */
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                new PrintStream(
                        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                        true,
                        System.out.charset()),
                System.err,
                terminal("godwit.terminal.out"),
                terminal("godwit.terminal.err"),
                System.getenv(),
                Path.of("").toAbsolutePath());
    }

    /** A variable, or a default when it is unset or empty. */
    public String variable(String name, String otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** The launcher knows for each stream; without it the JDK only knows for both together. */
    private static boolean terminal(String property) {
        String told = System.getProperty(property);
        return told != null
                ? Boolean.parseBoolean(told)
                : Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
