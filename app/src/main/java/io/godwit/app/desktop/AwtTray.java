package io.godwit.app.desktop;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray of the Java runtime: Windows, macOS, and X11 desktops with an XEmbed tray; none under Wayland. */
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final TrayIcon icon;

    private AwtTray(TrayIcon icon) {
        this.icon = icon;
    }

    /** Puts an icon into the tray; blocks until the system answered. */
    static Optional<Tray> show(TrayContent content, Image image) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return Optional.empty();
        }
        PopupMenu menu = new PopupMenu();
        for (TrayContent.Item item : content.items()) {
            MenuItem line = new MenuItem(item.label());
            line.addActionListener(_ -> item.action().run());
            menu.add(line);
        }
        TrayIcon icon = new TrayIcon(image, content.tooltip(), menu);
        icon.setImageAutoSize(true);
        icon.addActionListener(_ -> content.activated().run());
        try {
            SystemTray.getSystemTray().add(icon);
            return Optional.of(new AwtTray(icon));
        } catch (AWTException noTray) {
            LOG.debug("no tray: {}", noTray.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void tooltip(String text) {
        EventQueue.invokeLater(() -> icon.setToolTip(text));
    }

    @Override
    public void message(String title, String text) {
        EventQueue.invokeLater(() -> icon.displayMessage(title, text, TrayIcon.MessageType.NONE));
    }

    @Override
    public void close() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }
}
