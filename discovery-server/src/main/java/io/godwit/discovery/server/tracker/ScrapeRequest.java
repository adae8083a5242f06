package io.godwit.discovery.server.tracker;

import java.util.ArrayList;
import java.util.List;

/**
 * How are these swarms? (BEP 48)
 *
 * @param torrents 1 to 64, as often as they were named
 */
public record ScrapeRequest(List<TorrentHash> torrents) {

    /** Longest query, of an announcement too, in characters. */
    public static final int MAX_QUERY = QueryString.MAX_CHARS;

    /** Copies the list. */
    public ScrapeRequest {
        torrents = List.copyOf(torrents);
    }

    /**
     * Reads a query.
     *
     * @param raw as in the request line, untrusted
     * @throws TrackerException if it names no torrent, too many, or not by 20 bytes; the list of all is given to nobody
     */
    public static ScrapeRequest parse(String raw) throws TrackerException {
        List<byte[]> named = QueryString.parse(raw).all("info_hash");
        if (named.isEmpty() || named.size() > QueryString.MAX_HASHES) {
            throw new TrackerException(
                    "info_hash", "name 1 to " + QueryString.MAX_HASHES + " torrents");
        }
        var torrents = new ArrayList<TorrentHash>();
        for (byte[] name : named) {
            torrents.add(QueryString.hash("info_hash", name));
        }
        return new ScrapeRequest(torrents);
    }
}
