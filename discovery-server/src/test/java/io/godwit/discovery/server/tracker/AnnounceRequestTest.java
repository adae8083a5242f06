package io.godwit.discovery.server.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnounceRequestTest {

    private static final String HASH = "info_hash=%00%ff%2B+abcdefghijklmnop";
    private static final String CLIENT = "peer_id=-TR3000-abcdefghijkl";
    private static final String LEAST = HASH + "&" + CLIENT + "&port=6881";

    @Test
    @DisplayName(
            "TR the parameters of BEP 3 are read, percent-encoding stands for bytes and a plus for itself")
    void everythingIsRead() throws Exception {
        var request =
                AnnounceRequest.parse(
                        LEAST
                                + "&uploaded=1&downloaded=2&left=0&event=completed&numwant=7&compact=0");
        byte[] hash = "\0\0++abcdefghijklmnop".getBytes(StandardCharsets.ISO_8859_1);
        hash[1] = (byte) 0xff;
        assertEquals(TorrentHash.of(hash), request.torrent());
        assertEquals(
                TorrentHash.of("-TR3000-abcdefghijkl".getBytes(StandardCharsets.US_ASCII)),
                request.client());
        assertEquals(6881, request.port());
        assertTrue(request.complete());
        assertEquals(AnnounceEvent.COMPLETED, request.event());
        assertEquals(7, request.wanted());
        assertEquals(false, request.compact());
    }

    @Test
    void whatIsNotSaidIsTheUsual() throws Exception {
        var request = AnnounceRequest.parse(LEAST);
        assertEquals(
                new AnnounceRequest(
                        request.torrent(),
                        request.client(),
                        6881,
                        false,
                        AnnounceEvent.NONE,
                        AnnounceRequest.MOST_WANTED,
                        true),
                request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numwant=51", "numwant=4294967296", "numwant=9223372036854775807"})
    @DisplayName("TR nobody gets more peers than the bound")
    void wantedIsBounded(String wanted) throws Exception {
        assertEquals(
                AnnounceRequest.MOST_WANTED, AnnounceRequest.parse(LEAST + "&" + wanted).wanted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                CLIENT + "&port=6881",
                HASH + "&port=6881",
                HASH + "&" + CLIENT,
                LEAST + "&" + HASH,
                LEAST + "&port=6882",
                LEAST + "&left=-1",
                LEAST + "&left=9223372036854775808",
                LEAST + "&left=99999999999999999999",
                LEAST + "&numwant=-1",
                LEAST + "&compact=2",
                LEAST + "&x=%",
                LEAST + "&x=%4",
                LEAST + "&x=%g0",
                LEAST + "&x=%-1",
                LEAST + "&x=\u00e9",
                LEAST + "&x=\uff11",
                LEAST + "&x=%\uff11\uff11",
                HASH + "x&" + CLIENT + "&port=6881",
                HASH + "&" + CLIENT + "&port=65536",
                HASH + "&" + CLIENT + "&port=0x1ae1"
            })
    @DisplayName("TR anything else than the one form is refused")
    void malformedIsRefused(String query) {
        assertThrows(TrackerException.class, () -> AnnounceRequest.parse(query));
    }

    @Test
    @DisplayName("TR a query that is too long or has too many parameters is refused")
    void sizeIsBounded() {
        String long1 = LEAST + "&x=" + "a".repeat(QueryString.MAX_CHARS);
        assertThrows(TrackerException.class, () -> AnnounceRequest.parse(long1));
        String many = LEAST + "&a".repeat(QueryString.MAX_PARAMETERS);
        assertThrows(TrackerException.class, () -> AnnounceRequest.parse(many));
    }

    @Test
    @DisplayName(
            "TR whatever 20 bytes there are, and however they are encoded, they are read as they are")
    void everyHashIsRead() throws Exception {
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] hash = new byte[TorrentHash.BYTES];
            random.nextBytes(hash);
            var encoded = new StringBuilder("info_hash=");
            for (byte b : hash) {
                boolean plain = b > ' ' && b < 0x7f && b != '%' && b != '&' && random.nextBoolean();
                String hex =
                        String.format(Locale.ROOT, random.nextBoolean() ? "%%%02x" : "%%%02X", b);
                encoded.append(plain ? String.valueOf((char) b) : hex);
            }
            TorrentHash read =
                    AnnounceRequest.parse(encoded + "&" + CLIENT + "&port=6881").torrent();
            assertEquals(TorrentHash.of(hash), read);
        }
    }

    @Test
    @DisplayName("TR a scrape names its torrents; the list of all is given to nobody")
    void scrapesNameTorrents() throws Exception {
        assertEquals(2, ScrapeRequest.parse(HASH + "&" + HASH).torrents().size());
        assertThrows(TrackerException.class, () -> ScrapeRequest.parse(""));
        String many = (HASH + "&").repeat(QueryString.MAX_HASHES + 1);
        assertThrows(TrackerException.class, () -> ScrapeRequest.parse(many));
    }
}
