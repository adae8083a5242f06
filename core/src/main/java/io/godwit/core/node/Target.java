package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.manifest.PathGrammar;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.transfer.download.Wanted;
import java.util.List;

/**
 * One certain thing to fetch.
 *
 * @param wanted its identifier and kind
 * @param name what to call it here, in the grammar of one path part
 * @param peers who is said to have it
 */
public record Target(Wanted wanted, String name, List<PeerId> peers) {
    private static final int SHORT_ID = 12;

    /** Copies the peers. */
    public Target {
        peers = List.copyOf(peers);
    }

    /** What a search found. */
    public static Target of(FoundContent found) {
        String name = nameOr(found.name(), found.id());
        Wanted wanted =
                found.folder()
                        ? new Wanted.Folder(found.id())
                        : new Wanted.File(found.id(), name, found.size());
        return new Target(wanted, name, List.of());
    }

    /** What a peer shares. */
    public static Target of(ListedContent listed, PeerId peer) {
        String name = nameOr(listed.name(), listed.id());
        Wanted wanted =
                listed.folder()
                        ? new Wanted.Folder(listed.id())
                        : new Wanted.File(listed.id(), name, listed.size());
        return new Target(wanted, name, List.of(peer));
    }

    /** What a link names. */
    public static Target of(ShareLink link) {
        String name = nameOr(link.name().orElse(""), link.id());
        return new Target(wanted(link, name), name, link.peers());
    }

    private static Wanted wanted(ShareLink link, String name) {
        return switch (link.kind()) {
            case FOLDER -> new Wanted.Folder(link.id());
            case OFFER ->
                    new Wanted.Offer(
                            link.id(), link.peers().getFirst(), name, link.size().orElseThrow());
            case FILE ->
                    link.size().isPresent() && link.name().isPresent()
                            ? new Wanted.File(link.id(), name, link.size().getAsLong())
                            : new Wanted.Anything(link.id());
        };
    }

    /** Something of which nothing but the identifier is known. */
    public static Target of(ContentId id) {
        return new Target(new Wanted.Anything(id), nameOr("", id), List.of());
    }

    /**
     * The same once it is here: of an offer the root is known then, and anybody can be asked for it.
     *
     * @param root root of a file, content ID of a folder
     */
    public Target arrived(ContentId root) {
        return wanted instanceof Wanted.Offer offer
                ? new Target(new Wanted.File(root, offer.name(), offer.size()), name, peers)
                : this;
    }

    /** A name from elsewhere, or one made from the identifier when that one cannot be a name. */
    private static String nameOr(String name, ContentId id) {
        return PathGrammar.fault(name).isEmpty()
                ? name
                : "godwit-" + id.toHex().substring(0, SHORT_ID);
    }
}
