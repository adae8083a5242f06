package io.godwit.core.transfer.download;

import java.util.random.RandomGenerator;

/**
 * Where a download takes the next chunk from a source that has all: one after the other, which is kindest to disks, from
 * a place on that chance chose, so that those who begin at the same time at the same source take different chunks of it
 * and have something to give each other. What a source that is hashed meanwhile can give is known from its beginning on.
 * Guarded by the lock of the job.
 */
final class Course {

    private final Plan plan;
    private int start;
    private int next;

    Course(Plan plan, RandomGenerator random) {
        this.plan = plan;
        this.start = plan.isOffer() || plan.chunks() == 0 ? 0 : random.nextInt(plan.chunks());
        this.next = start;
    }

    /**
     * The first free chunk from the place on. Those before it come last; {@link Plan#chunks()} when there are only such
     * any more.
     */
    int start() {
        start = plan.nextFree(start);
        return start;
    }

    /** The chunk after the one that was last taken from a source that has all, free or not. */
    int next() {
        return next;
    }

    /** A chunk is asked of a source that has all. */
    void took(int number) {
        next = number + 1;
    }
}
