package io.godwit.app.cli.discovery;

import io.godwit.core.content.DisplayName;
import io.godwit.discovery.server.redis.RedisAddress;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tells an operator what a server runs with and who said so; secrets are never shown. */
public final class ServerSettings {
    /** Marks an option whose value is a secret. */
    static final String SECRET = "SECRET";

    /** Marks an option whose value is a URL that may have a secret in it. */
    static final String URL_WITH_SECRET = "URL";

    private static final String MASK = "***";
    private static final int SHOWN = 300;

    private final CommandSpec command;
    private final ServerSources sources;

    /**
     * Settings of a command that was parsed.
     *
     * @param command the command
     * @param sources what its options were filled from
     */
    public ServerSettings(CommandSpec command, ServerSources sources) {
        this.command = command;
        this.sources = sources;
    }

    /**
     * One line for each setting.
     *
     * @param all whether to name those that nobody said anything about
     */
    public List<String> lines(boolean all) {
        List<OptionSpec> options = ServerSources.options(command).toList();
        List<OptionSpec> made = options.stream().filter(this::isMade).toList();
        Stream<String> said = (all ? options : made).stream().map(this::line);
        int rest = options.size() - made.size();
        Stream<String> unsaid =
                all
                        ? Stream.of()
                        : Stream.of(
                                "config: " + rest + " options at their defaults; -v shows them");
        Stream<String> unknown =
                sources.strangers(command).stream()
                        .map(name ->
                                "config: "
                                        + DisplayName.of(name)
                                        + " is not an option and is ignored");
        return Stream.of(said, unsaid, unknown).flatMap(lines -> lines).toList();
    }

    private boolean isMade(OptionSpec option) {
        return sources.origin(option).kind() != Origin.Kind.DEFAULT;
    }

    private String line(OptionSpec option) {
        Origin origin = sources.origin(option);
        return "config: "
                + ServerSources.key(option)
                + "="
                + shown(option, origin)
                + " ("
                + origin.describe()
                + ")";
    }

    private String shown(OptionSpec option, Origin origin) {
        String text =
                switch (origin.kind()) {
                    case FLAG -> String.join(",", option.originalStringValues());
                    case ENVIRONMENT, FILE -> sources.value(option).orElse("");
                    case RECKONED -> String.valueOf(option.<Object>getValue());
                    case DEFAULT -> option.defaultValue() == null ? "" : option.defaultValue();
                };
        if (option.paramLabel().equals(URL_WITH_SECRET) && !text.isEmpty()) {
            return RedisAddress.parse(text).map(RedisAddress::toString).orElse(MASK);
        }
        boolean hidden = option.paramLabel().equals(SECRET) && !text.isEmpty();
        return hidden ? MASK : DisplayName.of(text, SHOWN);
    }

    /**
     * What is wrong with a value, with the place it comes from.
     *
     * @param wrong what the parser found
     * @return a sentence; as it was for a value of the command line
     */
    public static String blame(ParameterException wrong) {
        String sentence = String.valueOf(wrong.getMessage()).strip();
        boolean ours =
                wrong.getCommandLine().getDefaultValueProvider() instanceof ServerSources
                        && wrong.getArgSpec() instanceof OptionSpec;
        if (!ours) {
            return sentence;
        }
        var sources = (ServerSources) wrong.getCommandLine().getDefaultValueProvider();
        var option = (OptionSpec) wrong.getArgSpec();
        return switch (option.paramLabel()) {
            case SECRET ->
                    invalid(option, "not 16 to 512 characters of ASCII without spaces")
                            + from(sources, option);
            case URL_WITH_SECRET -> invalid(option, RedisConverter.WRONG) + from(sources, option);
            default -> sentence + from(sources, option);
        };
    }

    private static String invalid(OptionSpec option, String why) {
        return "Invalid value for option '" + option.longestName() + "': " + why;
    }

    private static String from(ServerSources sources, OptionSpec option) {
        Origin origin = sources.refused(option);
        return switch (origin.kind()) {
            case FLAG, RECKONED, DEFAULT -> "";
            case ENVIRONMENT, FILE -> " (" + origin.describe() + ")";
        };
    }
}
