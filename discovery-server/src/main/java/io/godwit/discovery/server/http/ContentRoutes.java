package io.godwit.discovery.server.http;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ContentKind;
import io.godwit.core.discovery.api.SearchAnswer;
import io.godwit.core.discovery.api.SearchHit;
import io.godwit.core.discovery.api.SharedEntry;
import io.godwit.core.discovery.api.SharesAnswer;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.discovery.api.SwarmAnswer;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.godwit.discovery.server.registry.Claim;
import io.godwit.discovery.server.registry.PublishedPart;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryException;
import io.godwit.discovery.server.registry.SharesEdition;
import io.godwit.discovery.server.search.SearchCursor;
import io.godwit.discovery.server.search.SearchListing;
import io.godwit.discovery.server.search.SearchQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishing and finding content. Thread-safe. */
final class ContentRoutes {

    private static final int HALF_OF_THE_PROCESSORS =
            Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);

    /**
     * Parts of shares that are taken at the same time: few, as what is parsed takes many times its bytes, and each may
     * keep a processor busy for a tenth of a second.
     */
    private static final int PARTS_AT_ONCE = HALF_OF_THE_PROCESSORS;

    /** Parts of one site that are here, with their bodies; more are turned away at once. */
    static final int PARTS_OF_SITE = 32;

    /** Parts that are here: together they take a sixteenth of the heap at most. */
    private static final int PARTS =
            Math.clamp(Runtime.getRuntime().maxMemory() / 16 / ApiLimits.JSON_BYTES, 2, 10_000);

    /** Searches at the same time: one for a single letter keeps a processor busy for some 40 ms. */
    private static final int SEARCHES_AT_ONCE = HALF_OF_THE_PROCESSORS;

    /** An office where many are looking; most searches take less than a millisecond. */
    private static final int SEARCHES_OF_SITE = 256;

    /** Steps of a search that count for one request; about a millisecond. */
    private static final int STEPS_OF_ONE = 10_000;

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(2);

    private final Registry registry;
    private final Authenticator authenticator;
    private final AddressGate gate;
    private final Places bodies = new Places(PARTS, Math.min(PARTS_OF_SITE, PARTS / 2));
    private final Turns publishing = new Turns(PARTS_AT_ONCE, PARTS_OF_SITE);
    private final Turns searching = new Turns(SEARCHES_AT_ONCE, SEARCHES_OF_SITE);

    ContentRoutes(Registry registry, Authenticator authenticator, AddressGate gate) {
        this.registry = registry;
        this.authenticator = authenticator;
        this.gate = gate;
    }

    /** {@code PUT /v1/peers/{id}/shares}. The MAC is checked before the body is parsed. */
    void publish(Exchange exchange) throws RefusedException, IOException {
        PeerId id = exchange.peerId();
        // Before a place is taken by who cannot have proved it.
        var _ = Authenticator.proof(exchange);
        Taken taken;
        try (var _ = bodies.take(site(exchange)).orElseThrow(ContentRoutes::busy)) {
            taken =
                    authenticator.proved(
                            exchange, id, ApiLimits.JSON_BYTES, claim -> take(exchange, claim));
            exchange.forgetBody();
        }
        // It costs nothing to wait for this, so that the next one has his turn meanwhile.
        registry.awaitShown(taken.part());
        exchange.answer(taken.answer());
    }

    /** A part that was taken, and what is answered to it. */
    private record Taken(PublishedPart part, SharesAnswer answer) {}

    private Taken take(Exchange exchange, Claim claim)
            throws RegistryException, RefusedException, IOException {
        try (var _ = publishing.await(site(exchange), LONGEST_QUEUE)) {
            SharesPart part = exchange.body(SharesPart.class, ApiLimits.JSON_BYTES);
            PublishedPart published = registry.publish(claim, edition(part));
            return new Taken(
                    published,
                    new SharesAnswer(part.generation(), published.entries(), part.last()));
        } catch (ApiFormatException e) {
            throw RefusedException.of(e);
        } catch (Turns.BusyException e) {
            throw busy();
        }
    }

    private static RefusedException busy() {
        return RefusedException.later(
                ApiErrorCode.BUSY, "too many are publishing at once", Duration.ofSeconds(1));
    }

    private static NetworkPrefix site(Exchange exchange) throws RefusedException, IOException {
        return NetworkPrefix.neighbourhood(exchange.client()).site();
    }

    private static SharesEdition edition(SharesPart part) throws ApiFormatException {
        part.check();
        List<SharedEntry> sent = part.entries();
        var entries = new ArrayList<AnnouncedContent>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            SharedEntry entry = sent.get(i);
            ContentId root = entry.check("entries[" + i + "]");
            entries.add(
                    new AnnouncedContent(
                            entry.name(), entry.kind() == ContentKind.FOLDER, entry.size(), root));
        }
        return new SharesEdition(part.generation(), part.part(), part.last(), entries);
    }

    /** {@code GET /v1/search}. */
    void search(Exchange exchange) throws RefusedException, IOException {
        SearchQuery query = SearchQuery.of(exchange.query("q", ApiLimits.QUERY_CHARS));
        if (query.words().size() > ApiLimits.QUERY_WORDS) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "more than " + ApiLimits.QUERY_WORDS + " words",
                    "q",
                    "Search for fewer words.");
        }
        String after = exchange.query("after", ApiLimits.CURSOR_CHARS);
        Optional<SearchCursor> start = SearchCursor.parse(after);
        if (!after.isEmpty() && start.isEmpty()) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "not a cursor of this server",
                    "after",
                    "Pass what the page before gave as next.");
        }
        SearchListing found = find(exchange, query, start, exchange.limit(ApiLimits.HITS_PER_PAGE));
        exchange.answer(
                new SearchAnswer(
                        found.hits().stream().map(ContentRoutes::hit).toList(),
                        found.next().map(SearchCursor::format).orElse("")));
    }

    /** In turns, and charged by what it took: who looks for one letter has the work of many done. */
    private SearchListing find(
            Exchange exchange, SearchQuery query, Optional<SearchCursor> after, int limit)
            throws RefusedException, IOException {
        try (var _ = searching.await(site(exchange), LONGEST_QUEUE)) {
            SearchListing found = registry.search(query, after, limit);
            gate.charge(RequestKind.READ, exchange.client(), found.steps() / STEPS_OF_ONE);
            return found;
        } catch (Turns.BusyException e) {
            throw RefusedException.later(
                    ApiErrorCode.BUSY, "too many are searching at once", Duration.ofSeconds(1));
        }
    }

    private static SearchHit hit(FoundContent found) {
        return new SearchHit(
                found.name(),
                found.folder() ? ContentKind.FOLDER : ContentKind.FILE,
                found.size(),
                found.id().toHex(),
                found.sources());
    }

    /** {@code GET /v1/swarms/{root}}. */
    void swarm(Exchange exchange) throws RefusedException {
        ContentId root = exchange.root();
        exchange.answer(
                new SwarmAnswer(
                        root.toHex(),
                        registry.swarm(root, ApiLimits.PEERS_PER_SWARM).stream()
                                .map(PeerRoutes::listed)
                                .toList()));
    }
}
