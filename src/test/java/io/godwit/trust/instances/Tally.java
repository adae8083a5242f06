package io.godwit.trust.instances;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a load generator saw. Thread-safe. */
final class Tally {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    private final LongAdder requests = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();

    void acknowledged() {
        acknowledged.increment();
    }

    void lost(String what) {
        lost.add(what);
    }

    void answered(String what, HttpResponse<String> answer) {
        requests.increment();
        if (answer.statusCode() >= 400) {
            Matcher code = CODE.matcher(answer.body());
            error(what + " " + answer.statusCode() + (code.find() ? " " + code.group(1) : ""));
        }
    }

    void failed(String what, IOException failure) {
        requests.increment();
        error(what + " " + failure.getClass().getSimpleName());
    }

    private void error(String kind) {
        errors.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    int lost() {
        return lost.size();
    }

    /** Lines that {@link Instances} adds up: a word, a number, and for errors their kind. */
    void print() {
        System.out.println("requests " + requests.sum());
        System.out.println("acknowledged " + acknowledged.sum());
        System.out.println("lost " + lost.size());
        new TreeMap<>(errors)
                .forEach((kind, count) -> System.out.println("error " + count.sum() + " " + kind));
        lost.forEach(what -> System.err.println("LOST " + what));
    }
}
