package io.godwit.core.manifest;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Numbers of the format and the bounded CBOR factory. */
final class ManifestCbor {

    static final int VERSION = 1;
    static final int FILE = 0;
    static final int FOLDER = 1;

    /** Levels of arrays: manifest, entries, entry, path. */
    private static final int DEPTH = 4;

    private static final CBORFactory FACTORY =
            CBORFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH)
                                    .maxStringLength(ManifestLimits.MAX_NAME)
                                    .maxNumberLength(32)
                                    .maxDocumentLength(ManifestLimits.MAX_MANIFEST)
                                    .build())
                    .build();

    private ManifestCbor() {}

    static JsonGenerator generator(OutputStream target) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    static JsonParser parser(byte[] encoded) {
        return FACTORY.createParser(ObjectReadContext.empty(), encoded);
    }
}
