package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.identity.Password;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Known answers of the age format for passwords: those of {@code generate.py}, a second implementation, always; the
 * published ones (<a href="https://github.com/C2SP/CCTV/tree/main/age">C2SP/CCTV</a>, 0BSD) where
 * {@code -Dgodwit.cctv=FOLDER} names the {@code age/testdata} of a clone.
 */
class AgeVectorsTest {
    private static final String CCTV = "godwit.cctv";
    private static final String OPENED = "OPENED";

    /** What the published vectors call it, and what we say then. */
    private static final Map<String, Set<String>> MEANS =
            Map.of(
                    "success",
                    Set.of(OPENED),
                    "no match",
                    Set.of("WRONG_PASSWORD", "NOT_A_PASSWORD"),
                    "header failure",
                    Set.of("DAMAGED_HEADER", "TOO_EXPENSIVE", "NOT_A_PASSWORD"));

    private final ProtectedFiles files = new ProtectedFiles(new SecureRandom());

    @TempDir Path folder;

    record Vector(String name, String expect, String password, byte[] file, String content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> own() throws IOException {
        try (InputStream json = AgeVectorsTest.class.getResourceAsStream("age/vectors.json")) {
            JsonNode all =
                    JsonMapper.shared().readTree(Objects.requireNonNull(json)).get("vectors");
            return StreamSupport.stream(all.spliterator(), false).map(AgeVectorsTest::own);
        }
    }

    private static Vector own(JsonNode one) {
        return new Vector(
                one.get("name").asString(),
                one.get("expect").asString(),
                one.get("password").asString(),
                Base64.getDecoder().decode(one.get("file").asString()),
                one.get("content").asString());
    }

    @ParameterizedTest
    @MethodSource("own")
    void agreesWithASecondImplementation(Vector vector) throws Exception {
        assertEquals(vector.expect(), outcome(vector));
    }

    /** Those with a password that are not in the armour of ASCII, which Godwit does not read. */
    static Stream<Vector> published() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty(CCTV)))) {
            List<Path> paths = all.sorted().toList();
            return paths.stream().map(AgeVectorsTest::published).filter(Objects::nonNull);
        }
    }

    private static Vector published(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\n\n");
            Map<String, String> head =
                    text.substring(0, end)
                            .lines()
                            .map(line -> line.split(": ", 2))
                            .collect(
                                    Collectors.toMap(
                                            line -> line[0], line -> line[1], (one, two) -> one));
            return !head.containsKey("passphrase") || head.containsKey("armored")
                    ? null
                    : new Vector(
                            path.getFileName().toString(),
                            head.get("expect"),
                            head.get("passphrase"),
                            Arrays.copyOfRange(bytes, end + 2, bytes.length),
                            head.getOrDefault("payload", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    @EnabledIfSystemProperty(named = CCTV, matches = ".+")
    void agreesWithThePublishedVectors(Vector vector) throws Exception {
        String outcome = outcome(vector);
        assertTrue(MEANS.get(vector.expect()).contains(outcome), outcome);
    }

    /** The fault, or {@value #OPENED} when the content is right. */
    private String outcome(Vector vector) throws Exception {
        Path file = Files.write(folder.resolve("vector.age"), vector.file());
        Path out = Files.createDirectory(folder.resolve("out"));
        try (Password password = Password.of(vector.password().toCharArray())) {
            Path clear = files.open(file, out, password, ByteProgress.NONE);
            assertEquals(vector.content(), sha256(clear));
            return OPENED;
        } catch (ProtectException refused) {
            try (Stream<Path> left = Files.list(out)) {
                assertEquals(0, left.count(), "something was left behind");
            }
            return refused.fault().name();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
