package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ArrivingLeaves;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ChunkVerifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When it is tried whether vectors are faster. */
class ChosenBlockHasherTest {

    private static final int MIB = 1 << 20;

    /** Trials that have begun; they are not run, as nothing here depends on how they end. */
    private final List<Runnable> begun = new ArrayList<>();

    private final BlockHasher hasher = new ChosenBlockHasher(new VectorTrial(begun::add));

    @Test
    void aChunkThatIsVerifiedIsMuchAndUntilThenManyBlocksArePreferred() throws Exception {
        var leaves = new ArrivingLeaves(MIB);
        leaves.add(hasher, 0, new byte[MIB], 0, MIB);
        assertEquals(0, begun.size());
        ChunkLayout layout = ChunkLayout.forSize(2L * MIB);
        byte[] packed = new byte[ChunkLayer.packedLength(layout)];
        ChunkLayer other = ChunkLayer.computed(layout, packed);
        new ChunkVerifier(hasher).matches(other, 0, ByteBuffer.allocateDirect(MIB), leaves);
        assertEquals(1, begun.size());
    }

    @Test
    void manySmallFilesAreNot() {
        byte[] data = new byte[1 << 17];
        for (int i = 0; i < 50; i++) {
            hasher.hash(data, 0, data.length, new byte[8 * Sha256.BYTES], 0);
        }
        assertEquals(0, begun.size());
    }
}
