package io.godwit.app.desktop;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws the program's icon as packaging/icon/godwit.svg has it, less what nobody sees in a tray. */
final class TrayPicture {
    private static final double SIDE = 512;
    private static final Color NIGHT = new Color(0x0a0e27);
    private static final Color CYAN = new Color(0x00d4ff);
    private static final Color PURPLE = new Color(0xa855f7);

    private TrayPicture() {}

    /** The icon in so many pixels each way. */
    static BufferedImage draw(int pixels) {
        BufferedImage picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(pixels / SIDE, pixels / SIDE);
        pen.setPaint(NIGHT);
        pen.fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 200, 200));
        pen.setPaint(new GradientPaint(310, 260, CYAN.darker(), 330, 80, PURPLE.darker()));
        pen.fill(path(262, 262, 262, 196, 292, 128, 356, 84, 364, 150, 354, 212, 322, 258));
        pen.setPaint(new GradientPaint(440, 180, CYAN, 90, 380, PURPLE));
        pen.fill(
                path(
                        130, 352, 172, 306, 222, 262, 284, 244, 306, 238, 318, 226, 334, 214, 348,
                        203, 368, 202, 382, 212, 412, 212, 440, 205, 464, 190, 446, 217, 416, 231,
                        386, 234, 376, 252, 362, 268, 344, 284, 300, 324, 244, 346, 196, 346, 174,
                        346, 150, 348, 130, 352));
        pen.setPaint(new GradientPaint(310, 270, CYAN, 130, 80, PURPLE));
        pen.fill(
                path(
                        322, 262, 262, 246, 176, 186, 118, 92, 108, 158, 132, 232, 190, 284, 222,
                        313, 262, 318, 290, 306, 312, 296, 324, 280, 322, 262));
        pen.dispose();
        return picture;
    }

    /** A start, then three points for each curve. */
    private static Path2D path(double... at) {
        Path2D path = new Path2D.Double();
        path.moveTo(at[0], at[1]);
        for (int i = 2; i < at.length; i += 6) {
            path.curveTo(at[i], at[i + 1], at[i + 2], at[i + 3], at[i + 4], at[i + 5]);
        }
        path.closePath();
        return path;
    }
}
