package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "vfat, 4294967295",
        "msdos, 4294967295",
        "FAT32, 4294967295",
        "FAT, 4294967295",
        "exfat, 9223372036854775807",
        "NTFS, 9223372036854775807",
        "ext4, 9223372036854775807"
    })
    @DisplayName("SZ FAT stores files of 4 GiB less a byte, as each system calls it")
    void longestFile(String type, long most) {
        assertEquals(most, new Volume(folder, path -> new NamedStore(type)).maxFileSize());
    }

    @Test
    @DisplayName("SZ what FAT cannot store is refused before a byte of it is fetched")
    void fatRefusesAtTheStart() throws Exception {
        DiskFolder real = new PathFolder(folder);
        DiskFolder fat =
                (DiskFolder)
                        Proxy.newProxyInstance(
                                DiskFolder.class.getClassLoader(),
                                new Class<?>[] {DiskFolder.class},
                                (_, method, arguments) ->
                                        method.getName().equals("maxFileSize")
                                                ? new Volume(folder, _ -> new NamedStore("vfat"))
                                                        .maxFileSize()
                                                : method.invoke(real, arguments));
        ContentId id = ContentId.parse("11".repeat(32)).orElseThrow();
        var settings = StorageSettings.DEFAULT.withReserve(0);
        var guard = new SpaceGuard(fat, id, settings, EventSink.NONE);
        var refused = assertThrows(StorageException.class, () -> guard.requireRoomFor(0, 1L << 32));
        assertEquals(Reason.TOO_LARGE, refused.reason());
        guard.requireRoomFor(0, (1L << 32) - 1);
        try (FileChunkStores stores =
                new FileChunkStores(
                        settings,
                        EventSink.NONE,
                        new SecureRandom(),
                        _ -> fat,
                        new ManualScheduler())) {
            Manifest film = Manifest.ofFile("film.mkv", 1L << 32, id, false);
            var tooLarge =
                    assertThrows(
                            StorageException.class,
                            () -> stores.open(folder, "film.mkv", id, film));
            assertEquals(Reason.TOO_LARGE, tooLarge.reason());
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** A file system that says no more than what it is called. */
    private static final class NamedStore extends FileStore {
        private final String type;

        NamedStore(String type) {
            this.type = type;
        }

        @Override
        public String name() {
            return "disk";
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public long getUsableSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public long getUnallocatedSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(
                Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException(attribute);
        }
    }

    @Test
    @DisplayName("In a chroot whose root is no mount point the free space is known all the same")
    void worksWhereTheMountPointCannotBeFound() throws IOException {
        var volume =
                new Volume(
                        folder,
                        path -> {
                            throw new IOException("Mount point not found");
                        });
        assertTrue(volume.usableSpace() > 0);
        assertEquals(Long.MAX_VALUE, volume.maxFileSize());
    }
}
