package io.godwit.app.cli;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.DiscoveryServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a discovery server until it is stopped. */
@Command(
        name = "discovery",
        description = {
            "Run a discovery server until stopped: it tells peers of each other and never sees a file.",
            "Prints one line 'ready url=…' when it serves."
        },
        footer = {
            "  godwit discovery",
            "  godwit discovery --bind 127.0.0.1 --port 8000 --data /var/lib/godwit"
        })
final class DiscoveryCommand extends Subcommand {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Port to listen on; 0 takes any. Default: ${DEFAULT-VALUE}.")
    int port = ApiLimits.DEFAULT_PORT;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "0.0.0.0",
            description = "Local IP address to listen on. Default: all.")
    String bind = "0.0.0.0";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what survives a restart. Default: discovery in the profile.")
    @Nullable Path data;

    DiscoveryCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        if (port < 0 || port > 0xffff) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--port is out of range.", "Choose from 0 to 65535.");
        }
        Path folder =
                data == null ? root().profile().home().resolve("discovery") : root().absolute(data);
        Files.createDirectories(folder);
        DiscoveryServerConfig config =
                DiscoveryServerConfig.defaults().at(LocalAddress.parse(bind), port).keptIn(folder);
        try (DiscoveryServer server = DiscoveryServer.start(config)) {
            serve(printer, server);
            return ExitCode.DONE;
        } catch (DiscoveryServerException refused) {
            throw DiscoveryFailures.of(refused);
        }
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
