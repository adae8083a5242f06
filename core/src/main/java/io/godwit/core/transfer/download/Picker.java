package io.godwit.core.transfer.download;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.protocol.Limits;
import io.godwit.core.storage.PageBuffers;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a connection asks for next. Guarded by the lock of the job.
 *
 * <p>From complete sources chunks are taken in order, from a place on that chance chose. As soon as a source has only
 * part of the content there is a swarm, and the chunk that the fewest partial sources have goes first, so that
 * downloaders have something to give each other; of a complete source the next in order, if none is rarer. Whoever is
 * done sooner asks sooner: fast sources get more without being chosen.
 */
final class Picker {

    /** Chunks compared before the rarest of them is taken. */
    private static final int CANDIDATES = 64;

    /** Chunks looked at, at most, in search of those. */
    private static final int STEPS = 4096;

    /** Chunk layers fetched at a time over one connection. */
    private static final int LAYERS = 4;

    /** Files passed over while their layers are on their way. */
    private static final int AHEAD = 64;

    /** Files a source is asked at the same time to tell about. */
    private static final int TELLING = 32;

    private final Plan plan;
    private final Roster roster;
    private final DownloadParts parts;
    private final Allowance allowance;
    private final RandomGenerator random;
    private final Course course;
    private long limitedAt;

    /** Whether the source that was last looked at may have chunks of which only the layer is missing. */
    private boolean layerAwaited;

    Picker(
            Plan plan,
            Roster roster,
            DownloadParts parts,
            Allowance allowance,
            RandomGenerator random) {
        this.plan = plan;
        this.roster = roster;
        this.parts = parts;
        this.allowance = allowance;
        this.random = random;
        this.course = new Course(plan, random);
        this.limitedAt = parts.now() - 1;
    }

    /** When a limit, or want of memory, last held something back. */
    long limitedAt() {
        return limitedAt;
    }

