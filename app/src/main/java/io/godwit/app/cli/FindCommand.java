package io.godwit.app.cli;

import io.godwit.app.text.Amounts;
import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.node.DiscoveryGroup;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches what others share. */
@Command(
        name = "find",
        description = "Search public shares by name; words match from their start.",
        footer = {
            "  godwit find holiday",
            "  godwit find 'holiday 2026' --json",
            "  godwit find holiday --discovery http://192.0.2.7:8000"
        })
final class FindCommand extends Subcommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to look for.")
    List<String> words = List.of();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "Most hits to print. Default: ${DEFAULT-VALUE}.")
    int max = 100;

    @Mixin DiscoveryOptions discovery = new DiscoveryOptions();

    FindCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        String text = String.join(" ", words);
        check(text);
        List<FoundContent> hits;
        try (DiscoveryGroup group = discovery.open(root())) {
            hits = group.search(text, max);
        }
        printer.value(hits.stream().map(FindCommand::form).toList());
        hits.forEach(hit -> printer.line(line(hit)));
        if (hits.isEmpty()) {
            boolean searchable = text.codePoints().anyMatch(Character::isLetterOrDigit);
            printer.remark(
                    searchable
                            ? "Nothing public is called like that."
                            : "The search goes by letters and digits, and there are none in this.");
            printer.remark("Try fewer or shorter words, or 'godwit peers' to see who is online.");
            return ExitCode.NOT_FOUND;
        }
        return ExitCode.DONE;
    }

    private void check(String text) throws CommandFailure {
        if (text.length() > ApiLimits.QUERY_CHARS) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The text is longer than " + ApiLimits.QUERY_CHARS + " characters.",
                    "Look for a few words of the name.");
        }
        if (max < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--max is less than 1.", "Give how many hits to print.");
        }
    }

    static JsonForms.Found form(FoundContent hit) {
        return new JsonForms.Found(
                hit.name(),
                hit.folder() ? "folder" : "file",
                hit.size(),
                hit.id().toHex(),
                hit.sources());
    }

    static String line(FoundContent hit) {
        return "%s  %9s  %-10s %s%s"
                .formatted(
                        hit.id().toHex(),
                        Amounts.bytes(hit.size()),
                        Amounts.count(hit.sources(), "source"),
                        DisplayName.of(hit.name()),
                        hit.folder() ? "/" : "");
    }
}
