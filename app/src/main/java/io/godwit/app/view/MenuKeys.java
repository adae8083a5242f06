package io.godwit.app.view;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.stage.WindowEvent;

/**
 * Keys that a context menu names beside its items. The toolkit makes the keys of the menu of a control shortcuts of the
 * whole window, wherever the focus is and whatever lies above the page: these are in the menu only while it is shown.
 * Whoever has the menu listens for its keys where they are meant. Interface thread only.
 */
public final class MenuKeys {
    private MenuKeys() {}

    /**
     * Takes the keys out of the items of a menu, and has the menu name them while it is shown.
     *
     * @param menu with the keys in its items; those of menus inside it are left as they are
     * @return the same menu
     */
    public static ContextMenu onlyNamed(ContextMenu menu) {
        Map<MenuItem, KeyCombination> keys = new HashMap<>();
        for (MenuItem item : menu.getItems()) {
            if (item.getAccelerator() != null) {
                keys.put(item, item.getAccelerator());
                item.setAccelerator(null);
            }
        }
        menu.addEventHandler(
                WindowEvent.WINDOW_SHOWING, _ -> keys.forEach(MenuItem::setAccelerator));
        menu.addEventHandler(
                WindowEvent.WINDOW_HIDDEN,
                _ -> keys.keySet().forEach(item -> item.setAccelerator(null)));
        return menu;
    }
}