    /** What to send on a connection now. */
    Step.Send fill(Fetcher fetcher) {
        var send =
                new Step.Send(
                        List.copyOf(fetcher.outbox),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        fetcher.outbox.clear();
        if (fetcher.resting || fetcher.draining) {
            return send;
        }
        boolean nothing = false;
        layerAwaited = false;
        boolean room = hasRoom(fetcher, send);
        while (room) {
            int number = choose(fetcher, send);
            nothing = number < 0;
            boolean alone = fetcher.outstanding.isEmpty();
            room = number >= 0 && ask(fetcher, number, null, alone, send) && hasRoom(fetcher, send);
        }
        boolean owesNothing = fetcher.outstanding.isEmpty();
        boolean allTaken = owesNothing && plan.nextFree(0) == plan.chunks();
        if (allTaken) {
            endgame(fetcher, send);
        }
        fetcher.idle(nothing && owesNothing && !allTaken && !layerAwaited, parts.now());
        return send;
    }

    private void endgame(Fetcher fetcher, Step.Send send) {
        boolean room = true;
        while (room) {
            ChunkFetch slow = Endgame.choose(fetcher, roster.fetchers(), parts.now());
            room =
                    slow != null
                            && ask(fetcher, slow.number(), slow, send.fetches().isEmpty(), send)
                            && hasRoom(fetcher, send);
        }
    }

    private boolean hasRoom(Fetcher fetcher, Step.Send send) {
        long share = parts.budget().limit() / Math.max(1, roster.fetchers().size());
        int most = mostRequests(fetcher);
        int spare = Math.min(fetcher.requests().limit() / 4, 2 * TELLING);
        return fetcher.pace().outstanding() < fetcher.pace().window(share)
                && fetcher.outstanding.size() < most
                && fetcher.requests().free() - send.fetches().size() - send.tellings().size()
                        > spare;
    }

    private static int mostRequests(Fetcher fetcher) {
        return Math.min(fetcher.mostRequests, fetcher.requests().limit());
    }

    /** Whether so much has come in that asking for more is worth a packet. */
    boolean isWorthWaking(Fetcher fetcher) {
        long share = parts.budget().limit() / Math.max(1, roster.fetchers().size());
        return fetcher.pace().outstanding() <= fetcher.pace().window(share) * 3 / 4
                && fetcher.outstanding.size()
                        <= Math.min(mostRequests(fetcher), Limits.REQUESTS) * 5 / 8;
    }

    private boolean ask(
            Fetcher fetcher, int number, @Nullable ChunkFetch twin, boolean idle, Step.Send send) {
        int file = plan.fileOf(number);
        int length = plan.layout(file).lengthOf(number - plan.firstOf(file));
        boolean pausing = fetcher.outstanding.isEmpty();
        ChunkFetch fetch = owe(fetcher, number, file, length);
        if (fetch == null) {
            limitedAt = parts.now();
            return false;
        }
        if (twin != null) {
            twin.twin = fetch;
            fetch.twin = twin;
        }
        long now = parts.now();
        if (pausing) {
            fetcher.pace().wake(now);
        }
        fetch.sending(now, idle);
        plan.take(number);
        if (!fetcher.source().isPartial()) {
            course.took(number);
        }
        fetcher.pace().ask(length);
        tell(fetcher, file, send);
        send.fetches().add(fetch);
        return true;
    }

    /** Has a connection owe a chunk, if the memory and the limits allow one more; null if they do not. */
    private @Nullable ChunkFetch owe(Fetcher fetcher, int number, int file, int length) {
        int memory = PageBuffers.capacityFor(length);
        if (!parts.budget().tryReserve(memory)) {
            return null;
        }
        ChunkFetch fetch = null;
        try {
            if (allowance.take(length)) {
                int chunk = number - plan.firstOf(file);
                fetch = new ChunkFetch(fetcher, parts.buffers(), number, file, chunk, length);
                fetcher.outstanding.add(fetch);
            }
            return fetch;
        } finally {
            // What is owed gives it back itself, at the end of its connection at the latest.
            if (fetch == null || !fetcher.outstanding.contains(fetch)) {
                parts.budget().release(memory);
            }
        }
    }

    /** Has the source tell which chunks of a file it has, once it is worth a message. */
    private void tell(Fetcher fetcher, int file, Step.Send send) {
        Source source = fetcher.source();
        ChunkLayout layout = plan.layout(file);
        if (layout.chunkCount() > 1
                && source.tellingFiles() < TELLING
                && source.tellings(fetcher) < mostTellings(fetcher)
                && source.startTelling(file, fetcher)) {
            send.tellings().add(file);
        }
    }

    /**
     * Questions that a connection may have open, which a partial source never ends: so few that most of what the peer
     * allows stays for data, but one where there is room for it, as a source that says nothing is taken to have all.
     */
    private static int mostTellings(Fetcher fetcher) {
        int limit = fetcher.requests().limit();
        return limit < 2 ? 0 : Math.clamp(limit / 4, 1, TELLING);
    }

    /** The next chunk for a connection, -1 if there is none for it now. */
    private int choose(Fetcher fetcher, Step.Send send) {
        if (plan.growing() != null && !fetcher.source().isLacking(0)) {
            layer(fetcher, 0, send);
        }
        int urgent = plan.urgent();
        if (urgent >= 0 && !plan.needsLayer(0) && fetcher.source().has(0, urgent)) {
            return urgent;
        }
        int rare = roster.isSwarm() ? rarest(fetcher, send) : -1;
        return rare >= 0 ? rare : inOrder(fetcher, send);
    }

    private int rarest(Fetcher fetcher, Step.Send send) {
        if (plan.chunks() == 0) {
            return -1;
        }
        var choice = new Choice(CANDIDATES, STEPS, random);
        int start = random.nextInt(plan.chunks());
        scan(fetcher, send, start, plan.chunks(), choice);
        scan(fetcher, send, 0, start, choice);
        if (choice.best() >= 0 && !fetcher.source().isPartial()) {
            goOn(fetcher.source(), choice);
        }
        return choice.best();
    }

    /**
     * What nobody has yet may all the same be on its way to somebody. Of a source that has all, downloaders who each
     * take chunks in a row, where they have begun to, hardly ever ask for the same one.
     */
    private void goOn(Source source, Choice choice) {
        int next = course.next();
        if (next >= plan.askable() || plan.nextFree(next) != next) {
            return;
        }
        int file = plan.fileOf(next);
        int chunk = next - plan.firstOf(file);
        if (!plan.needsLayer(file) && source.has(file, chunk)) {
            choice.prefer(next, roster.holders(file, chunk));
        }
    }

    private int inOrder(Fetcher fetcher, Step.Send send) {
        int start = course.start();
        int ahead = first(fetcher, send, start, plan.chunks());
        return ahead >= 0 ? ahead : first(fetcher, send, 0, start);
    }

    private int first(Fetcher fetcher, Step.Send send, int from, int to) {
        var choice = new Choice(1, plan.chunks(), random);
        scan(fetcher, send, from, to, choice);
        return choice.best();
    }

    /** Shows the free chunks of a range that the source has, and asks for the layers of those that lack them. */
    private void scan(Fetcher fetcher, Step.Send send, int from, int to, Choice choice) {
        Source source = fetcher.source();
        int end = Math.min(to, plan.askable());
        int skipped = 0;
        int at = plan.nextFree(from);
        while (at < end && skipped < AHEAD && choice.goesOn()) {
            int file = plan.fileOf(at);
            if (source.isLacking(file)) {
                at = plan.nextFree(plan.endOf(file));
            } else if (plan.needsLayer(file) && plan.growing() == null) {
                layerAwaited = true;
                layer(fetcher, file, send);
                skipped++;
                at = plan.nextFree(plan.endOf(file));
            } else {
                int chunk = at - plan.firstOf(file);
                if (source.has(file, chunk)) {
                    choice.show(at, roster.holders(file, chunk));
                }
                at = plan.nextFree(at + 1);
            }
        }
    }

    private void layer(Fetcher fetcher, int file, Step.Send send) {
        boolean onePage = ChunkLayer.packedLength(plan.layout(file)) <= Limits.MAX_PAGE;
        long patience = onePage ? parts.silence() : parts.pageTimeout();
        if (fetcher.layersPending < LAYERS && plan.askLayer(file, parts.now(), patience)) {
            fetcher.layersPending++;
            send.layers().add(file);
        }
    }
}
