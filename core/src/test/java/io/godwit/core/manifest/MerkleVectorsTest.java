package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Roots and layers made by libtorrent, see core/spec/vectors/merkle/generate.py. */
class MerkleVectorsTest {

    private static final Path VECTORS = Path.of("spec/vectors/merkle/vectors.json");

    @TestFactory
    Stream<DynamicTest> rootsAndLayersAreThoseOfLibtorrent() {
        JsonNode vectors = JsonMapper.shared().readTree(VECTORS).get("vectors");
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(v -> DynamicTest.dynamicTest(name(v), () -> check(v)));
    }

    private static String name(JsonNode vector) {
        return vector.get("size") + " bytes in pieces of " + vector.get("pieceLength");
    }

    private static void check(JsonNode vector) throws ManifestException {
        int size = vector.get("size").intValue();
        int shift = Integer.numberOfTrailingZeros(vector.get("pieceLength").intValue());
        ChunkLayout layout = new ChunkLayout(size, shift);
        ContentId root = ContentId.parse(vector.get("root").stringValue()).orElseThrow();
        byte[] data = content(size);

        byte[] packed = MerkleTreeTest.layer(data, layout);

        ChunkLayer layer = ChunkLayer.computed(layout, packed);
        assertEquals(root, layer.root());
        assertEquals(root, ChunkLayer.verified(root, layout, packed).root());
        if (vector.get("pieces").isNull()) {
            assertEquals(root, ChunkLayer.implicit(root, layout).root());
        } else {
            assertEquals(vector.get("pieces").intValue(), layout.chunkCount());
            assertEquals(
                    vector.get("layerSha256").stringValue(),
                    HexFormat.of().formatHex(Sha256.of(packed)));
        }
        ChunkVerifier verifier = new ChunkVerifier();
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            assertTrue(verifier.matches(layer, chunk, data, (int) layout.offsetOf(chunk)));
        }
    }

    private static byte[] content(int size) {
        byte[] data = new byte[size];
        for (int i = 0; i < size; i++) {
            data[i] = (byte) ((i + i / ChunkLayout.BLOCK_SIZE) % 251);
        }
        return data;
    }
}
