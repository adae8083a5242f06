package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectException;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people share in the window, and other programs fetch from it. */
class SharingJourneyTest extends WindowInNetworkFixture {

    private static final int MEBIBYTE = 1 << 20;
    private static final KeyCode HOME = KeyCode.DIGIT1;
    private static final KeyCode SHARES = KeyCode.DIGIT2;
    private static final KeyCode TRANSFERS = KeyCode.DIGIT5;

    private Path out;

    @BeforeEach
    void createOut() throws IOException {
        out = Files.createDirectories(folder.resolve("out"));
    }

    private void assertOthersFetch(Path shared, String name) throws Exception {
        network.awaitFindable(name, 1);
        Program get = network.get(name, out);
        assertEquals(0, get.awaitExit(Duration.ZERO), get::transcript);
        Content.assertSame(shared, out.resolve(name));
    }

    @Test
    void sharesWhatIsDroppedAndPastedAndOthersFetchIt() throws Exception {
        Path letter = Content.file(folder.resolve("own/letter.pdf"), MEBIBYTE, 6);
        Path album = Content.manyFiles(folder.resolve("own/album"), 5, 7);
        Path song = Content.file(folder.resolve("own/song.flac"), MEBIBYTE, 8);
        try (OpenedWindow window = online()) {
            window.page(HOME);
            window.drop(List.of(letter), "#drop-zone");
            window.awaitThat("it says so", () -> window.says("letter.pdf is shared now"));
            window.paste(List.of(song));
            window.page(SHARES);
            window.awaitThat("both are listed", () -> window.rows("#shares-table") == 2);
            window.drop(List.of(album), "#shares-page");
            window.awaitThat("all are listed", () -> window.rows("#shares-table") == 3);
            assertOthersFetch(letter, "letter.pdf");
            assertOthersFetch(song, "song.flac");
            assertOthersFetch(album, "album");
        }
    }

    @Test
    void sharesWhatIsDroppedOnAPageThatHasNoUseForIt() throws Exception {
        Path map = Content.file(folder.resolve("own/map.png"), MEBIBYTE, 12);
        try (OpenedWindow window = online()) {
            window.page(TRANSFERS);
            window.awaitThat("nothing is fetched", () -> window.visible("#transfers-empty"));
            window.drop(List.of(map), "#transfers-empty");
            window.awaitThat("it says so", () -> window.says("map.png is shared now"));
            assertTrue(window.visible("#drop-zone"), "another page than the first");
            assertOthersFetch(map, "map.png");
        }
    }

    @Test
    void saysWhyAFolderThatMayNotBeReadIsNotShared() throws Exception {
        Optional<SealedFolder> made = SealedFolder.make(folder.resolve("sealed"));
        assumeTrue(
                made.isPresent(),
                () -> "no unreadable folder can be made as " + System.getProperty("user.name"));
        try (SealedFolder sealed = made.orElseThrow();
                OpenedWindow window = online()) {
            window.page(HOME);
            window.paste(List.of(sealed.folder()));
            window.awaitText(".error-banner", "sealed cannot be shared.");
            assertTrue(window.text(".error-banner").contains("Check its permissions"));
            window.keys(KeyCode.ESCAPE);
            window.page(SHARES);
            window.drop(List.of(sealed.folder()), "#shares-page");
            window.awaitText(".error-banner", "Give yourself the right to read it");
            assertEquals(0, window.rows("#shares-table"));
        }
    }

    @Test
    void protectsWithAPasswordThatAloneOpensWhatOthersFetch() throws Exception {
        Path diary = Content.file(folder.resolve("own/diary.txt"), MEBIBYTE, 9);
        Path fetched = out.resolve("diary.txt.age");
        try (OpenedWindow window = online()) {
            window.page(SHARES);
            window.paste(List.of(diary));
            window.awaitThat("it is listed", () -> window.says("Ready"));
            window.click("diary.txt");
            window.keys(KeyCode.CONTROL, KeyCode.P);
            window.type("correct horse");
            window.keys(KeyCode.TAB);
            window.type("correct horsf");
            window.awaitText("#protect-hint", "The two passwords differ.");
            window.keys(KeyCode.BACK_SPACE);
            window.type("e");
            window.click("#protect-go");
            window.awaitThat("it is protected", () -> window.says("diary.txt.age"));
            network.awaitFindable("diary.txt.age", 1);
            network.awaitNotFindable("diary.txt");
            Program get = network.get("diary.txt.age", out);
            assertEquals(0, get.awaitExit(Duration.ZERO), get::transcript);
        }
        Program wrong = unprotect(fetched, "correct house");
        assertEquals(6, wrong.awaitExit(Duration.ZERO), wrong::transcript);
        assertTrue(wrong.transcript().contains("password"), wrong::transcript);
        assertTrue(Files.notExists(out.resolve("diary.txt")), "something was written");
        Program right = unprotect(fetched, "correct horse");
        assertEquals(0, right.awaitExit(Duration.ZERO), right::transcript);
        Content.assertSame(diary, out.resolve("diary.txt"));
    }

    @Test
    void offersToOpenAProtectedFileThatIsDroppedOrToShareItAsItIs() throws Exception {
        Path diary = Content.file(folder.resolve("own/diary.txt"), MEBIBYTE, 10);
        Path elsewhere = folder.resolve("own/elsewhere");
        Path locked = protect(diary, elsewhere, "correct horse");
        try (OpenedWindow window = online()) {
            window.page(HOME);
            window.drop(List.of(locked), "#drop-zone");
            window.awaitThat("it asks", () -> window.visible("#unprotect-password"));
            window.type("correct horse");
            window.keys(KeyCode.ENTER);
            window.awaitText("#unprotect-hint", "Opened. “diary.txt”");
            Content.assertSame(diary, elsewhere.resolve("diary.txt"));
            window.keys(KeyCode.ESCAPE);
            window.page(SHARES);
            window.drop(List.of(locked), "#shares-page");
            window.awaitThat("it asks", () -> window.visible("#unprotect-password"));
            assertEquals(0, window.rows("#shares-table"), "opening shares nothing");
            window.click("#unprotect-share");
            window.awaitThat("it is listed", () -> window.rows("#shares-table") == 1);
            assertOthersFetch(locked, "diary.txt.age");
        }
    }

    private static Path protect(Path clear, Path into, String typed) throws ProtectException {
        try (Password password = Password.of(typed.toCharArray())) {
            return new ProtectedFiles(new SecureRandom())
                    .protect(clear, into, password, ByteProgress.NONE);
        }
    }

    private Program unprotect(Path file, String password) throws Exception {
        Path typed = Files.writeString(folder.resolve("password"), password + "\n");
        return Program.run(
                network.newHome(), "unprotect", file, "--out", out, "--password-file", typed);
    }
}
