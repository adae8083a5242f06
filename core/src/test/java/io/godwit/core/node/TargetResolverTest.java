package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.manifest.PathGrammar;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.transfer.download.Wanted;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TargetResolverTest {
    private static final ContentId A = new ContentId(1, 0, 0, 0);
    private static final ContentId B = new ContentId(2, 0, 0, 0);
    private static final ContentId C = new ContentId(3, 0, 0, 0);

    private final FakeDiscovery server = new FakeDiscovery();
    private final FakeDiscovery other = new FakeDiscovery();
    private final TargetResolver resolver =
            new TargetResolver(new DiscoveryGroup(List.of(server, other)));

    @Test
    void findsAnExactNameOnALaterPage() throws Exception {
        server.content.addAll(List.of(file("film 1", A), file("film 2", B), file("film", C)));
        var one = assertInstanceOf(Resolution.One.class, resolver.resolve("film"));
        assertEquals(new Wanted.File(C, "film", 10), one.target().wanted());
    }

    @Test
    void takesEqualContentOfTwoServersForOneThing() throws Exception {
        server.content.add(file("film", A));
        other.content.add(file("film", A));
        assertInstanceOf(Resolution.One.class, resolver.resolve("film"));
    }

    @Test
    void comparesNamesWithoutRegardToUnicodeForm() throws Exception {
        server.content.add(file("cafe\u0301", A));
        assertInstanceOf(Resolution.One.class, resolver.resolve("caf\u00e9"));
    }

    @Test
    @DisplayName("A name of more words than servers take is found by its longest ones")
    void findsANameOfManyWords() throws Exception {
        String name = "The quick brown fox jumps over the lazy dog again today.mkv";
        server.content.addAll(List.of(file(name + ".part", B), file(name, A)));
        var one = assertInstanceOf(Resolution.One.class, resolver.resolve(name));
        assertEquals(new Wanted.File(A, name, 10), one.target().wanted());
        assertEquals("The quick brown jumps over lazy again today", server.searched);
    }

    @Test
    void listsTheChoicesWhenANameMeansSeveralThings() throws Exception {
        server.content.addAll(List.of(file("film", A), file("film", B)));
        var several = assertInstanceOf(Resolution.Several.class, resolver.resolve("film"));
        assertEquals(2, several.choices().size());
    }

    @Test
    void offersWhatIsSimilarWhenNothingHasTheName() throws Exception {
        server.content.add(file("film 1", A));
        var nothing = assertInstanceOf(Resolution.Nothing.class, resolver.resolve("film"));
        assertEquals(1, nothing.similar().size());
    }

    @Test
    void goesOnWithOneServerAndFailsWithNone() throws Exception {
        server.content.add(file("film", A));
        other.broken = true;
        assertInstanceOf(Resolution.One.class, resolver.resolve("film"));
        server.broken = true;
        assertThrows(DiscoveryException.class, () -> resolver.resolve("film"));
    }

    @Test
    void asksNobodyAboutAnIdentifierOrALink() throws Exception {
        server.broken = true;
        other.broken = true;
        var byId = assertInstanceOf(Resolution.One.class, resolver.resolve(A.toHex()));
        assertEquals(new Wanted.Anything(A), byId.target().wanted());
        var byLink =
                assertInstanceOf(
                        Resolution.One.class,
                        resolver.resolve(ShareLink.PREFIX + A.toHex() + "?kind=folder&name=x"));
        assertEquals(new Wanted.Folder(A), byLink.target().wanted());
        assertThrows(ShareLinkException.class, () -> resolver.resolve("godwit://get/1"));
    }

    @Test
    @DisplayName("FS-01 FS-02 a name in a link or search hit that is no name is replaced")
    void replacesNamesThatAreNone() throws Exception {
        String link = ShareLink.PREFIX + A.toHex() + "?size=1&name=..%2F..%2Fx";
        var one = assertInstanceOf(Resolution.One.class, resolver.resolve(link));
        assertTrue(PathGrammar.fault(one.target().name()).isEmpty());
        assertTrue(PathGrammar.fault(Target.of(file("..", A)).name()).isEmpty());
    }

    @Test
    void offerIsAskedOfItsPeerAndBecomesAFileOnceItIsHere() throws Exception {
        PeerId peer = new PeerId(5, 6, 7, 8);
        String link =
                ShareLink.PREFIX
                        + A.toHex()
                        + "?kind=offer&name=x.img&size=5000000&peer="
                        + PeerIdText.format(peer);
        var one = assertInstanceOf(Resolution.One.class, resolver.resolve(link));
        assertEquals(new Wanted.Offer(A, peer, "x.img", 5_000_000), one.target().wanted());
        assertEquals(new Wanted.File(B, "x.img", 5_000_000), one.target().arrived(B).wanted());
    }

    private static FoundContent file(String name, ContentId id) {
        return new FoundContent(name, false, 10, id, 1);
    }
}
