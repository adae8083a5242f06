package io.godwit.app.cli.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.cli.CommandFailure;
import io.godwit.app.cli.ExitCode;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.http.Watching;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ServerOptionsTest {
    @TempDir Path folder;

    /** A command with the options of a server and nothing else. */
    @Command(name = "server")
    static final class Server {
        @Mixin ServerOptions options = new ServerOptions();
    }

    /** What was parsed out of words, variables and a file. */
    private record Parsed(Server server, CommandLine line, ServerSources sources) {
        DiscoveryServerConfig config() throws CommandFailure {
            return server.options.config(path -> path, Path.of("data"));
        }

        List<String> told(boolean all) {
            return new ServerSettings(line.getCommandSpec(), sources).lines(all);
        }
    }

    private Parsed parse(Map<String, String> variables, String... words) {
        return parse(64L << 30, variables, words);
    }

    private Parsed parse(long heap, Map<String, String> variables, String... words) {
        Server server = new Server();
        ServerSources sources = new ServerSources(variables, folder, new Reckoned(heap));
        CommandLine line = new CommandLine(server).setDefaultValueProvider(sources);
        line.parseArgs(words);
        return new Parsed(server, line, sources);
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("server.properties"), List.of(lines)).toString();
    }

    @Test
    void withoutAnyWordItIsTheDefaultServer() throws Exception {
        DiscoveryServerConfig config = parse(Map.of()).config();
        assertEquals(DiscoveryServerConfig.defaults().address(), config.address());
        assertEquals(RegistryLimits.DEFAULT, config.registry());
        assertEquals(RateLimits.DEFAULT, config.rates());
        assertEquals(HttpLimits.DEFAULT, config.http());
        Watching usual = Watching.NOTHING;
        assertEquals(
                Front.PLAIN.watched(
                        new Watching(true, usual.metricsToken(), usual.accessLog(), usual.title())),
                config.front());
        assertEquals(DiscoveryServerConfig.defaults().keeping().every(), config.keeping().every());
    }

    @Test
    void connectionsAndListenersAreBoundedAsAsked() throws Exception {
        HttpLimits limits =
                parse(
                                Map.of("GODWIT_SERVER_EVENT_STREAMS", "50"),
                                "--connections-per-address=7",
                                "--event-streams-per-address=9")
                        .config()
                        .http();
        assertEquals(7, limits.connectionsPerParty());
        assertEquals(50, limits.eventStreams());
        assertEquals(9, limits.eventStreamsPerParty());
        assertEquals(HttpLimits.DEFAULT.connections(), limits.connections());
    }

    @Test
    void whatNobodySaidFitsIntoTheHeapAndIsToldWithWhatItFollowsFrom() throws Exception {
        Parsed parsed = parse(512L << 20, Map.of());
        assertEquals(RegistryLimits.fitting(512L << 20), parsed.config().registry());
        List<String> told = parsed.told(false);
        assertTrue(told.contains("config: peers=104857 (a heap of 512 MiB)"), told::toString);
        assertTrue(told.contains("config: entries=157286 (a heap of 512 MiB)"), told::toString);
        assertTrue(
                told.contains("config: tracker-peers=52428 (a heap of 512 MiB)"), told::toString);
        assertEquals(52_428, parsed.config().front().tracker().peers());
        assertTrue(
                told.contains("config: entries-per-network=39321 (a quarter of entries)"),
                told::toString);
    }

    @Test
    void oneNetworkHasAQuarterOfTheEntriesThatSomebodyAskedFor() throws Exception {
        long heap = 512L << 20;
        assertEquals(
                100,
                parse(heap, Map.of(), "--entries", "400").config().registry().entriesPerSite());
        Map<String, String> variables = Map.of("GODWIT_SERVER_ENTRIES", "800");
        assertEquals(200, parse(heap, variables).config().registry().entriesPerSite());
        assertEquals(
                7,
                parse(heap, variables, "--entries-per-network=7")
                        .config()
                        .registry()
                        .entriesPerSite());
        String file = file("entries = 1200");
        assertEquals(
                300, parse(heap, Map.of(), "--config", file).config().registry().entriesPerSite());
    }

    @Test
    void theCommandLineWinsOverVariablesTheseOverTheFileTheFileOverDefaults() throws Exception {
        Map<String, String> variables =
                Map.of("GODWIT_SERVER_PORT", "2", "GODWIT_SERVER_PEERS", "20");
        String file = file("port = 3", "peers = 30", "entries = 300", "# connections = 3000");
        DiscoveryServerConfig config = parse(variables, "--port", "1", "--config", file).config();
        assertEquals(1, config.address().getPort());
        assertEquals(20, config.registry().peers());
        assertEquals(300, config.registry().entries());
        assertEquals(HttpLimits.DEFAULT, config.http());
    }

    @Test
    void theFileMayBeNamedByAVariableAndIsFoundFromTheCurrentFolder() throws Exception {
        file("rate-read = 7:70", "trusted-proxies = 10.0.0.0/8, ::1");
        DiscoveryServerConfig config =
                parse(Map.of("GODWIT_SERVER_CONFIG", "server.properties")).config();
        assertEquals(7, config.rates().read().perSecond());
        assertEquals(70, config.rates().read().burst());
        assertEquals(2, config.front().proxies().networks().size());
    }

    @Test
    void tellsEachSettingWithItsSource() throws Exception {
        String file = file("peers = 30");
        Parsed parsed =
                parse(
                        Map.of("GODWIT_SERVER_ENTRIES", "5", "GODWIT_SERVER_SERVICE_HOST", "x"),
                        "--config=" + file,
                        "--trusted-proxies=10.0.0.1,10.0.0.2");
        List<String> told = parsed.told(false);
        assertTrue(told.contains("config: peers=30 (peers in " + file + ")"), told::toString);
        assertTrue(
                told.contains("config: entries=5 (environment GODWIT_SERVER_ENTRIES)"),
                told::toString);
        assertTrue(
                told.contains("config: trusted-proxies=10.0.0.1,10.0.0.2 (command line)"),
                told::toString);
        assertTrue(
                told.contains("config: GODWIT_SERVER_SERVICE_HOST is not an option and is ignored"),
                told::toString);
        assertTrue(told.stream().noneMatch(line -> line.contains("port=")), told::toString);
        assertTrue(parsed.told(true).contains("config: port=8000 (default)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port             | 65536",
                "port             | -1",
                "port             | tcp://10.0.0.1:8000",
                "bind             | example.org",
                "peers            | 0",
                "peers            | 999999999",
                "entries          | many",
                "event-streams    | 0",
                "connections-per-address   | -1",
                "event-streams-per-address | all",
                "heartbeat        | 10",
                "heartbeat        | 999ms",
                "snapshot-every   | 25h",
                "rate-read        | 100",
                "rate-read        | 0:1",
                "rate-list        | 1:2:3",
                "trusted-proxies  | 10.0.0.0/8,everybody",
                "proxy-header     | X-Real-IP",
                "title            | a\u202eb",
                "metrics          | some",
                "access-log       | all",
                "redis            | localhost:6379",
                "redis            | redis://host/0?x=1",
                "stop-notice      | -1s"
            })
    void aWrongValueNamesItsOptionAndItsSource(String option, String value) throws Exception {
        String variable = "GODWIT_SERVER_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
        String flagged = blame(Map.of(variable, value), "--" + option + "=" + value);
        assertTrue(flagged.contains("--" + option), flagged);
        assertTrue(!flagged.contains("environment"), flagged);
        String found = blame(Map.of(variable, value));
        assertTrue(found.contains("--" + option), found);
        assertTrue(found.endsWith("(environment " + variable + ")"), found);
        String file = file(option + " = " + value);
        String read = blame(Map.of(), "--config", file);
        assertTrue(read.contains("--" + option), read);
        assertTrue(read.endsWith("(" + option + " in " + file + ")"), read);
    }

    private String blame(Map<String, String> variables, String... words) {
        return ServerSettings.blame(
                assertThrows(ParameterException.class, () -> parse(variables, words)));
    }

    @Test
    void dollarsInASecretMeanThemselves() throws Exception {
        String secret = "$pa$$word-${sys:user.home}-$${x}-end$";
        Map<String, String> variables = Map.of("GODWIT_SERVER_METRICS_TOKEN", secret);
        assertEquals(secret, parse(variables).config().front().watching().metricsToken());
        Parsed filed = parse(Map.of(), "--config", file("metrics-token = " + secret));
        assertEquals(secret, filed.config().front().watching().metricsToken());
    }

    @Test
    void secretsAreNotShown() throws Exception {
        String secret = "canary-canary-canary";
        Parsed parsed = parse(Map.of("GODWIT_SERVER_METRICS_TOKEN", secret));
        assertEquals(secret, parsed.config().front().watching().metricsToken());
        List<String> told = parsed.told(true);
        assertTrue(
                told.contains(
                        "config: metrics-token=*** (environment GODWIT_SERVER_METRICS_TOKEN)"),
                told::toString);
        assertFalse(told.toString().contains("canary"), told::toString);
        assertFalse(parsed.config().toString().contains("canary"));
        String wrong = blame(Map.of("GODWIT_SERVER_METRICS_TOKEN", "canary"));
        assertFalse(wrong.contains("canary"), wrong);
        assertTrue(wrong.contains("--metrics-token"), wrong);
        assertTrue(wrong.endsWith("(environment GODWIT_SERVER_METRICS_TOKEN)"), wrong);
    }

    @Test
    void thePasswordOfRedisIsNotShown() throws Exception {
        String variable = "GODWIT_SERVER_REDIS";
        Parsed parsed = parse(Map.of(variable, "rediss://user:canary@cache.example:6380/2"));
        String told = parsed.told(true).toString();
        assertTrue(
                told.contains(
                        "config: redis=rediss://***@cache.example:6380/2 (environment "
                                + variable
                                + ")"),
                told);
        assertFalse(told.contains("canary"), told);
        assertFalse(parsed.config().toString().contains("canary"));
        String wrong = blame(Map.of(variable, "http://user:canary@cache.example"));
        assertFalse(wrong.contains("canary"), wrong);
        assertTrue(wrong.contains("--redis"), wrong);
        assertTrue(wrong.endsWith("(environment " + variable + ")"), wrong);
    }

    /** Compose, Kubernetes, the Dockerfile and the unit say nothing that is no option, and no wrong value. */
    @Test
    void deploymentFilesUseOptionsThatThereAre() throws Exception {
        Path packaging = Path.of("..", "packaging");
        Pattern setting =
                Pattern.compile("(GODWIT_SERVER_[A-Z_]+)(?:\\s*[:=]\\s*(\"[^\"]*\"|[^\\s;]+))?");
        var variables = new TreeMap<String, String>();
        for (String name :
                List.of(
                        "server/compose.yaml",
                        "server/Dockerfile",
                        "server/kubernetes/config.yaml",
                        "server/kubernetes/deployment.yaml",
                        "linux/godwit-discovery.service")) {
            for (MatchResult found :
                    setting.matcher(Files.readString(packaging.resolve(name)).replaceAll("#.*", ""))
                            .results()
                            .toList()) {
                String value = found.group(2) == null ? "" : found.group(2).replace("\"", "");
                variables.put(found.group(1), value.replaceAll("\\$\\{[^}]*}?", "secret"));
            }
        }
        assertTrue(variables.containsKey("GODWIT_SERVER_REDIS"), variables::toString);
        assertTrue(variables.containsKey("GODWIT_SERVER_STOP_NOTICE"), variables::toString);
        variables.values().removeIf(String::isEmpty);
        variables.put("GODWIT_SERVER_REDIS", "redis://:secret@redis:6379");
        Parsed parsed = parse(variables);
        assertTrue(
                parsed.told(false).stream().noneMatch(line -> line.contains("not an option")),
                parsed.told(false)::toString);
        assertEquals("redis", parsed.config().keeping().redis().url().getHost());
    }

    @Test
    void anUnusableFileIsToldWithItsName() throws Exception {
        assertFault(ExitCode.USAGE, "colour", file("colour = green"));
        assertFault(ExitCode.USAGE, "config", file("config = other"));
        assertFault(ExitCode.LOCAL, "port is there twice", file("port = 1", "port = 2"));
        assertFault(ExitCode.LOCAL, "escape", file("data = C:\\users"));
        assertFault(ExitCode.LOCAL, "longer", file("#".repeat(ConfigFile.MAX_BYTES)));
        assertFault(ExitCode.LOCAL, "no such file", folder.resolve("missing").toString());
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff});
        assertFault(ExitCode.LOCAL, "not UTF-8", bytes.toString());
    }

    private void assertFault(ExitCode code, String word, String file) {
        Parsed parsed = parse(Map.of(), "--config", file);
        CommandFailure failure = assertThrows(CommandFailure.class, parsed.sources::check);
        assertEquals(code, failure.code());
        assertTrue(failure.what().contains(word), failure::what);
        assertTrue(failure.what().contains(file), failure::what);
    }

    @Test
    void aCertificateNeedsItsKey() throws Exception {
        assertThrows(CommandFailure.class, () -> parse(Map.of(), "--tls-key", "k").config());
        Front front =
                parse(Map.of("GODWIT_SERVER_TLS_CERTIFICATE", "c"), "--tls-key", "k")
                        .config()
                        .front();
        assertEquals(new TlsFiles(Path.of("c"), Path.of("k")), front.tls());
    }

    @Test
    void everyOptionIsDescribedForOperators() throws Exception {
        String guide = Files.readString(Path.of("../docs/discovery-server.md"));
        String manual =
                Files.readString(Path.of("../packaging/linux/man/godwit-discovery.8"))
                        .replace("\\-", "-");
        Stream<String> names =
                ServerSources.options(parse(Map.of()).line.getCommandSpec())
                        .map(ServerSources::key);
        assertEquals(
                List.of(),
                names.filter(name ->
                                !guide.contains("| `" + name + "` |")
                                        || !manual.contains("--" + name))
                        .toList());
    }
}
