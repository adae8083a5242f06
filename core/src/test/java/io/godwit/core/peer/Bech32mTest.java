package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the test vectors of BIP 350")
class Bech32mTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1LQFN3A",
                "a1lqfn3a",
                "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
                "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
                "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
                "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
                "?1v759aa"
            })
    void acceptsValidStringsAndWritesThemAgain(String text) throws PeerFormatException {
        Bech32m.Decoded decoded = Bech32m.decode(text, "test");
        assertEquals(
                text.toLowerCase(Locale.ROOT), Bech32m.encode(decoded.prefix(), decoded.values()));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "<20>1xj0phk, CHARACTER",
                "<7f>1g6xzxy, CHARACTER",
                "<80>1vctc34, CHARACTER",
                "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4, LENGTH",
                "qyrz8wqd2c9m, PREFIX",
                "1qyrz8wqd2c9m, PREFIX",
                "y1b0jsk6g, CHARACTER",
                "lt1igcx5c0, CHARACTER",
                "in1muywd, LENGTH",
                "mm1crxm3i, CHARACTER",
                "au1s5cgom, CHARACTER",
                "M1VUXWEZ, CHECKSUM",
                "16plkw9, PREFIX",
                "1p2gdwpf, PREFIX"
            })
    void refusesInvalidStrings(String vector, Reason reason) {
        String text =
                vector.replace("<20>", " ").replace("<7f>", "\u007f").replace("<80>", "\u0080");
        var refusal = assertThrows(PeerFormatException.class, () -> Bech32m.decode(text, "test"));
        assertEquals(reason, refusal.reason());
    }
}
