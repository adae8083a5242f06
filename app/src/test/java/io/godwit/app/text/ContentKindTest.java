package io.godwit.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKindTest {

    @ParameterizedTest
    @CsvSource({
        "a.mkv, false, VIDEO",
        "A.FLAC, false, AUDIO",
        "x.tar.gz, false, ARCHIVE",
        "photo.jpeg, false, IMAGE",
        "P1000.NEF, false, IMAGE",
        "invitation.ics, false, DOCUMENT",
        "noextension, false, OTHER",
        "a.mkv, true, FOLDER",
        "trailing., false, OTHER"
    })
    void nameTellsTheKind(String name, boolean folder, ContentKind kind) {
        assertEquals(kind, ContentKind.of(name, folder));
    }
}
