package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileServingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Too many levels of symbolic links",
                "Zu viele Ebenen aus symbolischen Verknüpfungen"
            })
    void aLinkThatIsNotFollowedIsKnownInEveryLanguageOfTheSystem(String words) {
        String reason = words + " or unable to access attributes of symbolic link";
        assertTrue(FileServing.isLoop(new FileSystemException("a", null, reason)));
    }

    @Test
    void otherFaultsAreNoLinks() {
        assertFalse(FileServing.isLoop(new FileSystemException("a", null, "Input/output error")));
        assertFalse(FileServing.isLoop(new FileSystemException("a")));
    }
}
