package io.godwit.core.discovery.api;

import java.util.List;

/**
 * A peer in a list. Name and addresses are repeated for people who read the JSON; a peer takes both from the record,
 * whose signature it checks.
 *
 * @param id 64 hexadecimal digits
 * @param name the name its owner gave it
 * @param addresses where it says it can be reached, best first
 * @param shares number of entries it has published
 * @param record base64 of the signed peer record
 */
public record ListedPeer(
        String id, String name, List<String> addresses, int shares, String record) {

    /** Copies the addresses. */
    public ListedPeer {
        addresses = List.copyOf(addresses);
    }
}
