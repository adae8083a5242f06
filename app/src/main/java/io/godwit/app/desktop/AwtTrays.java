package io.godwit.app.desktop;

import java.util.Optional;

/** The tray of the Java runtime. */
final class AwtTrays implements SystemDesktop.TrayFactory {
    /** Trays scale it down to what they need. */
    private static final int PIXELS = 64;

    @Override
    public boolean isOffered() {
        return AwtTray.isOffered();
    }

    @Override
    public Optional<Tray> show(TrayContent content) {
        return AwtTray.show(content, () -> TrayPicture.draw(PIXELS));
    }
}
