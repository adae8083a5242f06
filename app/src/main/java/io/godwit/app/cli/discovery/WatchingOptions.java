package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.accesslog.Detail;
import io.godwit.discovery.server.http.Stopping;
import io.godwit.discovery.server.http.Watching;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What an operator sees of a server, and how it ends. */
public final class WatchingOptions {
    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Godwit discovery server",
            converter = TitleConverter.class,
            description = "Headline of the page for people. Default: ${DEFAULT-VALUE}.")
    String title = Watching.NOTHING.title();

    @Option(
            names = "--metrics",
            paramLabel = "WHO",
            defaultValue = "everybody",
            converter = MetricsConverter.class,
            description =
                    "Who may read /metrics: everybody or nobody; see also --metrics-token."
                            + " Default: ${DEFAULT-VALUE}.")
    MetricsReaders metrics = MetricsReaders.EVERYBODY;

    @Option(
            names = "--metrics-token",
            paramLabel = ServerSettings.SECRET,
            converter = SecretConverter.class,
            description = {
                "Only who presents this as 'Authorization: Bearer' may read them.",
                "Others see the command line; say it by variable or file."
            })
    String metricsToken = "";

    @Option(
            names = "--access-log",
            paramLabel = "DETAIL",
            defaultValue = "off",
            converter = DetailConverter.class,
            description =
                    "A line of JSON for each request on standard error: off, routes, or full with"
                            + " addresses and what is searched. Default: ${DEFAULT-VALUE}.")
    Detail accessLog = Detail.OFF;

    @Option(
            names = "--stop-notice",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = SpanConverter.class,
            description =
                    "When stopping, time to serve on while /health/ready says no, for load balancers."
                            + " Default: ${DEFAULT-VALUE}.")
    Duration notice = Stopping.DEFAULT.notice();

    @Option(
            names = "--stop-patience",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = SpanConverter.class,
            description = "Most time that requests under way then get. Default: ${DEFAULT-VALUE}.")
    Duration patience = Stopping.DEFAULT.patience();

    Watching watching() {
        return new Watching(metrics == MetricsReaders.EVERYBODY, metricsToken, accessLog, title);
    }

    Stopping stopping() {
        return new Stopping(notice, patience);
    }
}
