package io.godwit.app.desktop;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray of the Java runtime: Windows, macOS, and X11 desktops with an XEmbed tray; none under Wayland. */
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final TrayIcon icon;
    private volatile TrayContent content;

    private AwtTray(TrayIcon icon, TrayContent content) {
        this.icon = icon;
        this.content = content;
    }

    /** Whether there is a tray; blocks until the system answered. */
    static boolean isOffered() {
        try {
            return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
        } catch (AWTError | LinkageError noTray) {
            // They come where no X server answers, as under Wayland, or a library of X is missing.
            LOG.debug("no tray: {}", noTray.getMessage());
            return false;
        }
    }

    /** Puts an icon into the tray; blocks until the system answered. */
    static Optional<Tray> show(TrayContent content, Supplier<Image> image) {
        try {
            return isOffered() ? Optional.of(added(content, image.get())) : Optional.empty();
        } catch (AWTException | AWTError | LinkageError noTray) {
            LOG.debug("no tray: {}", noTray.getMessage());
            return Optional.empty();
        }
    }

    private static AwtTray added(TrayContent content, Image image) throws AWTException {
        TrayIcon icon = new TrayIcon(image, content.tooltip(), menu(content));
        icon.setImageAutoSize(true);
        AwtTray tray = new AwtTray(icon, content);
        icon.addActionListener(_ -> tray.content.activated().run());
        SystemTray.getSystemTray().add(icon);
        return tray;
    }

    private static PopupMenu menu(TrayContent content) {
        PopupMenu menu = new PopupMenu();
        for (TrayContent.Item item : content.items()) {
            MenuItem line = new MenuItem(item.label());
            line.addActionListener(_ -> item.action().run());
            menu.add(line);
        }
        return menu;
    }

    @Override
    public void show(TrayContent now) {
        content = now;
        EventQueue.invokeLater(() -> {
            icon.setToolTip(now.tooltip());
            icon.setPopupMenu(menu(now));
        });
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
