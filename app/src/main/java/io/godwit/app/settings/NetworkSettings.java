package io.godwit.app.settings;

import static io.godwit.app.settings.SettingsRules.limit;
import static io.godwit.app.settings.SettingsRules.parallel;
import static io.godwit.app.settings.SettingsRules.require;

/**
 * How this node reaches others and how much it may do. Immutable.
 *
 * @param discovery how it finds others
 * @param port where it listens; 0 for the usual port or else any
 * @param uploadLimit bytes a second, 0 for no limit, else 1 KiB/s to 1 TiB/s
 * @param downloadLimit bytes a second, as above
 * @param streams connections to each source, 1 to 16
 * @param activeDownloads downloads that run at once, 1 to 16
 * @param servesAnyone whether the discovery server in this program serves others than those of its own networks
 */
public record NetworkSettings(
        DiscoveryChoice discovery,
        int port,
        long uploadLimit,
        long downloadLimit,
        int streams,
        int activeDownloads,
        boolean servesAnyone) {

    /** Finds others by itself, any port, no limits, four streams, three downloads at once, serves its own networks. */
    public static final NetworkSettings USUAL =
            new NetworkSettings(new DiscoveryChoice.Automatic(), 0, 0, 0, 4, 3, false);

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public NetworkSettings {
        require(SettingsRules.port(port), SettingsField.PORT);
        require(limit(uploadLimit), SettingsField.UPLOAD_LIMIT);
        require(limit(downloadLimit), SettingsField.DOWNLOAD_LIMIT);
        require(parallel(streams), SettingsField.STREAMS);
        require(parallel(activeDownloads), SettingsField.ACTIVE_DOWNLOADS);
    }

    /** The same with another way to find others. */
    public NetworkSettings withDiscovery(DiscoveryChoice value) {
        return new NetworkSettings(
                value, port, uploadLimit, downloadLimit, streams, activeDownloads, servesAnyone);
    }

    /** The same with another port. */
    public NetworkSettings withPort(int value) {
        return new NetworkSettings(
                discovery,
                value,
                uploadLimit,
                downloadLimit,
                streams,
                activeDownloads,
                servesAnyone);
    }

    /** The same with other limits. */
    public NetworkSettings withLimits(long upload, long download) {
        return new NetworkSettings(
                discovery, port, upload, download, streams, activeDownloads, servesAnyone);
    }

    /** The same with another number of connections to each source. */
    public NetworkSettings withStreams(int value) {
        return new NetworkSettings(
                discovery, port, uploadLimit, downloadLimit, value, activeDownloads, servesAnyone);
    }

    /** The same with another number of downloads at once. */
    public NetworkSettings withActiveDownloads(int value) {
        return new NetworkSettings(
                discovery, port, uploadLimit, downloadLimit, streams, value, servesAnyone);
    }

    /** The same with another audience of the discovery server in this program. */
    public NetworkSettings withServesAnyone(boolean value) {
        return new NetworkSettings(
                discovery, port, uploadLimit, downloadLimit, streams, activeDownloads, value);
    }
}
