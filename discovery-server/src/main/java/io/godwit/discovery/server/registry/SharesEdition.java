package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import java.util.List;

/**
 * A checked part of a peer's shares.
 *
 * @param generation names the edition
 * @param part 0 for the first part, which begins anew
 * @param last whether the edition is complete with it
 * @param entries what is shared
 */
public record SharesEdition(
        long generation, int part, boolean last, List<AnnouncedContent> entries) {

    /** Copies the entries. */
    public SharesEdition {
        entries = List.copyOf(entries);
    }
}
