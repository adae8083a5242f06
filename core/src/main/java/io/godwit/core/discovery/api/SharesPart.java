package io.godwit.core.discovery.api;

import java.util.List;

/**
 * A part of everything a peer offers; the parts of a generation replace the generation before when the last arrives.
 *
 * @param generation names this edition, 1 to 2^53-1, chosen by the peer
 * @param part 0 for the first part, then one more each time
 * @param last whether the generation is complete with it
 * @param entries at most {@value ApiLimits#ENTRIES_PER_PART}
 */
public record SharesPart(long generation, int part, boolean last, List<SharedEntry> entries) {

    /** Copies the entries. */
    public SharesPart {
        entries = List.copyOf(entries);
    }

    /**
     * Checks everything but the entries themselves.
     *
     * @throws ApiFormatException if a number is out of range or there are too many entries
     */
    public void check() throws ApiFormatException {
        if (generation < 1 || generation > ApiLimits.INTEGER) {
            throw new ApiFormatException("generation", "not from 1 to 2^53-1");
        }
        if (part < 0 || part >= ApiLimits.ENTRIES_PER_PEER) {
            throw new ApiFormatException("part", "out of range");
        }
        if (entries.size() > ApiLimits.ENTRIES_PER_PART) {
            throw new ApiFormatException(
                    "entries", "more than " + ApiLimits.ENTRIES_PER_PART + " in one part");
        }
    }
}
