package io.godwit.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Holds the order of the packages: each may use only those above it in the list. */
@TestInstance(Lifecycle.PER_CLASS) // all classes are read once
class ArchitectureTest {

    private static final String ROOT = "io.godwit.core.";

    private static final List<String> BOTTOM_FIRST =
            List.of(
                    "content",
                    "event",
                    "crypto",
                    "manifest",
                    "storage",
                    "share",
                    "peer",
                    "identity",
                    "protocol",
                    "transport",
                    "handshake",
                    "session",
                    "discovery",
                    "transfer",
                    "node");

    private static final List<String> BANNED_NAMES =
            List.of("util", "utils", "common", "misc", "helper", "helpers", "model", "manager");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.godwit.core");

    @Test
    void everyPackageIsListedAndEveryListedPackageExists() {
        var found =
                classes.stream()
                        .map(type -> topPackage(type.getPackageName()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(BOTTOM_FIRST), found);
    }

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyThoseBelow() {
        return BOTTOM_FIRST.stream()
                .limit(BOTTOM_FIRST.size() - 1)
                .map(name -> {
                    var above =
                            BOTTOM_FIRST.subList(
                                    BOTTOM_FIRST.indexOf(name) + 1, BOTTOM_FIRST.size());
                    return DynamicTest.dynamicTest(
                            name,
                            () ->
                                    noClasses()
                                            .that()
                                            .resideInAPackage(ROOT + name + "..")
                                            .should()
                                            .dependOnClassesThat()
                                            .resideInAnyPackage(
                                                    above.stream()
                                                            .map(p -> ROOT + p + "..")
                                                            .toArray(String[]::new))
                                            .check(classes));
                });
    }

    @Test
    void noCycles() {
        slices().matching("io.godwit.core.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void coreKnowsNoWindowAndNoServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..", "io.javalin..", "io.godwit.app..", "io.godwit.discovery..")
                .check(classes);
    }

    @Test
    void cryptographyStaysInCryptoAndIdentity() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "crypto..", ROOT + "identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "java.security.spec..", "org.bouncycastle..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.Signature")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.MessageDigest")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.KeyFactory")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.KeyPairGenerator")
                .check(classes);
    }

    @Test
    void onlyCryptoKnowsVectors() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(classes);
    }

    @Test
    void noPackageIsNamedAfterNothing() {
        var banned =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name ->
                                Stream.of(name.split("\\.")).anyMatch(BANNED_NAMES::contains))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), banned);
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
    @DisplayName("AR-01 AR-02 AR-04 nothing is unpacked, whatever a peer says of it")
    void nothingIsUnpacked() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.zip\\.(Zip|GZIP|Inflater).*|java\\.util\\.jar\\..*")
                .check(classes);
    }

    @Test
    @DisplayName(
            "KEY nobody gets rights to a file that are taken away again: they are given when it is made")
    void rightsAreGivenAtCreation() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "identity..")
                .should()
                .callMethod(Files.class, "setPosixFilePermissions", Path.class, Set.class)
                .check(classes);
    }

    private static String topPackage(String name) {
        return name.substring(ROOT.length()).split("\\.", 2)[0];
    }
}
