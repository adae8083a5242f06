package io.godwit.app.desktop;

import java.io.IOException;

/** How one system is told what to start at login. Blocks its caller for a short time. */
interface Autostart {
    /** Sets or removes the entry; both may be repeated. */
    void set(boolean wanted) throws IOException;

    /** Whether the entry is there and counts. */
    boolean isSet() throws IOException;
}
