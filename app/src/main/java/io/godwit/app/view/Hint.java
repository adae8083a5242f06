package io.godwit.app.view;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words beside the pointer, which a screen reader says too. The small window they are in is made when the pointer first
 * comes over the control: each takes a good millisecond, and most are never looked at.
 */
public final class Hint {
    private Hint() {}

    /**
     * Explains a control. Interface thread only.
     *
     * @param control has no tooltip yet
     * @param text one line
     */
    public static void on(Control control, String text) {
        control.setAccessibleHelp(text);
        control.addEventFilter(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent entered) {
                        control.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                        control.setTooltip(new Tooltip(text));
                    }
                });
    }
}
