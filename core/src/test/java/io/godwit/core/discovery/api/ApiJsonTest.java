package io.godwit.core.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JS: documents that must not pass, through the reader that the server uses. */
class ApiJsonTest {

    private static final String ROOT = "ab".repeat(32);
    private static final long SEED = 20_261_130;
    private static final int MUTATIONS = Integer.getInteger("godwit.mutations", 100_000);

    private final ApiJson json = ApiJson.forRequests();

    @Test
    void readsWhatItWrites() throws Exception {
        var part =
                new SharesPart(
                        7,
                        0,
                        true,
                        List.of(new SharedEntry("a \"b\".txt", ContentKind.FILE, 5, ROOT)));
        assertEquals(part, json.read(json.write(part), SharesPart.class));
        assertTrue(new String(json.write(part), StandardCharsets.UTF_8).contains("\"file\""));
    }

    @ParameterizedTest
    @DisplayName("JS bad documents are refused")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"id\":\"x\"} {}",
                "{\"id\":\"x\",\"id\":\"y\"}",
                "{\"id\":null}",
                "{\"id\":5}",
                "{}",
                "{\"id\":\"x\",\"@class\":\"java.net.URL\"}",
                "{\"id\":\"x\",\"@type\":\"a\"}",
                "[\"java.lang.String\",\"x\"]",
                "\ufeff{\"id\":\"x\"}",
                "{'id':'x'}",
                "{\"id\":\"x\",}",
                "{\"id\":\"x\"/**/}"
            })
    void badDocumentsAreRefused(String document) {
        assertThrows(
                ApiFormatException.class, () -> json.read(utf8(document), HeartbeatRequest.class));
    }

    @ParameterizedTest
    @DisplayName("JS numbers and enums out of range are refused, naming the field")
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1.5",
                "1e3",
                "1e1000000",
                "\"1\"",
                "true",
                "null",
                "-",
                "9223372036854775808",
                "00",
                "1111111111111111111111111111111111111111111"
            })
    void badNumbersAreRefused(String number) {
        String document = "{\"generation\":" + number + ",\"part\":0,\"last\":true,\"entries\":[]}";
        assertThrows(ApiFormatException.class, () -> json.read(utf8(document), SharesPart.class));
    }

    @ParameterizedTest
    @DisplayName("SZ sizes above 2^63 - 1, with an exponent or as text are refused from both sides")
    @ValueSource(
            strings = {
                "1e30",
                "1E+30",
                "1e0",
                "5.0",
                "-1e30",
                "1e-30",
                "1000000000000000000000000000000",
                "18446744073709551615",
                "\"18446744073709551615\"",
                "\"1e30\"",
                "9223372036854775808",
                "-9223372036854775809",
                "null",
                "[1]",
                "{}"
            })
    void absurdSizesAreRefused(String size) throws Exception {
        ApiJson answers = ApiJson.forAnswers();
        json.read(utf8(partOf("5")), SharesPart.class);
        answers.read(utf8(answerOf("5")), SearchAnswer.class);
        assertThrows(
                ApiFormatException.class, () -> json.read(utf8(partOf(size)), SharesPart.class));
        assertThrows(
                ApiFormatException.class,
                () -> answers.read(utf8(answerOf(size)), SearchAnswer.class));
    }

    private static String partOf(String size) {
        return "{\"generation\":1,\"part\":0,\"last\":true,\"entries\":[" + sized(size) + "}]}";
    }

    private static String answerOf(String size) {
        return "{\"hits\":[" + sized(size) + ",\"sources\":1}],\"next\":\"\"}";
    }

    private static String sized(String size) {
        return "{\"name\":\"a\",\"kind\":\"file\",\"size\":" + size + ",\"root\":\"" + ROOT + "\"";
    }

    @ParameterizedTest
    @DisplayName("JS unknown enum values are refused")
    @ValueSource(strings = {"\"FILE\"", "\"socket\"", "0", "\"\"", "null"})
    void unknownKindIsRefused(String kind) {
        String document =
                "{\"generation\":1,\"part\":0,\"last\":true,\"entries\":[{\"name\":\"a\",\"kind\":"
                        + kind
                        + ",\"size\":1,\"root\":\""
                        + ROOT
                        + "\"}]}";
        var refused =
                assertThrows(
                        ApiFormatException.class,
                        () -> json.read(utf8(document), SharesPart.class));
        assertEquals("entries[0].kind", refused.field());
    }

    @Test
    @DisplayName("JS depth, string, name and document length are bounded")
    void sizesAreBounded() {
        refuse("[".repeat(100_000));
        refuse("{\"id\":" + "[".repeat(40) + "]".repeat(40) + "}");
        refuse("{\"id\":\"" + "x".repeat(ApiLimits.JSON_STRING + 1) + "\"}");
        refuse("{\"" + "x".repeat(ApiLimits.JSON_NAME + 1) + "\":1}");
        refuse("{\"id\":\"x\"" + " ".repeat(ApiLimits.JSON_BYTES) + "}");
        refuse("\"" + "x".repeat(10_000_000) + "\"");
    }

    private void refuse(String document) {
        assertThrows(
                ApiFormatException.class, () -> json.read(utf8(document), HeartbeatRequest.class));
    }

    @ParameterizedTest
    @DisplayName("JS other encodings than UTF-8 are refused")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void otherEncodingsAreRefused(String charset) {
        byte[] bytes = "{\"id\":\"ä\"}".getBytes(Charset.forName(charset));
        assertThrows(ApiFormatException.class, () -> json.read(bytes, HeartbeatRequest.class));
    }

    @Test
    void refusalDoesNotQuoteTheInput() {
        var refused =
                assertThrows(
                        ApiFormatException.class,
                        () -> json.read(utf8("{\"secret-canary\":1}"), HeartbeatRequest.class));
        assertFalse(String.valueOf(refused.getMessage()).contains("canary"));
    }

    @Test
    void answersOfNewerServersMaySayMore() throws Exception {
        var answer =
                ApiJson.forAnswers()
                        .read(utf8("{\"status\":\"ok\",\"more\":1}"), HealthAnswer.class);
        assertEquals("ok", answer.status());
    }

    @ParameterizedTest
    @DisplayName("FS-01 SZ names and sizes of entries are checked")
    @ValueSource(strings = {"", "a/b", "nul\0", "\ud800"})
    void badNamesAreRefused(String name) {
        var entry = new SharedEntry(name, ContentKind.FILE, 1, ROOT);
        assertEquals(
                "e.name", assertThrows(ApiFormatException.class, () -> entry.check("e")).field());
    }

    @Test
    void entriesOutOfRangeAreRefused() {
        assertThrows(
                ApiFormatException.class,
                () -> new SharedEntry("a", ContentKind.FILE, -1, ROOT).check("e"));
        assertThrows(
                ApiFormatException.class,
                () -> new SharedEntry("a", ContentKind.FILE, 1, "zz").check("e"));
        assertThrows(
                ApiFormatException.class,
                () -> new SharedEntry("ä".repeat(128), ContentKind.FILE, 1, ROOT).check("e"));
    }

    @Test
    @DisplayName("DOS-04 no mutated document raises anything but a typed refusal")
    void mutatedDocumentsAreRefused() {
        byte[] part =
                json.write(
                        new SharesPart(
                                7,
                                0,
                                true,
                                List.of(new SharedEntry("a.txt", ContentKind.FILE, 5, ROOT))));
        var random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = part.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            int length = damaged.length - random.nextInt(2);
            try {
                json.read(Arrays.copyOf(damaged, length), SharesPart.class).check();
            } catch (ApiFormatException e) {
                refused++;
            }
        }
        assertTrue(refused > MUTATIONS / 2, "seed " + SEED + ", refused " + refused);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
