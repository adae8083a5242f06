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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether sources that do not fit what was said about a file are wrong, or what was said. Somebody told the
 * size of a file of which only the root is certain; as long as its last chunk is not here, each source that has to be
 * dropped is asked once, over a connection of its own, to prove another size. Guarded by the lock of the job, except
 * where it asks.
 */
final class SizeInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(SizeInquiry.class);

    /** Most sources asked in one download. */
    private static final int MOST = 64;

    /** Most sources heard before a file is fetched of which the size proves nothing. */
    private static final int MOST_HEARD = 8;

    private final ContentId root;
    private final Job job;
    private final Sources sources;
    private final DownloadParts parts;
    private final Set<PeerId> asked = new HashSet<>();
    private final Deque<PeerId> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean heard;
    private Wanted.@Nullable File proved;

    SizeInquiry(ContentId root, Job job, Sources sources, DownloadParts parts) {
        this.root = root;
        this.job = job;
        this.sources = sources;
        this.parts = parts;
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
        }
    }

    /** Whether nothing may be fetched yet. */
    boolean mustHear() {
        Plan plan = job.plan();
        return !heard && plan != null && plan.isAmbiguous();
    }

    /** Whether somebody is still to be heard before a download may be given up. */
    boolean isOpen() {
        return running || proved != null || (!waiting.isEmpty() && isUnproved());
    }

    /** What a source proved; null as long as none has. */
    Wanted.@Nullable File proved() {
        return proved;
    }

    void startIfDue() {
        if (!running && proved == null && !waiting.isEmpty() && isUnproved()) {
            PeerId peer = waiting.remove();
            long believed = believed();
            running = true;
            job.start(() -> ask(peer, believed));
        }
    }

    private boolean isUnproved() {
        Plan plan = job.plan();
        return plan != null && plan.isSizeUnproved();
    }

    private long believed() {
        return job.layout(0).size();
    }

    private void ask(PeerId peer, long believed) {
        Optional<Wanted.File> answer = Optional.empty();
        try {
            answer = proof(peer, believed);
        } catch (IOException | Refusal | ManifestException e) {
            LOG.debug("a source that does not fit proves nothing else", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answered(answer);
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

    private void answered(Optional<Wanted.File> answer) {
        job.lock.lock();
        try {
            running = false;
            proved = answer.orElse(null);
            job.nudge();
        } finally {
            job.lock.unlock();
        }
    }
}
