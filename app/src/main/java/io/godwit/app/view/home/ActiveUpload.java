package io.godwit.app.view.home;

import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.UploadSnapshot;

/**
 * Something that somebody fetches from here.
 *
 * @param key who fetches what
 * @param name what it is called, escaped; empty when it is no share
 * @param to who fetches it
 * @param bytesPerSecond pace
 * @param sentBytes bytes sent so far
 */
record ActiveUpload(
        UploadSnapshot.Key key, String name, PeerName to, long bytesPerSecond, long sentBytes)
        implements Happening {}
