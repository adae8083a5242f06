package io.godwit.app.cli.discovery;

import io.godwit.app.cli.CommandFailure;
import io.godwit.app.cli.ExitCode;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds what the command line does not say: in the environment, then in the file that {@code --config} names, then in
 * what follows from the memory there is, then in the defaults. For the thread that parses.
 */
public final class ServerSources implements IDefaultValueProvider {
    /** Begins the variables; not that of the variable for clients, which names servers. */
    public static final String PREFIX = "GODWIT_SERVER_";

    /** The option that names the file; a flag or a variable, never in the file itself. */
    static final String CONFIG = "--config";

    private final Map<String, String> environment;
    private final Path folder;
    private final Reckoned reckoned;
    private @Nullable ConfigFile file;
    private @Nullable Path read;
    private @Nullable OptionSpec asked;
    private @Nullable CommandFailure fault;

    /**
     * Sources in these surroundings.
     *
     * @param environment the variables
     * @param folder where a relative path begins
     * @param reckoned what follows from the memory there is
     */
    public ServerSources(Map<String, String> environment, Path folder, Reckoned reckoned) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.reckoned = reckoned;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        Optional<String> found = value(option);
        if (found.isPresent()) {
            asked = option;
        }
        return found.or(() -> reckoned.value(option, this))
                .map(ServerSources::literal)
                .orElse(null);
    }

    /** The parser takes a dollar in what it gets here for the start of a variable, or two of them for one. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }

    /**
     * Says what is wrong with the file; the parser cannot be told while it asks.
     *
     * @throws CommandFailure if it cannot be used
     */
    public void check() throws CommandFailure {
        if (fault != null) {
            throw fault;
        }
    }

    Optional<String> value(OptionSpec option) {
        if (!configurable(option)) {
            return Optional.empty();
        }
        Optional<String> variable = variable(option);
        return variable.isPresent()
                ? variable
                : file(option.command()).map(known -> known.values().get(key(option)));
    }

    private Optional<String> variable(OptionSpec option) {
        return Optional.ofNullable(environment.get(variableName(option)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Where the value of an option comes from, after parsing. */
    public Origin origin(OptionSpec option) {
        if (option.command().commandLine().getParseResult().hasMatchedOption(option)) {
            return Origin.FLAG;
        }
        return unsaid(option);
    }

    /** Where a value comes from that the parser refused: it looks elsewhere only for what was not on the command line. */
    Origin refused(OptionSpec option) {
        return option.equals(asked) ? unsaid(option) : Origin.FLAG;
    }

    /** Where a value comes from that was not on the command line. */
    Origin unsaid(OptionSpec option) {
        if (!configurable(option)) {
            return Origin.DEFAULT;
        }
        if (variable(option).isPresent()) {
            return Origin.environment(variableName(option));
        }
        return file(option.command())
                .filter(known -> known.values().containsKey(key(option)))
                .map(known -> Origin.file(known.path().toString(), key(option)))
                .orElseGet(() ->
                        reckoned.value(option, this).isPresent()
                                ? reckoned.origin(option)
                                : Origin.DEFAULT);
    }

    /** Variables that look like options and are none. */
    public List<String> strangers(CommandSpec command) {
        List<String> known = options(command).map(ServerSources::variableName).toList();
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .toList();
    }

    /** The options that can be said in all places. */
    static Stream<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(ServerSources::configurable);
    }

    private static boolean configurable(OptionSpec option) {
        return !option.inherited() && !option.usageHelp() && !option.versionHelp();
    }

    /** {@code --tls-key} is {@code tls-key} in the file. */
    static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    /** {@code --tls-key} is {@code GODWIT_SERVER_TLS_KEY} in the environment. */
    static String variableName(OptionSpec option) {
        return PREFIX + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private Optional<ConfigFile> file(CommandSpec command) {
        OptionSpec config = command.findOption(CONFIG);
        Path named = config.getValue();
        if (named == null) {
            named = variable(config).map(Path::of).orElse(null);
        }
        if (named != null && !named.equals(read)) {
            read = named;
            file = checked(command, folder.resolve(named).normalize());
        }
        return Optional.ofNullable(file);
    }

    private @Nullable ConfigFile checked(CommandSpec command, Path path) {
        ConfigFile known;
        try {
            known = ConfigFile.read(path);
        } catch (IOException unreadable) {
            fault = unusable(path, unreadable);
            return null;
        }
        List<String> keys =
                options(command)
                        .filter(option -> !option.longestName().equals(CONFIG))
                        .map(ServerSources::key)
                        .toList();
        known.values().keySet().stream()
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> fault = unknown(path, key));
        return known;
    }

    private static CommandFailure unusable(Path path, IOException unreadable) {
        String why =
                unreadable instanceof NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(unreadable.getMessage());
        return new CommandFailure(
                ExitCode.LOCAL,
                "The file " + path + " of --config cannot be used: " + why + ".",
                "Write one option a line, like port = 8000, in UTF-8.",
                unreadable);
    }

    private static CommandFailure unknown(Path path, String key) {
        return new CommandFailure(
                ExitCode.USAGE,
                "There is no option " + DisplayName.of(key) + ", as the file " + path + " has it.",
                "See 'godwit discovery --help'; names are written there with two dashes.");
    }
}
