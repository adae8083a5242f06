package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir Path folder;

    private static final class Failing extends Subcommand {
        private final boolean offline;

        Failing(GodwitCommand root, boolean offline) {
            super(root);
            this.offline = offline;
        }

        @Override
        boolean isOffline() {
            return offline;
        }

        @Override
        ExitCode execute(Printer printer) throws IOException {
            // As of a disk: only what fails to open has a name.
            throw new IOException("Input/output error");
        }
    }

    private GodwitCommand root() {
        return new GodwitCommand(new Captured(folder).surroundings());
    }

    @Test
    void aDiskThatFailsIsNoConnectionWhereThereIsNone() {
        var told = assertThrows(CommandFailure.class, () -> new Failing(root(), true).call());
        assertEquals(ExitCode.LOCAL, told.code());
        assertEquals("Reading or writing failed: Input/output error.", told.what());
        var failed = assertThrows(IOException.class, () -> new Failing(root(), false).call());
        assertEquals(ExitCode.NETWORK, Failures.of(failed).code());
    }

    @Test
    void commandsForFilesAloneSaySo() {
        GodwitCommand root = root();
        Stream.of(
                        new IdCommand(root),
                        new IdExportCommand(root),
                        new IdImportCommand(root),
                        new IdRotateCommand(root),
                        new VerifyCommand(root),
                        new ProtectCommand(root),
                        new UnprotectCommand(root))
                .forEach(command -> assertTrue(command.isOffline(), command::toString));
    }

    /** As after a start by another user, whose file it is now; the window begins with them. */
    @Test
    void settingsThatCannotBeReadAreNoConnection() throws IOException {
        Path file = Files.createDirectory(folder.resolve(SettingsStore.NAME));
        var usual = AppSettings.usual("Ada", folder.toAbsolutePath());
        var failed =
                assertThrows(
                        IOException.class, () -> SettingsStore.open(file, usual, Runnable::run));
        CommandFailure told = Failures.of(failed);
        assertEquals(ExitCode.LOCAL, told.code());
        assertEquals("The file settings.json cannot be read.", told.what());
    }
}
