package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether sources that do not fit what was said about a file are wrong, or what was said. Somebody told the
 * size of a file of which only the root is certain; as long as its last chunk is not here, each source that has to be
 * dropped is asked, over a connection of its own, to prove another size: a few at once and no one for long as long as
 * there are others who were not asked yet, so that those who say nothing, or go on and on, do not hold up the one that
 * can; and for a bounded time, as the download cannot be given up meanwhile. Guarded by the lock of the job, except
 * where it asks.
 */
final class SizeInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(SizeInquiry.class);

    /** Most sources asked in one download. */
    private static final int MOST = 64;

    /** Sources asked at once; each may send a whole chunk layer. */
    private static final int AT_ONCE = 3;

    /** For how many pages all of them together are waited for: time for a turn of as many as there may be. */
    private static final int MOST_PAGES = 24;

    /** Most sources heard before a file is fetched of which the size proves nothing. */
    private static final int MOST_HEARD = 8;

    private final ContentId root;
    private final Job job;
    private final Sources sources;
    private final DownloadParts parts;
    private final Set<PeerId> asked = new HashSet<>();

    /** Who was not asked yet. */
    private final Deque<PeerId> waiting = new ArrayDeque<>();

    /** Who made room for them. */
    private final Deque<PeerId> later = new ArrayDeque<>();

    private final Map<PeerId, Asking> running = new HashMap<>();
    private long nanosLeft;
    private long runningSince;
    private boolean heard;
    private Wanted.@Nullable File proved;

    SizeInquiry(ContentId root, Job job, Sources sources, DownloadParts parts) {
        this.root = root;
        this.job = job;
        this.sources = sources;
        this.parts = parts;
        this.nanosLeft = MOST_PAGES * parts.pageTimeout();
    }

    /** A source that is being asked. */
    private static final class Asking {
        private final long since;
        private @Nullable Thread thread;
        private boolean stopped;
        private boolean madeRoom;

        Asking(long since) {
            this.since = since;
        }

        void stop() {
            stopped = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** A source is not used any more. */
    void dropped(PeerId peer, Fault fault) {
        if (fault == Fault.BAD_DATA || fault == Fault.PROTOCOL) {
            doubt(peer);
        }
    }

    /** A source does not give something of the file. */
    void refused(PeerId peer, RejectCode code) {
        if (code == RejectCode.OUT_OF_RANGE) {
            doubt(peer);
        }
    }

    private void doubt(PeerId peer) {
        if (asked.size() < MOST && asked.add(peer)) {
            waiting.add(peer);
        }
    }

    /**
     * Hears everybody before anything is fetched, where a liar could prove a wrong size.
     *
     * @param everybody whether more sources than these cannot be expected soon
     */
    void hear(Collection<Source> sources, boolean everybody) {
        if (mustHear()) {
            sources.stream().limit(MOST_HEARD).forEach(source -> doubt(source.peer()));
            heard = everybody && !isOpen();
            if (heard) {
                job.wakeAll();
            }
        }
    }

    /** Whether nothing may be fetched yet. */
    boolean mustHear() {
        Plan plan = job.plan();
        return !heard && plan != null && plan.isAmbiguous();
    }

    /** Whether somebody is still to be heard before a download may be given up. */
    boolean isOpen() {
        boolean asking = !running.isEmpty() || (isAnybodyWaiting() && isUnproved());
        return proved != null || (asking && hasTime());
    }

    private boolean isAnybodyWaiting() {
        return !waiting.isEmpty() || !later.isEmpty();
    }

    private boolean hasTime() {
        long spent = running.isEmpty() ? 0 : parts.now() - runningSince;
        return spent < nanosLeft;
    }

    /** What a source proved; null as long as none has. */
    Wanted.@Nullable File proved() {
        return proved;
    }

    void startIfDue() {
        if (proved != null || !isUnproved() || !hasTime()) {
            return;
        }
        makeRoom();
        while (running.size() < AT_ONCE && isAnybodyWaiting()) {
            PeerId peer = waiting.isEmpty() ? later.remove() : waiting.remove();
            long believed = believed();
            var asking = new Asking(parts.now());
            if (running.isEmpty()) {
                runningSince = asking.since;
            }
            running.put(peer, asking);
            job.start(() -> ask(peer, believed, asking));
        }
    }

    /** For each one who was not asked yet somebody is waited for no longer, if he had his turn. */
    private void makeRoom() {
        long now = parts.now();
        long making = running.values().stream().filter(asking -> asking.madeRoom).count();
        running.values().stream()
                .filter(asking -> !asking.madeRoom && now - asking.since > turn())
                .limit(Math.max(0, waiting.size() - making))
                .forEach(asking -> {
                    asking.madeRoom = true;
                    asking.stop();
                });
    }

    /** A little longer than one page may take, so that who says nothing has ended by then, and is not asked again. */
    private long turn() {
        return parts.pageTimeout() + parts.pageTimeout() / 20;
    }

    /** Waits for nobody any more; who was being asked is asked anew if the download goes on. */
    void stop() {
        running.values().forEach(Asking::stop);
    }

    private boolean isUnproved() {
        Plan plan = job.plan();
        return plan != null && plan.isSizeUnproved();
    }

    private long believed() {
        return job.layout(0).size();
    }

    private void ask(PeerId peer, long believed, Asking asking) {
        Optional<Wanted.File> answer = Optional.empty();
        try {
            if (begin(asking)) {
                answer = proof(peer, believed);
            }
        } catch (IOException | Refusal | ManifestException e) {
            LOG.debug("a source that does not fit proves nothing else", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answered(peer, answer, asking);
        }
    }

    private boolean begin(Asking asking) {
        job.lock.lock();
        try {
            asking.thread = Thread.currentThread();
            return !asking.stopped;
        } finally {
            job.lock.unlock();
        }
    }

    private Optional<Wanted.File> proof(PeerId peer, long believed)
            throws IOException, Refusal, InterruptedException, ManifestException {
        MessageChannel channel = sources.connect(peer);
        try {
            return new SizeProof(parts.connections().of(channel), root, parts).of(believed);
        } finally {
            sources.release(channel);
        }
    }

    private void answered(PeerId peer, Optional<Wanted.File> answer, Asking asking) {
        job.lock.lock();
        try {
            asking.thread = null;
            running.remove(peer);
            if (running.isEmpty()) {
                nanosLeft -= parts.now() - runningSince;
            }
            if (proved == null) {
                proved = answer.orElse(null);
            }
            if (asking.madeRoom && answer.isEmpty()) {
                later.add(peer);
            } else if (asking.stopped && answer.isEmpty()) {
                waiting.addFirst(peer);
            }
            job.nudge();
        } finally {
            job.lock.unlock();
        }
    }
}
