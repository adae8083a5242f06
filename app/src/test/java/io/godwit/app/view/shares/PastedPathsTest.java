package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastedPathsTest {
    @Test
    void findsPlainQuotedAndFilePathsAndNothingElse() {
        assertEquals(
                List.of(Path.of("/a b/c"), Path.of("/d"), Path.of("/e"), Path.of("/f g")),
                PastedPaths.of(
                        " /a b/c \n\"/d\"\n'/e'\nfile:///f%20g\nrelative\nhttps://x/y\nfile:rel\n"
                                + "file://host/x%zz\n\u0000\n"));
    }
}
