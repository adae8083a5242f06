package io.godwit.core.node;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.PeerDiscovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One question to several sources at once. As soon as one has answered, the others get a moment more and no longer, so
 * that one which is silent holds up nobody. For one thread.
 *
 * @param <T> what is found
 */
final class Inquiry<T> {
    /** Most time for the others once one has answered. */
    static final Duration GRACE = Duration.ofMillis(500);

    /** A question. */
    interface Question<T> {
        Collection<T> ask(PeerDiscovery source) throws DiscoveryException;
    }

    private sealed interface Reply<T> {
        record Answer<T>(int source, Collection<T> found) implements Reply<T> {}

        record Failure<T>(DiscoveryException cause) implements Reply<T> {}
    }

    private final LinkedBlockingQueue<Reply<T>> replies = new LinkedBlockingQueue<>();
    private final List<Collection<T>> answers = new ArrayList<>();

    private Inquiry() {}

    /**
     * Asks and waits.
     *
     * @param sources at least one
     * @return their answers in their order, nothing in place of one that failed or is late
     * @throws DiscoveryException if none answers
     */
    static <T> List<Collection<T>> ask(List<PeerDiscovery> sources, Question<T> question)
            throws DiscoveryException {
        return sources.size() == 1
                ? List.of(question.ask(sources.getFirst()))
                : new Inquiry<T>().askAll(sources, question);
    }

    private List<Collection<T>> askAll(List<PeerDiscovery> sources, Question<T> question)
            throws DiscoveryException {
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int number = i;
            answers.add(List.of());
            asking.add(
                    Thread.ofVirtual()
                            .name("inquiry")
                            .start(() ->
                                    replies.add(reply(number, sources.get(number), question))));
        }
        try {
            collect(sources.size());
            return List.copyOf(answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiscoveryException(
                    DiscoveryException.Reason.UNREACHABLE, "no longer waited for", e);
        } finally {
            asking.forEach(Thread::interrupt);
        }
    }

    private static <T> Reply<T> reply(int number, PeerDiscovery source, Question<T> question) {
        try {
            return new Reply.Answer<>(number, question.ask(source));
        } catch (DiscoveryException e) {
            return new Reply.Failure<>(e);
        } catch (RuntimeException | Error e) {
            // Also an Error: who asked waits for a reply of everybody.
            return new Reply.Failure<>(
                    new DiscoveryException(
                            DiscoveryException.Reason.BAD_ANSWER, "a source of peers failed", e));
        }
    }

    private void collect(int sources) throws InterruptedException, DiscoveryException {
        long end = 0;
        for (int heard = 0; heard < sources; heard++) {
            Reply<T> reply =
                    end == 0
                            ? replies.take()
                            : replies.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            switch (reply) {
                case null -> {
                    return;
                }
                case Reply.Answer<T>(int source, Collection<T> found) -> {
                    answers.set(source, found);
                    end = end == 0 ? System.nanoTime() + GRACE.toNanos() : end;
                }
                case Reply.Failure<T>(DiscoveryException cause) -> {
                    if (end == 0 && heard == sources - 1) {
                        throw cause;
                    }
                }
            }
        }
    }
}
