package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.accesslog.Detail;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.Watching;
import io.godwit.discovery.server.redis.RedisAddress;
import io.godwit.discovery.server.tls.TestCertificate;
import io.godwit.discovery.server.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be said of the files in packaging without a container engine. */
class DeploymentTest {

    private static final Path FOLDER = Path.of("..", "packaging", "server");
    private static final Path UNIT =
            Path.of("..", "packaging", "linux", "godwit-discovery.service");

    /** Names of ours and of the library; no word of PromQL begins so. */
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:godwit|jvm|process|system)_[a-z0-9_]+");

    @TempDir Path temporary;

    @Test
    void dashboardAndAlertsAskForMetricsThatExist() throws Exception {
        List<String> queries = new ArrayList<>(dashboardQueries());
        queries.addAll(alertQueries());
        assertTrue(queries.size() > 20, queries::toString);
        Set<String> missing =
                queries.stream()
                        .flatMap(query -> METRIC.matcher(query).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(missing.contains("godwit_peers"), missing::toString);
        missing.removeAll(metricsOfAServer());
        assertEquals(Set.of(), missing);
    }

    private static List<String> dashboardQueries() {
        JsonNode dashboard =
                JsonMapper.shared().readTree(FOLDER.resolve("grafana/discovery.json").toFile());
        var queries = new ArrayList<String>();
        dashboard
                .get("templating")
                .get("list")
                .forEach(variable -> queries.add(variable.get("query").asString()));
        dashboard
                .get("panels")
                .forEach(panel ->
                        panel.get("targets")
                                .forEach(target -> queries.add(target.get("expr").asString())));
        return queries;
    }

    private static List<String> alertQueries() throws IOException {
        return rules().map(rule -> String.valueOf(rule.get("expr"))).toList();
    }

    private static Stream<Map<?, ?>> rules() throws IOException {
        return maps(yaml("alerts.yml").get("groups")).flatMap(group -> maps(group.get("rules")));
    }

    /** Names in the answer of a server that has HTTPS and a Redis, if an absent one, and has answered something. */
    private Set<String> metricsOfAServer() throws Exception {
        TestCertificate certificate = TestCertificate.make("here");
        TlsFiles files = TestCertificate.files(temporary);
        certificate.writeTo(files);
        var config =
                DiscoveryServerConfig.defaults()
                        .at(InetAddress.getLoopbackAddress(), 0)
                        .keptIn(RedisAddress.parse("redis://127.0.0.1:1").orElseThrow())
                        .with(
                                Front.PLAIN
                                        .secured(files)
                                        .watched(new Watching(true, "", Detail.OFF, "x")));
        try (var server = DiscoveryServer.start(config);
                HttpClient client = believing(certificate)) {
            get(client, server.url().resolve("/health"));
            // A request counts after its answer, and pauses of the collector once there was one.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        System.gc();
                        String now = get(client, server.url().resolve("/metrics"));
                        return now.contains("jvm_gc_pause_seconds_sum{")
                                && now.contains("godwit_requests_seconds_count{");
                    });
            return get(client, server.url().resolve("/metrics"))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll("[{ ].*", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static HttpClient believing(TestCertificate certificate) throws Exception {
        return HttpClient.newBuilder().sslContext(certificate.believer()).build();
    }

    private static String get(HttpClient client, URI url) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void everyAlertSaysWhatIsWrongAndHowBad() throws Exception {
        List<Map<?, ?>> rules = rules().toList();
        assertEquals(
                rules.size(), rules.stream().map(rule -> rule.get("alert")).distinct().count());
        for (Map<?, ?> rule : rules) {
            String name = String.valueOf(rule.get("alert"));
            assertTrue(name.startsWith("Godwit"), name);
            Map<?, ?> labels = (Map<?, ?>) rule.get("labels");
            assertTrue(Set.of("critical", "warning").contains(labels.get("severity")), name);
            Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
            assertTrue(
                    String.valueOf(annotations.get("summary")).contains("$labels.instance"), name);
        }
    }

    @Test
    void prometheusReadsTheRoutesThatThereAre() throws Exception {
        Map<?, ?> prometheus = yaml("prometheus.yml");
        assertEquals(List.of("alerts.yml"), prometheus.get("rule_files"));
        Map<?, ?> job = maps(prometheus.get("scrape_configs")).findFirst().orElseThrow();
        assertEquals("/metrics", job.get("metrics_path"));
        assertTrue(alertQueries().getFirst().contains("job=\"" + job.get("job_name") + "\""));
    }

    @Test
    void theContainerRunsUnprivilegedAndWritesOnlyItsData() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));
        assertTrue(lines.contains("USER 10001:10001"));
        assertTrue(lines.contains("VOLUME /data"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("HEALTHCHECK ")));
        assertTrue(lines.getLast().endsWith("\"io.godwit.app.DiscoveryMain\"]"));
        Map<?, ?> services = (Map<?, ?>) yaml("compose.yaml").get("services");
        for (String name : List.of("discovery-1", "discovery-2")) {
            Map<?, ?> discovery = (Map<?, ?>) services.get(name);
            assertEquals(true, discovery.get("read_only"));
            assertEquals(List.of("ALL"), discovery.get("cap_drop"));
            assertEquals(List.of("no-new-privileges:true"), discovery.get("security_opt"));
            assertEquals(List.of("/data:uid=10001,gid=10001,mode=0700"), discovery.get("tmpfs"));
            assertEquals(null, discovery.get("ports"), "only the proxy is reached from outside");
        }
        Map<?, ?> redis = (Map<?, ?>) services.get("redis");
        assertEquals(null, redis.get("ports"), "nobody but the servers reaches Redis");
        assertEquals(List.of("store"), redis.get("networks"));
        List<?> command = (List<?>) redis.get("command");
        assertEquals("yes", command.get(command.indexOf("--appendonly") + 1));
        assertEquals("always", command.get(command.indexOf("--appendfsync") + 1));
    }

    /** Each service is told where the others are by the names that they have. */
    @Test
    void theServicesKnowEachOther() throws Exception {
        Map<?, ?> services = (Map<?, ?>) yaml("compose.yaml").get("services");
        Map<?, ?> job =
                maps(yaml("prometheus.yml").get("scrape_configs")).findFirst().orElseThrow();
        List<String> targets =
                maps(job.get("static_configs"))
                        .flatMap(entry -> ((List<?>) entry.get("targets")).stream())
                        .map(Object::toString)
                        .toList();
        List<String> upstreams =
                Pattern.compile("server (discovery-[0-9]+:[0-9]+) ")
                        .matcher(Files.readString(FOLDER.resolve("nginx.conf")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        List<String> instances =
                services.keySet().stream()
                        .map(Object::toString)
                        .filter(name -> name.startsWith("discovery"))
                        .map(name -> name + ":" + ApiLimits.DEFAULT_PORT)
                        .toList();
        assertEquals(2, instances.size());
        assertEquals(instances, upstreams);
        assertEquals(instances, targets);
        String url =
                ((Map<?, ?>) ((Map<?, ?>) services.get("discovery-1")).get("environment"))
                        .get("GODWIT_SERVER_REDIS")
                        .toString()
                        .replaceAll("\\$\\{[^}]*}", "password");
        assertEquals("redis", RedisAddress.parse(url).orElseThrow().url().getHost());
        assertTrue(services.containsKey("redis"));
    }

    @Test
    void filesThatAreMountedAreThere() throws Exception {
        Map<?, ?> services = (Map<?, ?>) yaml("compose.yaml").get("services");
        for (Object service : services.values()) {
            if (((Map<?, ?>) service).get("volumes") instanceof List<?> volumes) {
                volumes.stream()
                        .map(volume -> volume.toString().split(":")[0])
                        .filter(source -> source.startsWith("./") && !source.equals("./tls"))
                        .forEach(
                                source -> assertTrue(Files.exists(FOLDER.resolve(source)), source));
            }
        }
        yaml("grafana/datasource.yml");
        yaml("grafana/dashboards.yml");
    }

    @Test
    void theHealthCheckSeesWhetherAServerRuns() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the script needs bash");
        int port;
        try (var server =
                DiscoveryServer.start(
                        DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0))) {
            port = server.port();
            assertEquals(0, healthCheck(Map.of("GODWIT_SERVER_PORT", "" + port)));
        }
        assertEquals(1, healthCheck(Map.of("GODWIT_SERVER_PORT", "" + port)));
    }

    @Test
    void theHealthCheckOfAServerWithACertificateSeesWhetherConnectionsAreTaken() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the script needs bash");
        int port;
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            assertEquals(0, healthCheck(secured(port)));
        }
        assertEquals(1, healthCheck(secured(port)));
    }

    private static Map<String, String> secured(int port) {
        return Map.of(
                "GODWIT_SERVER_PORT",
                "" + port,
                "GODWIT_SERVER_TLS_CERTIFICATE",
                "certificate.pem");
    }

    private int healthCheck(Map<String, String> environment) throws Exception {
        var command = new ProcessBuilder("/bin/sh", FOLDER.resolve("healthcheck.sh").toString());
        command.environment().putAll(environment);
        return run(command);
    }

    /** With a certificate of its own and the upstream on this machine, which is all that is looked up. */
    @Test
    void nginxAcceptsItsConfiguration() throws Exception {
        Path nginx = Path.of("/usr/sbin/nginx");
        assumeTrue(Files.isExecutable(nginx), "nginx is not installed");
        TlsFiles files = TestCertificate.files(temporary);
        TestCertificate.make("here").writeTo(files);
        Path config = temporary.resolve("nginx.conf");
        Files.writeString(
                config,
                Files.readString(FOLDER.resolve("nginx.conf"))
                        .replace("/tmp/", temporary + "/")
                        .replace("/etc/nginx/tls", temporary.toString())
                        .replace("discovery-1:8000", "127.0.0.1:8000")
                        .replace("discovery-2:8000", "127.0.0.1:8001"));
        assertSucceeds(
                nginx.toString(),
                "-t",
                "-e",
                "stderr",
                "-p",
                temporary.toString(),
                "-c",
                config.toString());
    }

    @Test
    void prometheusAcceptsItsConfigurationAndTheAlerts() throws Exception {
        Path promtool = Path.of("/usr/bin/promtool");
        assumeTrue(Files.isExecutable(promtool), "promtool is not installed");
        assertSucceeds(
                promtool.toString(),
                "check",
                "config",
                FOLDER.resolve("prometheus.yml").toString());
    }

    /** Half a server, whose threads ended one by one, would go on looking alive. */
    @Test
    void whateverStartsAServerEndsItWhenThereIsNoMemory() throws Exception {
        Path root = Path.of("..");
        for (String starter :
                List.of(
                        "godwit",
                        "godwit.cmd",
                        "packaging/package",
                        "packaging/linux/godwit",
                        "packaging/server/Dockerfile")) {
            String text = Files.readString(root.resolve(starter));
            assertTrue(text.contains("-XX:+ExitOnOutOfMemoryError"), starter);
        }
        assertTrue(Files.readString(UNIT).contains("Restart=on-failure"));
    }

    @Test
    void systemdFindsLittleToWorryAboutInTheUnit() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "systemd-analyze is not installed");
        // Exposure in tenths, of 100; what most services have is above 90.
        assertSucceeds(
                analyze.toString(),
                "security",
                "--offline=true",
                "--threshold=20",
                UNIT.toString());
    }

    private void assertSucceeds(String... words) throws Exception {
        int code = run(new ProcessBuilder(words));
        assertEquals(0, code, Files.readString(temporary.resolve("output")));
    }

    private int run(ProcessBuilder command) throws Exception {
        Path output = temporary.resolve("output");
        Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return process.exitValue();
    }

    private static Map<?, ?> yaml(String name) throws IOException {
        try (var in = Files.newBufferedReader(FOLDER.resolve(name))) {
            Map<?, ?> document =
                    new Yaml(new SafeConstructor(new LoaderOptions())).<Map<?, ?>>load(in);
            return document;
        }
    }

    private static Stream<Map<?, ?>> maps(Object list) {
        return ((List<?>) list).stream().map(entry -> (Map<?, ?>) entry);
    }
}
