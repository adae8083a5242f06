package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Manifests that a loss of power took or tore, while the database knows of them. */
@Timeout(60)
class ManifestFilesTest extends SharedFolderFixture {

    private Share share;
    private ContentId id;
    private Path file;
    private byte[] whole;

    ManifestFilesTest() {
        super(false);
    }

    @BeforeEach
    void shared() throws IOException {
        LibraryFixture.write(folder.resolve("a/b"), "content");
        LibraryFixture.write(folder.resolve("c"), "more of it");
        share = fixture.share(folder);
        id = share.id().orElseThrow();
        file = temp.resolve("home/manifests").resolve(id.toHex() + ".cbor");
        whole = Files.readAllBytes(file);
        fixture.stop();
    }

    private void damaged(byte[] left) throws IOException {
        Files.write(file, left);
        assertEquals(Optional.empty(), new ManifestFiles(file.getParent()).length(id));
    }

    private void isRepaired() throws Exception {
        fixture.start();
        // Until it is whole it is not offered at all.
        fixture.await(() -> fixture.library().folder(id).isPresent());
        assertEquals(2, fixture.manifest(share).files().size());
        assertArrayEquals(whole, Files.readAllBytes(file));
        assertEquals(Optional.of(id), fixture.awaitState(folder, ShareState.READY).id());
    }

    @Test
    @DisplayName("An empty manifest is not offered and is written anew")
    void empty() throws Exception {
        damaged(new byte[0]);
        isRepaired();
    }

    @Test
    @DisplayName("A manifest cut short is not offered and is written anew")
    void cut() throws Exception {
        damaged(Arrays.copyOf(whole, whole.length / 2));
        isRepaired();
    }

    @Test
    @DisplayName("A manifest of zeros is not offered and is written anew")
    void zeros() throws Exception {
        damaged(new byte[whole.length]);
        isRepaired();
    }

    @Test
    @DisplayName("A manifest that is gone is written anew")
    void gone() throws Exception {
        Files.delete(file);
        isRepaired();
    }

    @Test
    @DisplayName("A folder that is back after its manifest was torn is offered again")
    void tornWhileMissing() throws Exception {
        Path away = Files.move(folder, folder.resolveSibling("away"));
        fixture.start();
        fixture.awaitState(folder, ShareState.MISSING);
        damaged(new byte[0]);
        Files.move(away, folder);
        fixture.library().rescan();
        fixture.awaitState(folder, ShareState.READY);
        assertEquals(2, fixture.manifest(share).files().size());
    }

    @Test
    @DisplayName("A manifest that is whole is offered at once and not written again")
    void sound() throws Exception {
        fixture.start();
        assertTrue(fixture.library().folder(id).isPresent());
        fixture.library().rescan();
        LibraryFixture.write(folder.resolve("d"), "now there is something");
        fixture.library().rescan();
        fixture.awaitChange(share);
        // Both come after the share is called ready.
        fixture.await(() -> fixture.events(ShareIndexed.class).findAny().isPresent());
        fixture.await(() -> !Files.exists(file));
        assertEquals(1, fixture.events(ShareIndexed.class).count());
    }
}
