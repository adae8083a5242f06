package io.godwit.core.crypto;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The known-answer vectors of {@code core/spec/vectors/gw1.json}, made by the independent implementation beside it. */
public final class Gw1Vectors {

    private final Map<String, String> values =
            JsonMapper.shared()
                    .readValue(
                            Path.of("spec", "vectors", "gw1.json").toFile(),
                            new TypeReference<>() {});

    /** A value by the specification's name for it. */
    public byte[] get(String name) {
        return HexFormat.of().parseHex(Objects.requireNonNull(values.get(name), name));
    }
}
