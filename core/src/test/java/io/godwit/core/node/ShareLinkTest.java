package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.ShareLink.Kind;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareLinkTest {
    private static final ContentId ID = new ContentId(1, -2, 3, -4);
    private static final PeerId PEER = new PeerId(5, 6, 7, 8);
    private static final String BARE = ShareLink.PREFIX + ID.toHex();

    @Test
    void returnsTheLinkItWrote() throws ShareLinkException {
        for (ShareLink link :
                List.of(
                        link(Kind.FILE, Optional.empty(), OptionalLong.empty(), List.of()),
                        link(
                                Kind.FOLDER,
                                Optional.of("a b&c=d?+%#é🐦"),
                                OptionalLong.of(0),
                                List.of()),
                        link(
                                Kind.OFFER,
                                Optional.of("disk.img"),
                                OptionalLong.of(50L << 30),
                                List.of(PEER)),
                        link(
                                Kind.FILE,
                                Optional.of("x"),
                                OptionalLong.of(Long.MAX_VALUE),
                                List.of(PEER, new PeerId(9, 9, 9, 9))))) {
            String text = link.format();
            assertTrue(text.chars().allMatch(c -> c > 0x20 && c < 0x7f), text);
            assertEquals(link, ShareLink.parse(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', link",
        "http://get/, link",
        "godwit://get/12, id",
        "'BARE?', link",
        "'BARE?name=', name",
        "'BARE?name=%', name",
        "'BARE?name=%zz', name",
        "'BARE?name=%ff', name",
        "'BARE?name=a b', name",
        "'BARE?name=a&name=b', name",
        "'BARE?size=-1', size",
        "'BARE?size=9223372036854775808', size",
        "'BARE?size=1&size=1', size",
        "'BARE?size=1e3', size",
        "'BARE?kind=FOLDER', kind",
        "'BARE?peer=gw1', peer",
        "'BARE?run=1', link",
        "'BARE#x', id"
    })
    void refusesEverythingElseAndNamesThePart(String text, String field) {
        var refused =
                assertThrows(
                        ShareLinkException.class,
                        () -> ShareLink.parse(text.replace("BARE", BARE)));
        assertEquals(field, refused.field());
    }

    /** Of an offer nothing can be found out from others, so that the link has to say it. */
    @ParameterizedTest
    @CsvSource({
        "'name=x&size=5000000', peer",
        "'name=x&size=5000000&PEER&PEER', peer",
        "'size=5000000&PEER', name",
        "'name=x&PEER', size",
        "'name=x&size=0&PEER', size",
        "'name=x&size=1048576&PEER', size",
        "'name=x&size=9223372036854775807&PEER', size"
    })
    void refusesAnOfferThatLacksSomethingAndNamesThePart(String parts, String field) {
        String text =
                BARE + "?kind=offer&" + parts.replace("PEER", "peer=" + PeerIdText.format(PEER));
        var refused = assertThrows(ShareLinkException.class, () -> ShareLink.parse(text));
        assertEquals(field, refused.field());
    }

    @Test
    void boundsLengthAndPeers() {
        String peer = "&peer=" + PeerIdText.format(PEER);
        String many = BARE + "?size=1" + peer.repeat(ShareLink.MAX_PEERS + 1);
        assertEquals(
                "peer",
                assertThrows(ShareLinkException.class, () -> ShareLink.parse(many)).field());
        String longName = BARE + "?name=" + "a".repeat(1_025);
        assertEquals(
                "name",
                assertThrows(ShareLinkException.class, () -> ShareLink.parse(longName)).field());
        String endless = BARE + "?name=" + "a".repeat(10_000);
        assertEquals(
                "link",
                assertThrows(ShareLinkException.class, () -> ShareLink.parse(endless)).field());
    }

    @FuzzTest
    void neverFailsInAnotherWay(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            ShareLink link = ShareLink.parse(text);
            assertEquals(link, ShareLink.parse(link.format()));
        } catch (ShareLinkException refused) {
            assertFalse(refused.field().isEmpty());
        }
    }

    private static ShareLink link(
            Kind kind, Optional<String> name, OptionalLong size, List<PeerId> peers) {
        return new ShareLink(ID, kind, name, size, peers);
    }
}
