package io.godwit.discovery.server.redis;

import io.godwit.discovery.server.net.NetworkPrefix;

/** Networks as parts of keys. */
final class Networks {

    private Networks() {}

    /** A neighbourhood or a site, such as {@code 4-cb0071} and, if it is a local one, {@code local-4-7f0000}. */
    static String key(NetworkPrefix prefix) {
        return (prefix.isLocal() ? "local-" : "") + host(prefix);
    }

    /** One party that sends requests, such as {@code 4-cb007107} and {@code 6-20010db800010002}. */
    static String host(NetworkPrefix prefix) {
        return (prefix.six() ? "6-" : "4-") + Long.toHexString(prefix.bits());
    }
}
