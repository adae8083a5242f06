package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the manifests for Kubernetes without a cluster. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("..", "packaging", "server", "kubernetes");

    private static List<Map<?, ?>> documents() throws IOException {
        var documents = new ArrayList<Map<?, ?>>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .loadAll(Files.readString(file))
                        .forEach(document -> documents.add((Map<?, ?>) document));
            }
        }
        return documents;
    }

    private static Map<?, ?> one(String kind) throws IOException {
        List<Map<?, ?>> found =
                documents().stream().filter(each -> kind.equals(each.get("kind"))).toList();
        assertEquals(1, found.size(), kind);
        return found.getFirst();
    }

    /** What is below a path of keys. */
    private static Object at(Object from, String... keys) {
        Object value = from;
        for (String key : keys) {
            assertTrue(value instanceof Map<?, ?> map && map.containsKey(key), key);
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    private static Map<?, ?> container() throws IOException {
        List<?> containers =
                (List<?>) at(one("Deployment"), "spec", "template", "spec", "containers");
        assertEquals(1, containers.size());
        return (Map<?, ?>) containers.getFirst();
    }

    @Test
    void allAreOfOneAppAndFindEachOther() throws Exception {
        Map<String, String> versions =
                Map.of(
                        "Deployment", "apps/v1",
                        "Service", "v1",
                        "ConfigMap", "v1",
                        "PodDisruptionBudget", "policy/v1",
                        "NetworkPolicy", "networking.k8s.io/v1");
        assertEquals(
                versions.keySet(),
                documents().stream()
                        .map(each -> each.get("kind").toString())
                        .collect(Collectors.toSet()));
        Map<String, String> app = Map.of("app", "godwit-discovery");
        for (Map<?, ?> document : documents()) {
            String kind = document.get("kind").toString();
            assertEquals(versions.get(kind), document.get("apiVersion"));
            assertEquals(app, at(document, "metadata", "labels"));
        }
        assertEquals(app, at(one("Deployment"), "spec", "selector", "matchLabels"));
        assertEquals(app, at(one("Deployment"), "spec", "template", "metadata", "labels"));
        assertEquals(app, at(one("Service"), "spec", "selector"));
        assertEquals(app, at(one("PodDisruptionBudget"), "spec", "selector", "matchLabels"));
        assertEquals(app, at(one("NetworkPolicy"), "spec", "podSelector", "matchLabels"));
        assertEquals(
                List.of(Map.of("configMapRef", Map.of("name", "discovery"))),
                container().get("envFrom"));
        assertEquals("discovery", at(one("ConfigMap"), "metadata", "name"));
    }

    @Test
    void itRunsUnprivilegedAndWritesOnlyItsData() throws Exception {
        Object pod = at(one("Deployment"), "spec", "template", "spec");
        assertEquals(true, at(pod, "securityContext", "runAsNonRoot"));
        assertEquals(10001, at(pod, "securityContext", "runAsUser"));
        assertEquals("RuntimeDefault", at(pod, "securityContext", "seccompProfile", "type"));
        assertEquals(false, at(pod, "automountServiceAccountToken"));
        assertEquals(false, at(pod, "enableServiceLinks"));
        Object own = container().get("securityContext");
        assertEquals(true, at(own, "readOnlyRootFilesystem"));
        assertEquals(false, at(own, "allowPrivilegeEscalation"));
        assertEquals(List.of("ALL"), at(own, "capabilities", "drop"));
        assertEquals(
                List.of(Map.of("name", "data", "mountPath", "/data")),
                container().get("volumeMounts"));
        assertTrue(Files.readString(Path.of("../packaging/server/Dockerfile")).contains("10001"));
    }

    @Test
    void noPasswordIsInTheFiles() throws Exception {
        List<?> variables = (List<?>) container().get("env");
        assertEquals(
                List.of(
                        Map.of(
                                "name",
                                "GODWIT_SERVER_REDIS",
                                "valueFrom",
                                Map.of(
                                        "secretKeyRef",
                                        Map.of("name", "discovery-redis", "key", "url")))),
                variables);
        assertFalse(documents().stream().anyMatch(each -> "Secret".equals(each.get("kind"))));
    }

    @Test
    void theProbesAskForWhatThereIs() throws Exception {
        Map<?, ?> port = (Map<?, ?>) ((List<?>) container().get("ports")).getFirst();
        assertEquals(ApiLimits.DEFAULT_PORT, port.get("containerPort"));
        try (var server =
                        DiscoveryServer.start(
                                DiscoveryServerConfig.defaults()
                                        .at(InetAddress.getLoopbackAddress(), 0));
                HttpClient client = HttpClient.newHttpClient()) {
            for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                assertEquals(port.get("name"), at(container(), probe, "httpGet", "port"));
                String path = at(container(), probe, "httpGet", "path").toString();
                URI url = server.url().resolve(path);
                assertEquals(
                        200,
                        client.send(
                                        HttpRequest.newBuilder(url).build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode(),
                        path);
            }
        }
        Map<?, ?> served = (Map<?, ?>) ((List<?>) at(one("Service"), "spec", "ports")).getFirst();
        assertEquals(ApiLimits.DEFAULT_PORT, served.get("port"));
        assertEquals(port.get("name"), served.get("targetPort"));
    }

    @Test
    void itIsStoppedNoSoonerThanItMayTake() throws Exception {
        Map<?, ?> options = (Map<?, ?>) at(one("ConfigMap"), "data");
        int grace =
                (int)
                        at(
                                one("Deployment"),
                                "spec",
                                "template",
                                "spec",
                                "terminationGracePeriodSeconds");
        int needed =
                seconds(options.get("GODWIT_SERVER_STOP_NOTICE"))
                        + seconds(options.get("GODWIT_SERVER_STOP_PATIENCE"));
        assertTrue(grace > needed, grace + " against " + needed);
    }

    private static int seconds(Object value) {
        return Integer.parseInt(value.toString().replaceAll("s$", ""));
    }
}
