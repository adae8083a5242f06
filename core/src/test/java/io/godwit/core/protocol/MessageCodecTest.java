package io.godwit.core.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    private static final long SEED = 20_261_121;
    private static final ContentId ID = new ContentId(1, 2, 3, 4);

    private static byte[] encode(Message message) {
        byte[] buffer = new byte[9 + MessageCodec.maxLength(message)];
        int length = MessageCodec.encode(message, buffer, 9);
        return Arrays.copyOfRange(buffer, 9, 9 + length);
    }

    private static Optional<Message> decode(int kind, int stream, byte... data)
            throws ProtocolException {
        return MessageCodec.decode(kind, stream, BytesPayload.inside(data));
    }

    private static String refusedField(int kind, byte... data) {
        BytesPayload payload = BytesPayload.inside(data);
        var refused =
                assertThrows(ProtocolException.class, () -> MessageCodec.decode(kind, 1, payload));
        assertEquals(AlertCode.MALFORMED, refused.code());
        assertEquals(1, payload.releases());
        return refused.field();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void whatIsEncodedIsDecodedAgain() throws Exception {
        for (int round = 0; round < 200; round++) {
            for (Message message : new SampleMessages(SEED + round).all()) {
                byte[] data = encode(message);
                int kind = MessageKind.of(message).wire();
                Message back = decode(kind, message.stream(), data).orElseThrow();
                assertArrayEquals(data, encode(back), "seed " + (SEED + round) + " " + message);
                if (!(message instanceof Message.Chunk || message instanceof Message.Meta)) {
                    assertEquals(message, back, "seed " + (SEED + round));
                }
            }
        }
    }

    @Test
    void everyKindIsAmongTheSamples() {
        assertEquals(
                EnumSet.allOf(MessageKind.class),
                new SampleMessages(SEED)
                        .all().stream().map(MessageKind::of).collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("every message cut short at any byte, or with a byte more, is refused")
    void everyMessageHasExactlyItsLength() {
        for (Message message : new SampleMessages(SEED).all()) {
            byte[] data = encode(message);
            int kind = MessageKind.of(message).wire();
            int header = openEnded(message);
            for (int length = 0; length < (header > 0 ? header : data.length); length++) {
                byte[] cut = Arrays.copyOf(data, length);
                assertThrows(
                        ProtocolException.class,
                        () -> decode(kind, message.stream(), cut),
                        message + " cut to " + length);
            }
            if (header == 0) {
                byte[] longer = Arrays.copyOf(data, data.length + 1);
                assertThrows(ProtocolException.class, () -> decode(kind, message.stream(), longer));
            }
        }
    }

    /** Fewest bytes of a message that goes on to the end of its record; 0 for all others. */
    private static int openEnded(Message message) {
        return switch (message) {
            case Message.Chunk _ -> Limits.CHUNK_PREFIX + 1;
            case Message.Meta _ -> MessageDecoder.META_PREFIX;
            default -> 0;
        };
    }

    @Test
    void aGetHasTheBytesOfTheSpecification() {
        assertArrayEquals(
                hex(
                        "0000000000000001 0000000000000002 0000000000000003 0000000000000004"
                                + "14 00000005 00010000 00040000"),
                encode(new Message.Get(9, ID, 20, 5, 65_536, 262_144)));
    }

    @Test
    void aListingHasTheBytesOfTheSpecification() {
        var entry = new ListedContent("é", true, 7, ID);
        assertArrayEquals(
                hex(
                        "01 0002c3a9 01 0000000000000007"
                                + "0000000000000001 0000000000000002 0000000000000003 0000000000000004"
                                + "0001 78"),
                encode(new Message.Listing(9, List.of(entry), "x")));
    }

    @Test
    void aChunkStaysInItsBufferUntilReleased() throws Exception {
        BytesPayload payload = BytesPayload.inside(hex("00010000 aabbcc"));
        var chunk =
                assertInstanceOf(
                        Message.Chunk.class, MessageCodec.decode(0x17, 3, payload).orElseThrow());
        assertEquals(65_536, chunk.offset());
        assertSame(payload.array(), chunk.payload().array());
        assertEquals(payload.offset() + 4, chunk.payload().offset());
        assertEquals(3, chunk.payload().length());
        assertEquals(0, payload.releases());
        chunk.payload().release();
        assertEquals(1, payload.releases());
    }

    @Test
    void aMessageWithoutAPayloadReleasesItsBuffer() throws Exception {
        BytesPayload payload = BytesPayload.inside();
        MessageCodec.decode(0x18, 3, payload);
        assertEquals(1, payload.releases());
    }

    @Test
    void theChunkPrefixGoesInFrontOfTheData() {
        byte[] buffer = new byte[20];
        MessageCodec.encodeChunkPrefix(0x01020304, buffer, 9);
        assertArrayEquals(hex("0000000000 01020304 00"), Arrays.copyOf(buffer, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x02, 0x05, 0x06, 0x0f, 0x1d, 0x7f})
    void anUnknownKindIsMalformed(int kind) {
        assertEquals("kind", refusedField(kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xa5, 0xff})
    void anUnknownKindOfTheIgnorableRangeIsIgnored(int kind) throws Exception {
        BytesPayload payload = BytesPayload.inside((byte) 1, (byte) 2);
        assertEquals(Optional.empty(), MessageCodec.decode(kind, 0, payload));
        assertEquals(1, payload.releases());
    }

    @Test
    void onlyPingAndPongMayBeOnTheSessionItself() throws Exception {
        assertEquals(Optional.of(new Message.Ping(0)), decode(0x03, 0));
        assertEquals(Optional.of(new Message.Pong(0)), decode(0x04, 0));
        var refused = assertThrows(ProtocolException.class, () -> decode(0x18, 0));
        assertEquals("stream", refused.field());
    }

    @ParameterizedTest
    @DisplayName("SZ chunk index, offset, length and shift of a GET out of range")
    @CsvSource({
        "0f, 0, 0, 1, chunkShift",
        "19, 0, 0, 1, chunkShift",
        "ff, 0, 0, 1, chunkShift",
        "14, 1048576, 0, 1, chunk",
        "14, 2147483647, 0, 1, chunk",
        "14, -2147483648, 0, 1, chunk",
        "14, -1, 0, 1, chunk",
        "14, 0, 1048576, 1, offset",
        "14, 0, -1, 1, offset",
        "14, 0, 0, 0, length",
        "14, 0, 0, 1048577, length",
        "14, 0, 1, 1048576, length",
        "14, 0, 1048575, 2, length",
        "14, 0, 0, -1, length"
    })
    void aGetOutOfRangeIsRefused(String shift, int chunk, int offset, int length, String field) {
        byte[] data =
                ByteBuffer.allocate(45)
                        .position(32)
                        .put(hex(shift))
                        .putInt(chunk)
                        .putInt(offset)
                        .putInt(length)
                        .array();
        assertEquals(field, refusedField(0x16, data));
    }

    @ParameterizedTest
    @DisplayName("SZ absurd totals and offsets of META")
    @CsvSource({
        "-1, 0, 0, total",
        "9223372036854775807, 0, 0, total",
        "67108865, 0, 0, total",
        "10, 11, 0, offset",
        "10, -1, 0, offset",
        "10, 5, 6, page",
        "67108864, 0, 131073, page"
    })
    void aMetaOutOfRangeIsRefused(long total, long offset, int page, String field) {
        byte[] data = ByteBuffer.allocate(16 + page).putLong(total).putLong(offset).array();
        assertEquals(field, refusedField(0x12, data));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 32, offset",
        "-32, 32, offset",
        "33554464, 32, offset",
        "0, 31, length",
        "0, 0, length",
        "0, 33, length",
        "0, 131104, length"
    })
    void aGetLayerOutOfRangeIsRefused(long offset, int length, String field) {
        byte[] data =
                ByteBuffer.allocate(45)
                        .position(32)
                        .put((byte) 20)
                        .putLong(offset)
                        .putInt(length)
                        .array();
        assertEquals(field, refusedField(0x11, data));
    }

    @Test
    @DisplayName("SZ a bitmap that claims 2^31 chunks is refused before anything is allocated")
    void anAbsurdBitmapIsRefused() {
        assertEquals("chunks", refusedField(0x14, hex("7fffffff")));
        assertEquals("chunks", refusedField(0x14, hex("ffffffff")));
        assertEquals("chunks", refusedField(0x14, hex("00100001")));
        assertEquals("bitmap", refusedField(0x14, hex("00100000 ff")));
    }

    @Test
    void aSpareBitIsRefused() throws Exception {
        assertEquals("bitmap", refusedField(0x14, hex("00000009 ff c0")));
        assertTrue(decode(0x14, 1, hex("00000009 ff 80")).isPresent());
    }

    @Test
    void countsOutOfRangeAreRefused() {
        assertEquals("count", refusedField(0x15, hex("0000")));
        assertEquals("count", refusedField(0x15, hex("0401")));
        assertEquals("chunk", refusedField(0x15, hex("0001 00100000")));
        assertEquals("count", refusedField(0x1c, hex("65")));
        assertEquals("limit", refusedField(0x1a, hex("0000 00")));
        assertEquals("limit", refusedField(0x1a, hex("0000 65")));
        assertEquals("code", refusedField(0x19, hex("00")));
        assertEquals("code", refusedField(0x19, hex("08")));
        assertEquals("data", refusedField(0x17, hex("00000000")));
        assertEquals("data", refusedField(0x17, hex("00ffffff 0102")));
        assertEquals("offset", refusedField(0x17, hex("01000000 01")));
    }

    @ParameterizedTest
    @DisplayName("text that is not UTF-8 is refused: overlong, surrogate, cut, stray")
    @ValueSource(strings = {"c080", "eda080", "f4908080", "c3", "80", "ff", "e282"})
    void textThatIsNotUtf8IsRefused(String bytes) {
        String length = "%04x".formatted(bytes.length() / 2);
        assertEquals("query", refusedField(0x1b, hex(length + bytes + "0000 01")));
    }

    @Test
    void textOutOfRangeIsRefused() {
        assertEquals("query", refusedField(0x1b, hex("0000 0000 01")));
        assertEquals("query", refusedField(0x1b, hex("0101" + "61".repeat(257) + "0000 01")));
        assertEquals("query", refusedField(0x1b, hex("ffff")));
        assertEquals("cursor", refusedField(0x1a, hex("0401" + "61".repeat(1_025) + "01")));
    }

    @Test
    void aListedEntryOutOfRangeIsRefused() {
        String id = "00".repeat(32);
        assertEquals("name", refusedField(0x1c, hex("01 0000")));
        assertEquals("folder", refusedField(0x1c, hex("01 000161 02 0000000000000000" + id)));
        assertEquals("size", refusedField(0x1c, hex("01 000161 00 8000000000000000" + id)));
    }

    @Test
    void thisSideCannotSayWhatTheOtherWouldRefuse() {
        byte[] buffer = new byte[300_000];
        String loneSurrogate = new String(new char[] {0xd800});
        String tooLong = "x".repeat(1_025);
        for (Message message :
                List.of(
                        new Message.ListShares(1, "", 101),
                        new Message.ListShares(1, tooLong, 1),
                        new Message.Search(1, loneSurrogate, "", 1),
                        new Message.GetManifest(1, ID, -1, 1),
                        new Message.HaveMore(1, List.of(1 << 20)))) {
            assertThrows(
                    IllegalArgumentException.class, () -> MessageCodec.encode(message, buffer, 0));
        }
    }

    @Test
    void theLongestListingFitsIntoADefaultRecord() {
        String name = "語".repeat(341);
        var entry = new ListedContent(name, false, Long.MAX_VALUE, ID);
        var entries = Collections.nCopies(Limits.MAX_LISTING, entry);
        byte[] data = encode(new Message.Listing(1, entries, "c".repeat(Limits.MAX_CURSOR)));
        assertTrue(data.length <= Limits.RECORD_DATA, "bytes: " + data.length);
        assertEquals(1_023, name.getBytes(StandardCharsets.UTF_8).length);
    }
}
