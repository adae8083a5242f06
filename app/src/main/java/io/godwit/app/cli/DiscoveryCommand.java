package io.godwit.app.cli;

import io.godwit.app.cli.discovery.Reckoned;
import io.godwit.app.cli.discovery.ServerOptions;
import io.godwit.app.cli.discovery.ServerSettings;
import io.godwit.app.cli.discovery.ServerSources;
import io.godwit.app.log.LogStream;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.DiscoveryServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a discovery server until it is stopped. */
@Command(
        name = "discovery",
        description = {
            "Run a discovery server until stopped: it tells peers of each other and never sees a file.",
            "Prints one line 'ready url=…' when it serves."
        },
        footer = {
            "  godwit discovery",
            "  godwit discovery --bind 127.0.0.1 --port 8000 --data /var/lib/godwit",
            "  GODWIT_SERVER_PORT=9000 godwit discovery --config /etc/godwit/discovery.properties"
        })
final class DiscoveryCommand extends Subcommand {
    /** What a server says of itself; what its libraries say stays with the warnings of the others. */
    private static final String LOGGERS = "io.godwit.discovery";

    private final ServerSources sources;

    @Mixin ServerOptions options = new ServerOptions();

    @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private DiscoveryCommand(GodwitCommand root) {
        super(root);
        Surroundings around = root.surroundings();
        sources = new ServerSources(around.variables(), around.folder(), Reckoned.here());
    }

    /** The command with its sources of options. */
    static CommandLine of(GodwitCommand root) {
        DiscoveryCommand command = new DiscoveryCommand(root);
        return new CommandLine(command).setDefaultValueProvider(command.sources);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        sources.check();
        Path folder = folder();
        DiscoveryServerConfig config = options.config(root()::absolute, folder);
        Files.createDirectories(folder);
        new ServerSettings(spec, sources).lines(root().verbose()).forEach(printer::remark);
        try (var _ = LogStream.open(LOGGERS, root().surroundings().err(), root().verbose());
                DiscoveryServer server = DiscoveryServer.start(config)) {
            serve(printer, server);
            return ExitCode.DONE;
        } catch (DiscoveryServerException refused) {
            throw DiscoveryFailures.of(refused);
        }
    }

    private Path folder() throws CommandFailure {
        Path data = options.data();
        return data == null ? root().profile().home().resolve("discovery") : root().absolute(data);
    }

    private static void serve(Printer printer, DiscoveryServer server) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (var _ = new StopSignal(server::close, ExitCode.DONE)) {
            printer.line("ready url=" + server.url());
            printer.value(new JsonForms.DiscoveryReady("ready", server.url().toString()));
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
