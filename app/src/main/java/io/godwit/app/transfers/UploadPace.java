package io.godwit.app.transfers;

import io.godwit.core.node.Upload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes of what is fetched from here, looked at again and again, what is shown of it: one line for each peer and share,
 * in the order in which they began, with their pace. Not thread-safe.
 */
final class UploadPace {
    /** How far back the pace goes. */
    private static final long SPAN = TimeUnit.SECONDS.toNanos(4);

    private final Map<UploadSnapshot.Key, Line> lines = new LinkedHashMap<>();

    private record Look(long nanos, long bytes) {}

    private static final class Line {
        private final Deque<Look> looks = new ArrayDeque<>();

        /** A connection that rests for a moment is left out of the sum, which must not run backwards for that. */
        void look(long nanos, long bytes) {
            Look last = looks.peekLast();
            looks.addLast(new Look(nanos, last == null ? bytes : Math.max(last.bytes(), bytes)));
            while (nanos - looks.getFirst().nanos() > SPAN) {
                looks.removeFirst();
            }
        }

        UploadSnapshot shown(UploadSnapshot.Key key) {
            Look first = looks.getFirst();
            Look last = looks.getLast();
            long nanos = last.nanos() - first.nanos();
            double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
            long pace = nanos <= 0 ? 0 : Math.round((last.bytes() - first.bytes()) / seconds);
            return new UploadSnapshot(key.peer(), key.share(), last.bytes(), pace);
        }
    }

    /**
     * Looks once more.
     *
     * @param now what is fetched, several entries for a peer that fetches several files
     * @param nanos the time
     */
    List<UploadSnapshot> of(List<Upload> now, long nanos) {
        Map<UploadSnapshot.Key, Long> bytes = new LinkedHashMap<>();
        for (Upload upload : now) {
            var key = new UploadSnapshot.Key(upload.peer(), upload.shares().stream().findFirst());
            bytes.merge(key, upload.sentBytes(), Long::sum);
        }
        lines.keySet().retainAll(bytes.keySet());
        bytes.forEach(
                (key, sent) -> lines.computeIfAbsent(key, fresh -> new Line()).look(nanos, sent));
        return lines.entrySet().stream().map(line -> line.getValue().shown(line.getKey())).toList();
    }
}
