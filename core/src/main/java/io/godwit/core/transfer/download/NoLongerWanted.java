package io.godwit.core.transfer.download;

import java.io.IOException;

/** A fetch was given up as its result is there already, or its connection makes room; nobody is to blame. */
final class NoLongerWanted extends IOException {

    private static final long serialVersionUID = 1L;

    NoLongerWanted() {
        super("no longer wanted");
    }
}
