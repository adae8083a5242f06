package io.godwit.core.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.X25519;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DISCOVERY.md, its vector and the code say the same. */
class SpecificationTest {

    private static final Path SPEC = Path.of("spec", "DISCOVERY.md");
    private static final Path VECTOR = Path.of("spec", "vectors", "discovery", "discovery.json");

    @Test
    void everyLimitIsARowAndEveryRowIsALimit() throws Exception {
        var constants = new TreeMap<String, Long>();
        for (Field field : ApiLimits.class.getFields()) {
            constants.put(field.getName(), field.getLong(null));
        }
        assertEquals(rows("## 3. Limits"), constants);
    }

    @Test
    void everyErrorIsARowWithItsStatus() throws Exception {
        var codes = new TreeMap<String, Long>();
        for (ApiErrorCode code : ApiErrorCode.values()) {
            codes.put(code.name(), (long) code.status());
        }
        assertEquals(rows("## 8. Errors"), codes);
    }

    private static Map<String, Long> rows(String heading) throws IOException {
        List<String> lines = Files.readAllLines(SPEC);
        var rows = new TreeMap<String, Long>();
        lines.stream()
                .skip(lines.indexOf(heading) + 1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\| [A-Z_]+ \\| [0-9]+ \\|.*"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> rows.put(cells[1].strip(), Long.valueOf(cells[2].strip())));
        return rows;
    }

    @Test
    void tokenAndMacAreThoseOfTheVector() throws Exception {
        JsonNode vector = JsonMapper.shared().readTree(Files.readAllBytes(VECTOR));
        byte[] serverKey = hex(vector, "serverKey");
        try (X25519 peer = keyOf(hex(vector, "peerScalar"));
                X25519 server = keyOf(hex(vector, "serverScalar"))) {
            byte[] text = RegistrationText.of(hex(vector, "record"), peer.publicKey());
            assertEquals(vector.get("registration").asString(), format(text));
            Token token = Token.derive(peer, serverKey, text, serverKey);
            assertEquals(vector.get("token").asString(), format(token.bytes()));
            assertEquals(token, Token.derive(server, peer.publicKey(), text, serverKey));
            String header =
                    RequestMac.of(
                                    token,
                                    vector.get("method").asString(),
                                    vector.get("path").asString(),
                                    PeerId.of(hex(vector, "id")),
                                    vector.get("sequence").asLong(),
                                    vector.get("body").asString().getBytes(StandardCharsets.UTF_8))
                            .header();
            assertEquals(vector.get("authorization").asString(), header);
            assertTrue(Files.readString(SPEC).contains("Authorization: " + header));
            assertTrue(Files.readString(SPEC).contains(format(token.bytes())));
        }
    }

    private static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).asString());
    }

    private static String format(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A key pair whose scalar is known. */
    private static X25519 keyOf(byte[] scalar) {
        return X25519.generate(
                new SecureRandom() {
                    @Override
                    public void nextBytes(byte[] bytes) {
                        System.arraycopy(
                                Arrays.copyOf(scalar, bytes.length), 0, bytes, 0, bytes.length);
                    }
                });
    }
}
