package io.godwit.trust.soak;

import java.util.ArrayList;
import java.util.List;

/** Whether a figure grows: the slope of the straight line that fits best. Not thread-safe. */
final class Trend {

    private record Point(double hours, double value) {}

    private final List<Point> points = new ArrayList<>();

    void add(double hours, double value) {
        points.add(new Point(hours, value));
    }

    /** Growth per hour, without the first third of the time, in which programs warm up. */
    double perHour() {
        List<Point> settled = points.subList(points.size() / 3, points.size());
        double meanHours = settled.stream().mapToDouble(Point::hours).average().orElse(0);
        double mean = settled.stream().mapToDouble(Point::value).average().orElse(0);
        double up = 0;
        double down = 0;
        for (Point point : settled) {
            up += (point.hours - meanHours) * (point.value - mean);
            down += (point.hours - meanHours) * (point.hours - meanHours);
        }
        return down == 0 ? 0 : up / down;
    }

    double least() {
        return points.stream().mapToDouble(Point::value).min().orElse(0);
    }

    double most() {
        return points.stream().mapToDouble(Point::value).max().orElse(0);
    }
}
