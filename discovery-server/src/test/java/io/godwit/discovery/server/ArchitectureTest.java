package io.godwit.discovery.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Holds the borders of this module. */
@TestInstance(Lifecycle.PER_CLASS) // all classes are read once
class ArchitectureTest {

    private static final String ROOT = "io.godwit.discovery.server";
    private static final Set<String> BANNED =
            Set.of("util", "utils", "common", "misc", "helper", "helpers", "model", "manager");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void nothingPointsBackToTheApplication() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.godwit.app..", "javafx..")
                .check(classes);
    }

    @Test
    void noCycles() {
        slices().matching("io.godwit.discovery.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyHttpKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..")
                .check(classes);
    }

    @Test
    void onlyRedisKnowsTheClientOfRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..", "io.github.resilience4j..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".redis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".http..", ROOT + ".metrics..")
                .check(classes);
    }

    /** It is told addresses by strangers, and reaches nobody at them; only to Redis does it connect. */
    @Test
    @DisplayName(
            "REG-05 DOS-08 the server never dials, and never speaks without being connected to")
    void neverDials() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redis..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Socket.class,
                        SocketFactory.class,
                        SocketChannel.class,
                        AsynchronousSocketChannel.class,
                        DatagramSocket.class,
                        DatagramChannel.class,
                        URL.class,
                        URLConnection.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "okhttp3..",
                        "javax.jmdns..",
                        "org.eclipse.jetty.client..",
                        "io.godwit.core.transport..",
                        "io.godwit.core.session..",
                        "io.godwit.core.node..",
                        "io.godwit.core.discovery.server..",
                        "io.godwit.core.discovery.lan..")
                .check(classes);
    }

    @Test
    void theRegistryKnowsNoRoutes() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".registry..",
                        ROOT + ".search..",
                        ROOT + ".net..",
                        ROOT + ".tls..",
                        ROOT + ".tracker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT, ROOT + ".http..", ROOT + ".ratelimit..", ROOT + ".redis..")
                .check(classes);
    }

    @Test
    void timeIsInjectedAndNobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(classes);
    }

    @Test
    void cryptographyIsCoresButForTheCertificateOfHttps() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tls..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "java.security.spec..", "org.bouncycastle..")
                .check(classes);
    }

    @Test
    void packagesAreTheOnesDescribed() {
        var found =
                classes.stream()
                        .map(type -> type.getPackageName().substring(ROOT.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "",
                                ".accesslog",
                                ".http",
                                ".metrics",
                                ".net",
                                ".ratelimit",
                                ".redis",
                                ".registry",
                                ".search",
                                ".tls",
                                ".tracker")),
                found);
        assertEquals(
                0,
                found.stream()
                        .flatMap(name -> Stream.of(name.split("\\.")))
                        .filter(BANNED::contains)
                        .count());
    }
}
