package io.godwit.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Outcome.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of programs that only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class SystemDesktopTest {
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir Path folder;
    private Path programs;
    private Path calls;
    private Desktop desktop;

    @BeforeEach
    void desktop() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        calls = folder.resolve("calls");
        desktop = desktop(Duration.ofSeconds(20));
    }

    private Desktop desktop(Duration patience) {
        CommandRunner runner = new CommandRunner(Map.of("PATH", programs.toString()), patience);
        return new SystemDesktop(
                new LinuxCommands(),
                runner,
                Optional.of(AutostartFile.xdg(folder.resolve("autostart"), Path.of("/opt/a b/g"))),
                new NoTray(),
                background);
    }

    private static final class NoTray implements SystemDesktop.TrayFactory {
        @Override
        public boolean isOffered() {
            return false;
        }

        @Override
        public Optional<Tray> show(TrayContent content) {
            return Optional.empty();
        }
    }

    @AfterEach
    void close() {
        desktop.close();
        background.shutdownNow();
    }

    private void install(String name, String end) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(
                program,
                "#!/bin/sh\nfor word in \"$0\" \"$@\"; do echo \"$word\" >>'"
                        + calls
                        + "'; done\n"
                        + end
                        + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void opensWithTheFirstProgramThatIsThere() throws IOException {
        install("gio", "exit 0");
        Path file = Files.createFile(folder.resolve("ümlaut ' \" $(x).txt"));
        assertTrue(result(desktop.open(file)).isDone());
        assertEquals(List.of(programs.resolve("gio").toString(), "open", file.toString()), calls());
    }

    @Test
    void triesTheNextWayWhenOneFails() throws IOException {
        install("gdbus", "exit 1");
        install("xdg-open", "exit 0");
        Path file = Files.createFile(folder.resolve("it's.txt"));
        assertTrue(result(desktop.reveal(file)).isDone());
        assertTrue(calls().contains("['" + file.toUri().toString().replace("'", "%27") + "']"));
        assertEquals(folder.toString(), calls().getLast());
    }

    @Test
    void saysWhatToInstall() throws IOException {
        Path file = Files.createFile(folder.resolve("a.txt"));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result(desktop.trash(file)));
        assertEquals(Reason.NOT_OFFERED, failed.reason());
        assertEquals(Optional.of("gio"), failed.missing());
        assertTrue(Files.exists(file));
    }

    @Test
    void endsWhatDoesNotAnswer() throws IOException {
        install("gio", "exec /bin/sleep 60");
        desktop = desktop(Duration.ofMillis(200));
        Path file = Files.createFile(folder.resolve("a.txt"));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result(desktop.trash(file)));
        assertEquals(Reason.TOO_SLOW, failed.reason());
    }

    /** As xdg-open where no desktop runs: it ends with the program that shows the file. */
    @Test
    void opensOnceWhatIsLookedAtForLong() throws IOException {
        Path file = Files.createFile(folder.resolve("a.txt"));
        install("xdg-open", "while [ -e '" + file + "' ]; do /bin/sleep 0.1; done");
        install("gio", "exit 0");
        desktop = desktop(Duration.ofMillis(200));
        assertTrue(result(desktop.open(file)).isDone());
        Awaitility.await().until(() -> calls().size() > 1);
        assertEquals(List.of(programs.resolve("xdg-open").toString(), file.toString()), calls());
        Files.delete(file);
    }

    @Test
    void startsNoProgramThatSomebodySent() throws IOException {
        install("xdg-open", "exit 0");
        for (String name :
                List.of(
                        "holiday.jpg.exe",
                        "run.SH",
                        "a.desktop",
                        "x.jar",
                        "y.lnk. ",
                        "invoice.application",
                        "setup.MSIX",
                        "letter.inetloc",
                        "help.chm",
                        "sums.xll",
                        "photos.library-ms",
                        "disk.vhdx")) {
            Path file = Files.createFile(folder.resolve(name));
            Outcome.Failed failed =
                    assertInstanceOf(Outcome.Failed.class, result(desktop.open(file)), name);
            assertEquals(Reason.COULD_BE_A_PROGRAM, failed.reason());
        }
        Path link = Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("run.SH"));
        assertFalse(result(desktop.open(link)).isDone());
        assertEquals(List.of(), calls());
    }

    @Test
    @DisplayName("FS-04 what a sender marked as executable is opened only where it is shown")
    void startsNothingThatIsMarkedAsAProgram() throws IOException {
        install("xdg-open", "exit 0");
        for (String name : List.of("README", "photo.jpg ", "letter.docx.x")) {
            Path file = Files.createFile(folder.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            Outcome.Failed failed =
                    assertInstanceOf(Outcome.Failed.class, result(desktop.open(file)), name);
            assertEquals(Reason.COULD_BE_A_PROGRAM, failed.reason());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertTrue(result(desktop.open(file)).isDone(), name);
        }
    }

    @Test
    @DisplayName("FS what is shown is opened where a disk marks everything as executable")
    void opensWhatIsShownAlsoWhereEverythingIsMarked() throws IOException {
        install("xdg-open", "exit 0");
        for (String name :
                List.of("photo.jpg", "raw.NEF", "letter.odt", "invitation.ics", "build.log")) {
            Path file = Files.createFile(folder.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertTrue(result(desktop.open(file)).isDone(), name);
        }
    }

    @Test
    void opensOnlyWebAndMailAddresses() throws IOException {
        install("xdg-open", "exit 0");
        for (String address : List.of("file:///etc/passwd", "javascript:x", "smb://x/y", "x")) {
            assertFalse(result(desktop.browse(URI.create(address))).isDone(), address);
        }
        assertEquals(List.of(), calls());
        assertTrue(result(desktop.browse(URI.create("https://example.org/?a=b"))).isDone());
    }

    @Test
    void saysWhatIsNoLongerThere() {
        Outcome.Failed failed =
                assertInstanceOf(
                        Outcome.Failed.class, result(desktop.reveal(folder.resolve("gone"))));
        assertEquals(Reason.NOT_THERE, failed.reason());
    }

    @Test
    @DisplayName("UI a name in a notification is neither markup nor an option, and hides nothing")
    void notifiesWithoutMarkup() throws IOException {
        install("notify-send", "exit 0");
        assertTrue(result(desktop.notifyPerson("--help", "<b>a</b> & b\u202e")).isDone());
        assertEquals(
                List.of("--help", "&lt;b&gt;a&lt;/b&gt; &amp; b\\u{202E}"),
                calls().subList(calls().size() - 2, calls().size()));
    }

    @Test
    void keepsAwakeAsLongAsAnybodyWants() throws IOException {
        install("systemd-inhibit", "/bin/cat; echo slept >>'" + calls + "'");
        Wakefulness first = desktop.stayAwake("a transfer runs");
        Wakefulness second = desktop.stayAwake("another");
        Awaitility.await().until(() -> calls().contains("--mode=block"));
        first.close();
        second.close();
        second.close();
        Awaitility.await().until(() -> ended());
        assertEquals(1, calls().stream().filter("--mode=block"::equals).count());
    }

    private static boolean ended() {
        return ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsAtLoginWhenWanted() throws IOException {
        assertFalse(result(desktop.startsAtLogin()));
        assertTrue(result(desktop.startAtLogin(true)).isDone());
        assertTrue(result(desktop.startsAtLogin()));
        String entry = Files.readString(folder.resolve("autostart/godwit.desktop"));
        assertTrue(entry.contains("Exec=\"/opt/a b/g\" open\n"), entry);
        assertTrue(result(desktop.startAtLogin(false)).isDone());
        assertFalse(result(desktop.startsAtLogin()));
    }

    /** As the settings of some desktops switch it off. */
    @Test
    void anEntryThatIsHiddenStartsNothing() throws IOException {
        assertTrue(result(desktop.startAtLogin(true)).isDone());
        Path entry = folder.resolve("autostart/godwit.desktop");
        Files.writeString(entry, "Hidden=true\n", StandardOpenOption.APPEND);
        assertFalse(result(desktop.startsAtLogin()));
        assertTrue(result(desktop.startAtLogin(true)).isDone());
        assertTrue(result(desktop.startsAtLogin()));
    }
}
