package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestCodecTest {

    private static final long SEED = 20261121;
    private static final String ROOT = "11".repeat(32);
    private static final ContentId ID = ContentId.parse(ROOT).orElseThrow();

    @Test
    void theEncodingIsTheOneInTheSpecification() throws Exception {
        Manifest manifest =
                new Manifest(
                        true,
                        List.of(
                                new FolderEntry(List.of("a")),
                                new FileEntry(List.of("b", "\u00e9.txt"), 300, ID, true)));

        byte[] encoded = ManifestCodec.encode(manifest);

        String expected =
                "84"
                        + "01"
                        + "01"
                        + "82"
                        + "81"
                        + "81"
                        + "6161"
                        + "84"
                        + "82"
                        + "6162"
                        + "66c3a92e747874"
                        + "19012c"
                        + "5820"
                        + ROOT
                        + "f5"
                        + "19012c";
        assertEquals(expected, HexFormat.of().formatHex(encoded));
        assertEquals(manifest, ManifestCodec.decode(encoded));
    }

    @Test
    void namesOfEveryLengthHaveTheShortestHeader() throws Exception {
        for (String letter : List.of("x", "\u00e9", "\u20ac", "\ud83d\ude00")) {
            int width = letter.getBytes(StandardCharsets.UTF_8).length;
            for (int count = 1; count * width <= ManifestLimits.MAX_NAME; count++) {
                Manifest manifest = Manifest.ofFile(letter.repeat(count), 1, ID, false);
                byte[] encoded = ManifestCodec.encode(manifest);
                int bytes = count * width;
                int header = bytes < 24 ? 1 : bytes < 256 ? 2 : 3;
                // 84 01 00 81 84 81 name 01 5820 root f4 01
                assertEquals(6 + header + bytes + 1 + 34 + 1 + 1, encoded.length);
                assertEquals(manifest, ManifestCodec.decode(encoded));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,01",
        "23,17",
        "24,1818",
        "255,18ff",
        "256,190100",
        "65535,19ffff",
        "65536,1a00010000",
        "4294967295,1affffffff",
        "4294967296,1b0000000100000000",
        "9223372036854775807,1b7fffffffffffffff"
    })
    @DisplayName("SZ sizes up to 2^63 - 1 have the shortest encoding")
    void sizesHaveTheShortestEncoding(long size, String hex) throws Exception {
        Manifest manifest = Manifest.ofFile("f", size, ID, false);
        String encoded = HexFormat.of().formatHex(ManifestCodec.encode(manifest));
        assertEquals("84010081" + "84" + "816166" + hex + "5820" + ROOT + "f4" + hex, encoded);
        assertEquals(manifest, ManifestCodec.decode(HexFormat.of().parseHex(encoded)));
    }

    @Test
    void randomManifestsComeBackEqual() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            Manifest manifest = random(random);
            byte[] encoded = ManifestCodec.encode(manifest);
            assertEquals(manifest, ManifestCodec.decode(encoded), "seed " + SEED + ", " + round);
            assertArrayEquals(encoded, ManifestCodec.encode(ManifestCodec.decode(encoded)));
        }
    }

    @Test
    void theWriterGivesTheSameBytesAndTheContentId() throws Exception {
        Manifest manifest = random(new Random(SEED));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManifestWriter writer = new ManifestWriter(bytes, true, manifest.entries().size());
        for (ManifestEntry entry : manifest.entries()) {
            writer.add(entry);
        }
        ContentId id = writer.finish();
        assertArrayEquals(ManifestCodec.encode(manifest), bytes.toByteArray());
        assertEquals(ManifestCodec.contentId(bytes.toByteArray()), id);
    }

    @Test
    void everyTruncationAndEveryFlippedBitIsRefusedOrCanonical() throws Exception {
        byte[] encoded = ManifestCodec.encode(random(new Random(SEED)));
        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThrows(ManifestException.class, () -> ManifestCodec.decode(cut));
        }
        for (int bit = 0; bit < encoded.length * 8; bit++) {
            byte[] damaged = encoded.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            try {
                assertArrayEquals(damaged, ManifestCodec.encode(ManifestCodec.decode(damaged)));
            } catch (ManifestException refused) {
                assertEquals(false, refused.field().isEmpty());
            }
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "'',manifest",
        "f6,manifest",
        "84020080" + "00,version",
        "84f50080" + "00,version",
        "84010280" + "00,kind",
        "840100" + "80" + "00,entries",
        "840101" + "f6" + "00,entries",
        "840101" + "8101" + "00,entries",
        "840101" + "818180" + "00,entries[0].path",
        "840101" + "8181811861" + "00,entries[0].path",
        "840101" + "80" + "01,total",
        "840101" + "80" + "20,total",
        "840101" + "80" + "f90000,total",
        "840101" + "80" + "1bffffffffffffffff,total",
        "840101" + "80" + "00" + "00,manifest",
        "840101" + "80" + "1800,manifest",
        "9f0101" + "80" + "00ff,manifest",
        "840101" + "9fff" + "00,manifest",
        "d9d9f7840101" + "80" + "00,manifest",
        "840101" + "81" + "8181" + "7f6161ff" + "00,manifest",
        "840101" + "81" + "8181" + "780161" + "00,manifest",
        "840101" + "81" + "8181" + "61ff" + "00,manifest",
        "a0,manifest",
        "9a7fffffff,manifest",
        "8401019a7fffffff,manifest",
        "840101818181" + "7a7fffffff,manifest",
        // A decimal fraction whose exponent refers to the bytes before it.
        "d90100840101"
                + "82"
                + "84816166015820"
                + "1111111111111111111111111111111111111111111111111111111111111111"
                + "f4"
                + "84816167c482d8190001,manifest",
    })
    @DisplayName("SZ malformed, absurd and non-canonical manifests name their field")
    void malformedManifestsNameTheirField(String hex, String field) {
        var refused =
                assertThrows(
                        ManifestException.class,
                        () -> ManifestCodec.decode(HexFormat.of().parseHex(hex)));
        assertEquals(field, refused.field(), refused.getMessage());
    }

    @ParameterizedTest(name = "size {0}")
    @CsvSource({
        "20",
        "1b8000000000000000",
        "1bffffffffffffffff",
        "fb46293e5939a08cea",
        "f5",
        "c249010000000000000000",
        "6131"
    })
    @DisplayName("SZ sizes that are negative, above 2^63 - 1, fractions or text are refused")
    void absurdSizesAreRefused(String size) {
        String hex = "84010081" + "84" + "816166" + size + "5820" + ROOT + "f4" + size;
        var refused =
                assertThrows(
                        ManifestException.class,
                        () -> ManifestCodec.decode(HexFormat.of().parseHex(hex)));
        assertEquals("entries[0].size", refused.field(), refused.getMessage());
    }

    @Test
    @DisplayName("JS a hundred thousand nested arrays are refused without recursion")
    void deepNestingIsRefused() {
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 0x81);
        assertThrows(ManifestException.class, () -> ManifestCodec.decode(deep));
    }

    @Test
    @DisplayName("SZ a million empty files are a manifest, and one entry more is none")
    void aMillionEntriesAndNoMore() throws Exception {
        byte[] million = emptyFiles(ManifestLimits.MAX_ENTRIES);
        assertEquals(true, million.length <= ManifestLimits.MAX_MANIFEST);
        Manifest manifest = ManifestCodec.decode(million);
        assertEquals(ManifestLimits.MAX_ENTRIES, manifest.entries().size());
        assertEquals(0, manifest.total());
        assertEquals(List.of("0999999"), manifest.entries().getLast().path());

        var written =
                assertThrows(
                        ManifestException.class, () -> emptyFiles(ManifestLimits.MAX_ENTRIES + 1));
        assertEquals("entries", written.field());
        var read =
                assertThrows(
                        ManifestException.class, () -> ManifestCodec.decode(withOneMore(million)));
        assertEquals("entries", read.field(), read.getMessage());
    }

    private static byte[] emptyFiles(int count) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManifestWriter writer = new ManifestWriter(bytes, true, count);
        for (int i = 0; i < count; i++) {
            // Seven digits; a format that is read two million times takes longer than all the rest.
            List<String> path = List.of(Integer.toString(10_000_000 + i).substring(1));
            writer.add(new FileEntry(path, 0, MerkleTree.emptyRoot(), false));
        }
        writer.finish();
        return bytes.toByteArray();
    }

    /** The same with an empty folder at the end, in canonical form: only the number is wrong. */
    private static byte[] withOneMore(byte[] manifest) {
        byte[] folder = HexFormat.of().parseHex("8181" + "61" + "7a");
        byte[] more = Arrays.copyOf(manifest, manifest.length + folder.length);
        // 84 01 01 9a and four bytes of count at the start, a total of zero at the end.
        more[7]++;
        System.arraycopy(folder, 0, more, manifest.length - 1, folder.length);
        more[more.length - 1] = 0;
        return more;
    }

    private static Manifest random(Random random) throws ManifestException {
        List<String> names = List.of("a", "b.txt", "\u00e9", "\ud83d\ude00", "\u05d0", "CON", "z ");
        var paths = new TreeSet<List<String>>(PathGrammar::compare);
        for (int i = random.nextInt(30); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int depth = 1 + random.nextInt(4); depth > 0; depth--) {
                path.add(names.get(random.nextInt(names.size())));
            }
            paths.add(path);
        }
        List<ManifestEntry> entries = new ArrayList<>();
        List<List<String>> sorted = List.copyOf(paths);
        for (int i = 0; i < sorted.size(); i++) {
            List<String> path = sorted.get(i);
            boolean parent =
                    i + 1 < sorted.size()
                            && sorted.get(i + 1).size() > path.size()
                            && sorted.get(i + 1).subList(0, path.size()).equals(path);
            if (!parent) {
                entries.add(
                        random.nextInt(5) == 0
                                ? new FolderEntry(path)
                                : new FileEntry(
                                        path,
                                        1 + random.nextLong(1L << 40),
                                        ID,
                                        random.nextBoolean()));
            }
        }
        return new Manifest(true, entries);
    }
}
