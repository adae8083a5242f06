package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.share.ShareException.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileServingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Too many levels of symbolic links",
                "Zu viele Ebenen aus symbolischen Links",
                "Trop de niveaux de liens symboliques"
            })
    void aLinkInTheWayIsOneInEveryLanguage(String said) {
        IOException folder =
                new FileSystemException(
                        "f", null, said + " or unable to access attributes of symbolic link");
        assertEquals(Reason.NOT_A_FILE, FileServing.translated(folder).reason());
        IOException file = new IOException(said + " (NOFOLLOW_LINKS specified)");
        assertEquals(Reason.NOT_A_FILE, FileServing.translated(file).reason());
    }

    @Test
    void whatTheDiskFailsAtIsNoLink() {
        IOException failed = new FileSystemException("f", null, "Input/output error");
        assertEquals(Reason.IO_ERROR, FileServing.translated(failed).reason());
    }
}
