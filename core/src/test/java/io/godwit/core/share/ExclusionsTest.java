package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ExclusionsTest {

    @TempDir Path temp;
    private Path profile;
    private Exclusions exclusions;

    @BeforeEach
    void make() throws IOException {
        profile = Files.createDirectory(temp.toRealPath().resolve("profile"));
        exclusions = Exclusions.of(List.of(profile), List.of(profile.resolve("protected")));
    }

    @Test
    void onlyWhatIsProtectedIsOfferedOfTheProfile() {
        assertTrue(exclusions.covers(profile));
        assertTrue(exclusions.covers(profile.resolve("identity.pem")));
        assertTrue(exclusions.covers(profile.resolve("library/library.db")));
        assertTrue(exclusions.covers(profile.resolve("protected")), "the folder as a whole");
        assertFalse(exclusions.covers(profile.resolve("protected/diary.txt.age")));
        assertFalse(exclusions.covers(profile.resolveSibling("other/file")));
    }

    @Test
    void walksStayOutOfTheProfileAltogether() {
        assertTrue(exclusions.test(profile));
    }

    @Test
    void stagingFoldersAreKeptBackWhereverTheyAre() {
        assertTrue(exclusions.covers(profile.resolve("protected/.godwit-0/part")));
        assertTrue(exclusions.covers(profile.resolveSibling("downloads/.godwit-0/part")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where making a link needs a privilege
    void whatIsNotThereYetIsWhereItsParentReallyIs() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), profile);
        Exclusions linked = Exclusions.of(List.of(link), List.of(link.resolve("protected")));
        assertTrue(linked.covers(profile.resolve("trust.json")));
        assertFalse(linked.covers(profile.resolve("protected/diary.txt.age")));
    }
}
