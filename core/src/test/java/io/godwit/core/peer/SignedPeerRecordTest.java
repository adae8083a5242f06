package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.identity.Identity;
import io.godwit.core.identity.KeyPem;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerFormatException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SignedPeerRecordTest {

    private static final long SEED = 20261121;
    private static final Identity ME = key("plain.pem");
    private static final Identity STRANGER = key("plain-4096.pem");

    @TestFactory
    Iterable<DynamicTest> readsWhatAnotherImplementationSigned() throws IOException {
        return PeerVectors.of("records")
                .map(vector ->
                        DynamicTest.dynamicTest(
                                "sequence " + vector.get("sequence").stringValue(),
                                () -> {
                                    byte[] encoded =
                                            HexFormat.of()
                                                    .parseHex(vector.get("signed").stringValue());
                                    SignedPeerRecord signed = SignedPeerRecord.decode(encoded);
                                    PeerRecord record = signed.record();
                                    assertEquals(ME.id(), record.id());
                                    assertEquals(
                                            vector.get("sequence").stringValue(),
                                            String.valueOf(record.sequence()));
                                    assertEquals(
                                            vector.get("expires").longValue(),
                                            record.expires().getEpochSecond());
                                    assertEquals(vector.get("name").stringValue(), record.name());
                                    assertArrayEquals(encoded, signed.encode());
                                }))
                .toList();
    }

    @Test
    void comesBackAsItWas() throws PeerFormatException {
        PeerRecord record = record(ME.id(), 7);
        SignedPeerRecord signed = ME.sign(record);
        SignedPeerRecord read = SignedPeerRecord.decode(signed.encode());
        assertEquals(record, read.record());
        assertEquals(signed, read);
        assertEquals(ME.publicKey(), read.key());
        SignedPeerRecord large = STRANGER.sign(record(STRANGER.id(), Long.MAX_VALUE));
        assertEquals(large, SignedPeerRecord.decode(large.encode()));
    }

    @Test
    void theLargestRecordFits() throws PeerFormatException {
        var addresses = new ArrayList<InetSocketAddress>();
        for (int i = 0; i < 16; i++) {
            addresses.add(at("2001:db8::" + i, 65_535));
        }
        var labels = new ArrayList<String>();
        for (char c = 'a'; c < 'q'; c++) {
            labels.add(String.valueOf(c).repeat(32));
        }
        var record =
                new PeerRecord(
                        STRANGER.id(),
                        Long.MAX_VALUE,
                        Instant.parse("9999-12-31T23:59:59Z"),
                        addresses,
                        "😀".repeat(64),
                        labels);
        SignedPeerRecord signed = STRANGER.sign(record);
        assertTrue(signed.encode().length <= SignedPeerRecord.MAX_BYTES);
        assertEquals(record, SignedPeerRecord.decode(signed.encode()).record());
    }

    @Test
    @DisplayName("REG-01 a record cannot be made for another's ID")
    void anothersId() {
        assertThrows(IllegalArgumentException.class, () -> STRANGER.sign(record(ME.id(), 1)));
        byte[] signed = SignedPeerRecord.signedBytes(record(ME.id(), 1));
        assertEquals(
                Reason.WRONG_KEY,
                refusal(assemble(signed, STRANGER.publicKey().spki(), sign(STRANGER, signed)))
                        .reason());
    }

    @Test
    @DisplayName("REG-08 a server that swaps key, signature or fields of records is found out")
    void swaps() {
        byte[] mine = SignedPeerRecord.signedBytes(record(ME.id(), 1));
        byte[] newer = SignedPeerRecord.signedBytes(record(ME.id(), 2));
        byte[] key = ME.publicKey().spki();
        assertEquals(Reason.SIGNATURE, refusal(assemble(newer, key, sign(ME, mine))).reason());
        assertEquals(Reason.SIGNATURE, refusal(assemble(mine, key, sign(STRANGER, mine))).reason());
        byte[] otherLabel = ME.sign("GW1 responder signature", mine);
        assertEquals(Reason.SIGNATURE, refusal(assemble(mine, key, otherLabel)).reason());
        assertEquals(Reason.SIGNATURE, refusal(assemble(mine, key, new byte[0])).reason());
        assertEquals(Reason.KEY, refusal(assemble(mine, new byte[422], sign(ME, mine))).reason());
    }

    @Test
    @DisplayName("REG-08 no flipped bit, cut or added byte passes")
    void everyByteCounts() {
        byte[] encoded = ME.sign(record(ME.id(), 3)).encode();
        for (int at = 0; at < encoded.length; at++) {
            byte[] flipped = encoded.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            refusal(flipped);
            refusal(Arrays.copyOf(encoded, at));
        }
        refusal(Arrays.copyOf(encoded, encoded.length + 1));
        assertEquals(Reason.LENGTH, refusal(new byte[SignedPeerRecord.MAX_BYTES + 1]).reason());
    }

    @Test
    @DisplayName("SZ a field out of range is refused by name, even when its owner signed it")
    void fieldsOutOfRange() {
        assertField("version", "02", "00", "00", "80", "60", "80");
        assertField("sequence", "01", "20", "00", "80", "60", "80");
        assertField("sequence", "01", "1b8000000000000000", "00", "80", "60", "80");
        assertField("sequence", "01", "1bffffffffffffffff", "00", "80", "60", "80");
        assertField("sequence", "01", "fb3ff0000000000000", "00", "80", "60", "80");
        assertField("expires", "01", "00", "20", "80", "60", "80");
        assertField("expires", "01", "00", "1b7fffffffffffffff", "80", "60", "80");
        assertField("expires", "01", "00", "1b0000003afff44180", "80", "60", "80");
        assertField("addresses", "01", "00", "00", "8182440102030400", "60", "80");
        assertField("addresses", "01", "00", "00", "818244010203041a00010000", "60", "80");
        assertField("addresses", "01", "00", "00", "8182430102031903e8", "60", "80");
        assertField("addresses", "01", "00", "00", "81820118ff", "60", "80");
        assertField(
                "addresses", "01", "00", "00", "82" + "8244010203041903e8".repeat(2), "60", "80");
        assertField(
                "addresses", "01", "00", "00", "91" + "8244010203041903e8".repeat(17), "60", "80");
        assertField("name", "01", "00", "00", "80", "7841" + "61".repeat(65), "80");
        assertField("name", "01", "00", "00", "80", "01", "80");
        assertField("capabilities", "01", "00", "00", "80", "60", "8101");
        assertField("capabilities", "01", "00", "00", "80", "60", "816141");
        assertField("capabilities", "01", "00", "00", "80", "60", "8261626161");
        assertField("capabilities", "01", "00", "00", "80", "60", "91" + "6161".repeat(17));
    }

    @Test
    @DisplayName("REG-08 only the canonical encoding passes, even when its owner signed another")
    void otherEncodings() {
        assertField("record", "1801", "00", "00", "80", "60", "80");
        assertField("record", "01", "1800", "00", "80", "60", "80");
        assertField("record", "01", "00", "1900ff", "80", "60", "80");
        assertField("record", "01", "00", "00", "9fff", "60", "80");
        assertField("record", "01", "00", "00", "80", "7801" + "61", "80");
        assertField("record", "01", "00", "00", "80", "7f6161ff", "80");
        assertField("record", "01", "c100", "00", "80", "60", "80");
        assertField("record", "01", "00", "00", "80", "60", "80f6");
        // ::ffff:10.0.0.1 is 10.0.0.1 in another spelling
        String mapped = "818250" + "00000000000000000000ffff0a000001" + "190fa0";
        assertField("record", "01", "00", "00", mapped, "60", "80");
    }

    @Test
    @DisplayName("DOS-04 30,000 mutated records end in nothing but a typed refusal")
    void mutations() {
        Random random = new Random(SEED);
        byte[] encoded = ME.sign(record(ME.id(), 3)).encode();
        int header = encoded.length - 422 - 384;
        for (int i = 0; i < 30_000; i++) {
            byte[] mutated = encoded.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                mutated[random.nextInt(header)] = (byte) random.nextInt();
            }
            try {
                assertArrayEquals(encoded, SignedPeerRecord.decode(mutated).encode());
            } catch (PeerFormatException e) {
                assertTrue(!e.field().isEmpty(), "seed " + SEED);
            }
        }
    }

    @Test
    void recordsMadeHereAreCheckedToo() {
        assertThrows(IllegalArgumentException.class, () -> record(ME.id(), -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PeerRecord(ME.id(), 0, Instant.MAX, List.of(), ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PeerRecord(ME.id(), 0, Instant.EPOCH, List.of(), "\uD800"));
        var name = List.of(InetSocketAddress.createUnresolved("localhost", 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PeerRecord(ME.id(), 0, Instant.EPOCH, name, ""));
    }

    /** A record that its owner signed, with the given encodings of version, sequence and so on, is refused. */
    private static void assertField(String field, String version, String... rest) {
        String hex = "87" + version + "5820" + ME.id().toHex() + String.join("", rest);
        byte[] signed = HexFormat.of().parseHex(hex);
        byte[] encoded = assemble(signed, ME.publicKey().spki(), sign(ME, signed));
        assertEquals(field, refusal(encoded).field(), hex);
    }

    private static PeerFormatException refusal(byte[] encoded) {
        return assertThrows(PeerFormatException.class, () -> SignedPeerRecord.decode(encoded));
    }

    private static byte[] assemble(byte[] signed, byte[] spki, byte[] signature) {
        return new CborWriter()
                .beginArray(3)
                .binary(signed)
                .binary(spki)
                .binary(signature)
                .endArray()
                .finish();
    }

    private static byte[] sign(Identity identity, byte[] signed) {
        return identity.sign(SignedPeerRecord.LABEL, signed);
    }

    private static PeerRecord record(PeerId id, long sequence) {
        return new PeerRecord(
                id,
                sequence,
                Instant.ofEpochSecond(1_800_000_000),
                List.of(at("203.0.113.5", 4_000), at("2001:db8::5", 4_001)),
                "Ada's 💻 laptop");
    }

    private static InetSocketAddress at(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    private static Identity key(String name) {
        try {
            return KeyPem.decodePrivate(
                    Files.readAllBytes(PeerVectors.FOLDER.resolve(name)), Password.none());
        } catch (IOException e) {
            throw new AssertionError("core/spec/vectors/peer is incomplete", e);
        }
    }
}
