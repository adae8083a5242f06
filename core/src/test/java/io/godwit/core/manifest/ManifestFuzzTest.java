package io.godwit.core.manifest;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whatever comes in is either refused with the one exception or keeps the promises of what is accepted. */
class ManifestFuzzTest {

    @FuzzTest
    void decode(byte[] encoded) {
        try {
            Manifest manifest = ManifestCodec.decode(encoded);
            require(Arrays.equals(encoded, ManifestCodec.encode(manifest)), "not canonical");
            require(manifest.total() >= 0, "negative total");
        } catch (ManifestException refused) {
            require(!refused.field().isEmpty(), "no field");
        }
    }

    @FuzzTest
    void layer(FuzzedDataProvider data) {
        ChunkLayout layout =
                new ChunkLayout(
                        data.consumeLong(0, 1L << 30),
                        data.consumeInt(ChunkLayout.MIN_SHIFT, ChunkLayout.MAX_SHIFT));
        ContentId root =
                new ContentId(
                        data.consumeLong(),
                        data.consumeLong(),
                        data.consumeLong(),
                        data.consumeLong());
        byte[] packed = data.consumeRemainingAsBytes();
        try {
            require(ChunkLayer.verified(root, layout, packed).root().equals(root), "other root");
        } catch (ManifestException refused) {
            require(refused.field().equals("layer"), "other field");
        }
        if (layout.isTransferable() && packed.length == ChunkLayer.packedLength(layout)) {
            verifyOwn(layout, packed);
        }
    }

    private static void verifyOwn(ChunkLayout layout, byte[] packed) {
        try {
            ContentId own = ChunkLayer.computed(layout, packed).root();
            require(
                    Arrays.equals(packed, ChunkLayer.verified(own, layout, packed).packed()),
                    "changed");
        } catch (ManifestException e) {
            throw new AssertionError("refused its own layer", e);
        }
    }

    @FuzzTest
    void path(FuzzedDataProvider data) {
        List<String> path = new ArrayList<>();
        for (int parts = data.consumeInt(0, 200); parts > 0; parts--) {
            path.add(data.consumeString(1_100));
        }
        try {
            PathGrammar.check(path, "path");
        } catch (ManifestException refused) {
            return;
        }
        for (String part : path) {
            require(!part.equals("..") && !part.equals(".") && !part.isEmpty(), "climbs");
            require(part.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0), "separator");
            require(Normalizer.isNormalized(part, Normalizer.Form.NFC), "not composed");
            require(Path.of("/top").resolve(part).getParent().equals(Path.of("/top")), "outside");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
