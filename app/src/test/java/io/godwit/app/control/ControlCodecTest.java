package io.godwit.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
    private static final SharedItem ITEM =
            new SharedItem("/a/é", "é", "file", 3, 1, "", "public", "indexing", "");

    private final ControlCodec codec = new ControlCodec();

    @Test
    void returnsTheRequestItWrote() throws ControlException {
        for (ControlRequest request :
                List.of(
                        new ControlRequest.Share(List.of("/a", "/b ü"), "public"),
                        new ControlRequest.Unshare("/a\nb"),
                        new ControlRequest.Open(List.of()),
                        new ControlRequest.Open(List.of("/a", "godwit://get/x")),
                        new ControlRequest.Shares())) {
            assertEquals(request, codec.request(codec.encode(request)));
        }
    }

    @Test
    void returnsTheResponseItWrote() throws ControlException {
        for (ControlResponse response :
                List.of(
                        new ControlResponse.Done(List.of(ITEM, ITEM)),
                        new ControlResponse.Done(List.of()),
                        new ControlResponse.Refused("What.", 3, "Hint."))) {
            assertEquals(response, codec.response(codec.encode(response)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"command\":\"format\"}",
                "{\"command\":\"unshare\"}",
                "{\"command\":\"share\",\"paths\":[],\"visibility\":\"public\"}",
                "{\"command\":\"share\",\"paths\":[null],\"visibility\":\"public\"}",
                "{\"command\":\"share\",\"paths\":[\"/a\"]}",
                "{\"command\":\"open\"}",
                "{\"command\":\"open\",\"paths\":[null]}",
                "{\"command\":\"shares\",\"more\":1}",
                "{\"command\":\"shares\"} {}",
                "\ufeff{\"command\":\"shares\"}",
                "{\"command\":\"shares\",\"command\":\"shares\"}",
                "{\"@class\":\"java.lang.Runtime\",\"command\":\"shares\"}"
            })
    @DisplayName("JS unknown, doubled, missing and trailing parts of a request are refused")
    void refusesWhatIsNoRequest(String line) {
        assertThrows(ControlException.class, () -> codec.request(bytes(line)));
    }

    @Test
    @DisplayName("JS depth and length are bounded before anything is built")
    void boundsDepthAndLength() {
        assertThrows(ControlException.class, () -> codec.request(bytes("[".repeat(100_000))));
        String longPath = "{\"command\":\"unshare\",\"path\":\"" + "a".repeat(40_000) + "\"}";
        assertThrows(ControlException.class, () -> codec.request(bytes(longPath)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
    @DisplayName("JS other encodings than UTF-8 are refused")
    void refusesOtherEncodings(String charset) {
        byte[] line =
                "{\"command\":\"unshare\",\"path\":\"/é\"}".getBytes(Charset.forName(charset));
        assertThrows(ControlException.class, () -> codec.request(line));
    }

    @Test
    @DisplayName("JS a request has room for as many long paths as may be opened together")
    void hasRoomForManyLongPaths() throws ControlException {
        String path = "/home/somebody/Pictures/" + "é".repeat(120) + "/" + "a".repeat(240);
        var request = new ControlRequest.Open(Collections.nCopies(ControlRequest.MAX_PATHS, path));
        byte[] line = codec.encode(request);
        assertTrue(line.length > 64 * 1024, "what is argued against a smaller limit");
        assertTrue(line.length <= ControlCodec.MAX_REQUEST);
        assertEquals(request, codec.request(line));
    }

    @Test
    void refusesMorePathsThanAPersonTypes() {
        var many = Collections.nCopies(ControlRequest.MAX_PATHS + 1, "/a");
        byte[] line = codec.encode(new ControlRequest.Share(many, "public"));
        var refused = assertThrows(ControlException.class, () -> codec.request(line));
        assertEquals("paths", refused.field());
    }

    @FuzzTest
    void neverFailsInAnotherWay(byte[] line) {
        try {
            ControlRequest request = codec.request(line);
            assertEquals(request, codec.request(codec.encode(request)));
        } catch (ControlException refused) {
            assertEquals(false, refused.field().isEmpty());
        }
        try {
            codec.response(line);
        } catch (ControlException refused) {
            assertEquals(false, refused.field().isEmpty());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
