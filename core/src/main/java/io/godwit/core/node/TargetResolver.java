package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Finds out what a person means: a link, an identifier or an exact name. */
public final class TargetResolver {
    /** Hits looked through for an exact name. */
    private static final int HITS = 300;

    private final DiscoveryGroup discovery;

    /** A resolver that searches names here. */
    public TargetResolver(DiscoveryGroup discovery) {
        this.discovery = discovery;
    }

    /**
     * Resolves a word.
     *
     * @param what a {@code godwit://} link, 64 hexadecimal digits, or a name as others wrote it
     * @throws ShareLinkException if it begins like a link and is none
     * @throws DiscoveryException if a name cannot be searched
     */
    public Resolution resolve(String what) throws ShareLinkException, DiscoveryException {
        if (what.startsWith(ShareLink.SCHEME)) {
            return new Resolution.One(Target.of(ShareLink.parse(what)));
        }
        Optional<ContentId> id = ContentId.parse(what);
        if (id.isPresent()) {
            return new Resolution.One(Target.of(id.get()));
        }
        return byName(what);
    }

    private Resolution byName(String name) throws DiscoveryException {
        List<FoundContent> hits = discovery.search(name, HITS);
        String normal = normal(name);
        List<FoundContent> exact =
                hits.stream().filter(hit -> normal(hit.name()).equals(normal)).toList();
        return switch (exact.size()) {
            case 0 -> new Resolution.Nothing(hits);
            case 1 -> new Resolution.One(Target.of(exact.getFirst()));
            default -> new Resolution.Several(exact);
        };
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
