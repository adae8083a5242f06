package io.godwit.core.transfer.engine;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.OfferException;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Files in memory, some of which changed. */
final class TestCatalog implements Catalog {

    private final Map<ContentId, Content> files = new ConcurrentHashMap<>();
    private final Map<ContentId, TestOffer> offers = new ConcurrentHashMap<>();
    private final Map<ContentId, byte[]> manifests = new ConcurrentHashMap<>();
    final Set<ContentId> changed = ConcurrentHashMap.newKeySet();
    final AtomicInteger reads = new AtomicInteger();

    void add(Content content) {
        files.put(content.root(), content);
    }

    void remove(ContentId root) {
        files.remove(root);
    }

    ContentId add(Manifest manifest) {
        byte[] encoded = ManifestCodec.encode(manifest);
        ContentId id = ManifestCodec.contentId(encoded);
        manifests.put(id, encoded);
        return id;
    }

    /** Offers a file of which nothing is hashed yet. */
    TestOffer offer(ContentId id, Content content) {
        TestOffer offer = new TestOffer(id, content);
        offers.put(id, offer);
        return offer;
    }

    @Override
    public Optional<OfferedFile> file(ContentId root, PeerId requester) {
        return Optional.<OfferedFile>ofNullable(offers.get(root))
                .or(() -> Optional.ofNullable(files.get(root)).map(Offered::new));
    }

    @Override
    public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
        return Optional.ofNullable(manifests.get(id)).map(OfferedManifest::of);
    }

    @Override
    public ListingPage list(PeerId requester, String cursor, int limit) {
        return search(requester, "", cursor, limit);
    }

    @Override
    public ListingPage search(PeerId requester, String query, String cursor, int limit) {
        List<ListedContent> found =
                files.values().stream()
                        .filter(content -> content.name().startsWith(query))
                        .filter(content -> content.name().compareTo(cursor) > 0)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .limit(limit)
                        .map(content ->
                                new ListedContent(
                                        content.name(),
                                        false,
                                        content.bytes().length,
                                        content.root()))
                        .toList();
        return new ListingPage(found, found.size() < limit ? "" : found.getLast().name());
    }

    private final class Offered implements OfferedFile {

        private final Content content;

        Offered(Content content) {
            this.content = content;
        }

        @Override
        public ContentId root() {
            return content.root();
        }

        @Override
        public ChunkLayout layout() {
            return content.layout();
        }

        @Override
        public String name() {
            return content.name();
        }

        @Override
        public ChunkLayer layer() {
            return content.layer();
        }

        @Override
        public void read(int chunk, int offset, byte[] target, int targetOffset, int length)
                throws OfferException {
            reads.incrementAndGet();
            if (changed.contains(content.root())) {
                throw new OfferException(RejectCode.CHANGED, "test");
            }
            int from = (int) content.layout().offsetOf(chunk) + offset;
            System.arraycopy(content.bytes(), from, target, targetOffset, length);
        }

        @Override
        public void close() {}
    }
}
