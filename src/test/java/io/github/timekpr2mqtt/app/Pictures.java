package io.github.timekpr2mqtt.app;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * The app's pictures: a PC whose screen is a clock with a part of the day used up, and, in the logo, a home beside it. Drawn without any
 * letter, so that they do not depend on the fonts of a machine.
 */
final class Pictures {
    private static final Color GROUND = new Color(0x12, 0x3B, 0x5D);
    private static final Color LINE = new Color(0xF2, 0xF6, 0xFA);
    private static final Color USED = new Color(0xF2, 0xA9, 0x3B);

    private Pictures() {}

    /** 128 × 128. */
    static BufferedImage icon() {
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        pen.setColor(GROUND);
        pen.fill(new RoundRectangle2D.Double(0, 0, 128, 128, 32, 32));
        pc(pen);
        pen.dispose();
        return image;
    }

    /** 250 × 100. */
    static BufferedImage logo() {
        BufferedImage image = new BufferedImage(250, 100, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        pen.setColor(GROUND);
        pen.fill(new RoundRectangle2D.Double(0, 0, 250, 100, 28, 28));
        home(pen);
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(USED);
        pen.draw(new Line2D.Double(108, 50, 142, 50));
        pen.draw(new Line2D.Double(108, 50, 116, 42));
        pen.draw(new Line2D.Double(108, 50, 116, 58));
        pen.draw(new Line2D.Double(142, 50, 134, 42));
        pen.draw(new Line2D.Double(142, 50, 134, 58));
        pen.translate(148, 2);
        pen.scale(0.75, 0.75);
        pc(pen);
        pen.dispose();
        return image;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    /** Within 128 × 128. */
    private static void pc(Graphics2D pen) {
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(LINE);
        pen.draw(new RoundRectangle2D.Double(18, 20, 92, 70, 14, 14));
        pen.draw(new Line2D.Double(64, 90, 64, 108));
        pen.draw(new Line2D.Double(42, 108, 86, 108));
        pen.setColor(USED);
        pen.fill(new Arc2D.Double(40, 31, 48, 48, 90, -240, Arc2D.PIE));
        pen.setColor(LINE);
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Ellipse2D.Double(40, 31, 48, 48));
        pen.draw(new Line2D.Double(64, 55, 64, 39));
        pen.draw(new Line2D.Double(64, 55, 53, 61));
    }

    private static void home(Graphics2D pen) {
        Path2D house = new Path2D.Double();
        house.moveTo(24, 50);
        house.lineTo(60, 18);
        house.lineTo(96, 50);
        house.moveTo(33, 43);
        house.lineTo(33, 82);
        house.lineTo(87, 82);
        house.lineTo(87, 43);
        house.moveTo(53, 82);
        house.lineTo(53, 60);
        house.lineTo(67, 60);
        house.lineTo(67, 82);
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(LINE);
        pen.draw(house);
    }
}
