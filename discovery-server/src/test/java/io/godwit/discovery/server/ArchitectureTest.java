package io.godwit.discovery.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the borders of this module. */
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
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
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
