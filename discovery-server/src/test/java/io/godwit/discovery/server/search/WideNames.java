package io.godwit.discovery.server.search;

import java.util.SplittableRandom;

/** Names that take as much of the index as a name can: eighty words that no other name has. */
public final class WideNames {

    private static final int RUNS = 40;

    private WideNames() {}

    /** The name of this number, of 239 bytes; always the same. */
    public static String name(int number) {
        var random = new SplittableRandom(number);
        var name = new StringBuilder();
        for (int run = 0; run < RUNS; run++) {
            name.append(run == 0 ? "" : " ");
            name.append(digits(random, 'a', 26, 2)).append(digits(random, '0', 10, 3));
        }
        return name.toString();
    }

    private static String digits(SplittableRandom random, char first, int kinds, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) (first + random.nextInt(kinds)));
        }
        return digits.toString();
    }
}
