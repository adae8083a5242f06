package io.godwit.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.godwit.app.cli.GodwitCommand;
import io.godwit.app.cli.Program;
import io.godwit.app.cli.Surroundings;
import io.godwit.app.window.GodwitApplication;
import io.godwit.app.window.ToolkitStart;
import java.io.File;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the borders of this module. */
class ArchitectureTest {
    private static final String ROOT = "io.godwit.app";
    private static final Set<String> BANNED =
            Set.of("util", "utils", "common", "misc", "helper", "helpers", "model", "manager");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void noPageKnowsAnother() {
        slices().matching(ROOT + ".view.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void pagesDoNotKnowTheWindowAroundThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".window..", ROOT + ".cli..")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOnePackageOpensTheDoorToTheInterfaceThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".fx..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The toolkit throws where it wraps text from right to left. */
    @Test
    void onlyParagraphsWrapText() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Paragraph")
                .should()
                .callMethodWhere(target(nameMatching("setWrapText")))
                .check(CLASSES);
    }

    /** Elsewhere no test could answer them. */
    @Test
    void onlyOneClassOpensTheFileDialogsOfTheSystem() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemFileChoice")
                .should()
                .callMethodWhere(
                        target(owner(type(FileChooser.class).or(type(DirectoryChooser.class))))
                                .and(target(nameMatching("show.*"))))
                .check(CLASSES);
    }

    /**
     * Everything that may run on the interface thread. Desks are what view models ask in the background, and the services
     * are opened before there is a window.
     */
    private static final DescribedPredicate<JavaClass> OF_THE_WINDOW =
            resideInAnyPackage(ROOT + ".view..", ROOT + ".window..", ROOT + ".theme..")
                    .and(not(belongTo(simpleNameEndingWith("Desk"))))
                    .and(not(belongTo(simpleName("Services"))));

    @Test
    void theWindowTouchesNoFileSocketOrNode() {
        noClasses()
                .that(OF_THE_WINDOW)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\..*"
                                + "|java\\.io\\..*(Stream|Reader|Writer|RandomAccessFile)"
                                + "|java\\.net\\..*(Socket|HttpClient|URLConnection)"
                                + "|io\\.godwit\\.core\\.node\\.Node")
                .check(CLASSES);
    }

    /** Choosers of the toolkit speak of files as Java once did; only names are taken of these. */
    @Test
    void theWindowAsksNoOldFileAboutTheDisk() {
        noClasses()
                .that(OF_THE_WINDOW)
                .should()
                .callMethodWhere(
                        target(owner(type(File.class)))
                                .and(
                                        target(
                                                nameMatching(
                                                        "exists|is(Directory|File|Hidden)|length"
                                                                + "|last.*|list.*|can[A-Z].*|set.*"
                                                                + "|delete.*|mkdirs?|renameTo"
                                                                + "|create.*|getCanonical.*"))))
                .check(CLASSES);
    }

    @Test
    void theCommandLineNeedsNoToolkitExceptToOpenTheWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".cli..",
                        ROOT + ".control..",
                        ROOT + ".log..",
                        ROOT + ".text..",
                        ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
                .check(CLASSES);
    }

    /** What is loaded before the toolkit begins: it takes longest, and a logger of theirs would be made before it. */
    @Test
    void theToolkitWaitsForNoLoggingLibrary() {
        noFields()
                .that()
                .areDeclaredInClassesThat(
                        type(Program.class)
                                .or(type(Surroundings.class))
                                .or(type(GodwitCommand.class))
                                .or(simpleName("OpenCommand"))
                                .or(simpleName("Subcommand"))
                                .or(type(GodwitApplication.class))
                                .or(type(ToolkitStart.class)))
                .should()
                .haveRawType(nameMatching(".*\\.Logger"))
                .check(CLASSES);
    }

    @Test
    @DisplayName("AR-01 AR-02 AR-04 folders are packed, and nothing is unpacked")
    void nothingIsUnpacked() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.zip\\.(Zip(File|InputStream)|GZIPInputStream|Inflater.*)"
                                + "|java\\.util\\.jar\\.Jar(File|InputStream)")
                .check(CLASSES);
    }

    @Test
    void packagesSayWhatTheyAreAbout() {
        assertEquals(
                0,
                CLASSES.stream()
                        .flatMap(type -> Stream.of(type.getPackageName().split("\\.")))
                        .filter(BANNED::contains)
                        .count());
    }
}
