package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Whatever a crash or somebody else left in the small files of a staging folder, it is right or as good as nothing. */
class StagingFilesFuzzTest {

    private static final ContentId ID = new ContentId(1, 2, 3, 4);

    private static StagingFolder staging(ContentId id, List<String> file, byte[] bytes)
            throws IOException {
        StagingFolder staging = StagingFolder.open(new SimulatedDisk().open(), id);
        try (DiskFile made = staging.folder().create(file, DiskFolder.Access.OWNER)) {
            made.write(ByteBuffer.wrap(bytes), 0);
        }
        return staging;
    }

    @FuzzTest
    void publishing(byte[] input) throws IOException {
        try (StagingFolder raw = staging(ID, StagingFolder.PUBLISHING, input)) {
            new Intention(raw).noted().ifPresent(name -> assertEquals(false, name.isEmpty()));
        }
        CRC32C crc = new CRC32C();
        crc.update(input);
        ByteBuffer whole =
                ByteBuffer.allocate(8 + input.length)
                        .putInt(input.length)
                        .putInt((int) crc.getValue())
                        .put(input);
        boolean fits = input.length > 0 && input.length <= 4 * SafeNames.MAX_BYTES;
        Optional<String> expected =
                fits ? Optional.of(new String(input, StandardCharsets.UTF_8)) : Optional.empty();
        try (StagingFolder summed = staging(ID, StagingFolder.PUBLISHING, whole.array())) {
            assertEquals(expected, new Intention(summed).noted());
        }
    }

    @FuzzTest
    void manifest(byte[] input) throws Exception {
        ContentId id = ManifestCodec.contentId(input);
        try (StagingFolder kept = staging(id, StagingFolder.MANIFEST, input)) {
            var read = new KeptManifest(kept).read(id);
            if (read.isPresent()) {
                assertArrayEquals(input, ManifestCodec.encode(read.get()));
            }
        }
    }
}
