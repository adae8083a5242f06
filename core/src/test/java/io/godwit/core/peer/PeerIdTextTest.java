package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerIdTextTest {

    private static final long SEED = 20261121;
    private static final String TEXT =
            "gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q07jx";

    @TestFactory
    Iterable<DynamicTest> agreesWithAnotherImplementation() throws IOException {
        return PeerVectors.of("ids")
                .map(vector -> {
                    String hex = vector.get("hex").stringValue();
                    String text = vector.get("text").stringValue();
                    return DynamicTest.dynamicTest(
                            hex,
                            () -> {
                                PeerId id = PeerId.of(HexFormat.of().parseHex(hex));
                                assertEquals(text, PeerIdText.format(id));
                                assertEquals(id, PeerIdText.parse(text));
                            });
                })
                .toList();
    }

    @Test
    void groupsByFourAfterThePrefix() throws PeerFormatException {
        assertEquals(
                "gw1-uwcv-gs5c-lswp-fxhm-7nyf-jmae-ysn6-us0y-vjde-xn9y-jkv3-k7zj-hp2s-5q07-jx",
                PeerIdText.formatGrouped(PeerIdText.parse(TEXT)));
    }

    @Test
    void readsEveryFormThatPeopleType() throws PeerFormatException {
        PeerId id = PeerIdText.parse(TEXT);
        String grouped = PeerIdText.formatGrouped(id);
        assertEquals(id, PeerIdText.parse(grouped));
        assertEquals(id, PeerIdText.parse(grouped.replace('-', ' ')));
        assertEquals(id, PeerIdText.parse(grouped.toUpperCase(Locale.ROOT)));
        assertEquals(id, PeerIdText.parse("  " + TEXT + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', PREFIX",
        "gw, PREFIX",
        "gw1, LENGTH",
        "Gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q07jx, MIXED_CASE",
        "gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q07jy, CHECKSUM",
        "gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q07j, CHECKSUM",
        "gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q07jb, CHARACTER",
        "gw1uwcvgs5clswpfxhm7nyfjmaeysn6us0yvjdexn9yjkv3k7zjhp2s5q0７jx, CHARACTER",
        "a1lqfn3a, PREFIX",
        "split1checkupstagehandshakeupstreamerranterredcaperredlc445v, PREFIX",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, CHARACTER"
    })
    void refusesWhatIsNotOneAndSaysWhy(String text, Reason reason) {
        assertEquals(reason, refusal(text).reason());
    }

    @Test
    void refusesOtherLengthsAndPaddingWithAGoodChecksum() {
        assertEquals(Reason.LENGTH, refusal(Bech32m.encode("gw", new byte[51])).reason());
        assertEquals(Reason.LENGTH, refusal(Bech32m.encode("gw", new byte[53])).reason());
        byte[] padded = new byte[52];
        padded[51] = 1;
        assertEquals(Reason.NOT_CANONICAL, refusal(Bech32m.encode("gw", padded)).reason());
        assertEquals(Reason.LENGTH, refusal("q".repeat(1 << 20)).reason());
    }

    @Test
    void findsEverySingleMistypedCharacter() {
        for (int at = 3; at < TEXT.length(); at++) {
            for (char wrong : "qpzry9x8gf2tvdw0s3jn54khce6mua7l".toCharArray()) {
                if (wrong != TEXT.charAt(at)) {
                    String mistyped = TEXT.substring(0, at) + wrong + TEXT.substring(at + 1);
                    assertEquals(Reason.CHECKSUM, refusal(mistyped).reason());
                }
            }
        }
    }

    @Test
    void everyIdComesBack() throws PeerFormatException {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            var id =
                    new PeerId(
                            random.nextLong(),
                            random.nextLong(),
                            random.nextLong(),
                            random.nextLong());
            assertEquals(id, PeerIdText.parse(PeerIdText.format(id)), "seed " + SEED);
            assertEquals(id, PeerIdText.parse(PeerIdText.formatGrouped(id)), "seed " + SEED);
            assertEquals(PeerIdText.LENGTH, id.toString().length());
        }
    }

    @Test
    void idsAreOrderedAsTheirHexadecimalForms() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            var one = new PeerId(random.nextLong(), 1, 2, random.nextInt(2));
            var other = new PeerId(random.nextBoolean() ? one.w0() : -one.w0(), 1, 2, 0);
            assertEquals(
                    Integer.signum(one.toHex().compareTo(other.toHex())),
                    Integer.signum(one.compareTo(other)),
                    "seed " + SEED);
        }
        assertTrue(new PeerId(-1, 0, 0, 0).compareTo(new PeerId(1, 0, 0, 0)) > 0);
    }

    private static PeerFormatException refusal(String text) {
        return assertThrows(PeerFormatException.class, () -> PeerIdText.parse(text));
    }
}
