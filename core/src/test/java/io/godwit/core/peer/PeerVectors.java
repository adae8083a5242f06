package io.godwit.core.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other implementations computed; core/spec/vectors/peer says how. */
final class PeerVectors {

    static final Path FOLDER = Path.of("spec", "vectors", "peer");

    private PeerVectors() {}

    static Stream<JsonNode> of(String kind) throws IOException {
        byte[] json = Files.readAllBytes(FOLDER.resolve("vectors.json"));
        return JsonMapper.shared().readTree(json).get(kind).valueStream();
    }
}
