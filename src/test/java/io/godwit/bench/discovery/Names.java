package io.godwit.bench.discovery;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** File names as people have them, out of 30,000 invented words of which some are far more common than others. */
final class Names {

    private static final String[] SYLLABLES = {
        "ba", "ter", "mo", "rin", "sel", "ka", "no", "vi", "lu", "dan", "pre", "sto", "gra", "wen",
        "hol", "fi", "chi", "ul", "er", "on", "as", "ty", "qua", "je", "zor", "xen"
    };
    private static final String[] TYPES = {"jpg", "mp3", "pdf", "mkv", "flac", "txt", "zip"};

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<String> words = new ArrayList<>();

    Names() {
        for (int i = 0; i < 30_000; i++) {
            var word = new StringBuilder();
            for (int syllables = random.nextInt(2, 5); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
    }

    /** A word; the tenth is ten times as rare as the first, as Zipf found. */
    String word() {
        return words.get((int) Math.pow(words.size(), random.nextDouble()) - 1);
    }

    String file() {
        return switch (random.nextInt(4)) {
            case 0 -> "IMG_" + random.nextInt(2010, 2027) + "_" + random.nextInt(100_000) + ".jpg";
            case 1 ->
                    word()
                            + " - "
                            + word()
                            + " "
                            + word()
                            + " ("
                            + random.nextInt(1960, 2027)
                            + ").mp3";
            case 2 ->
                    word()
                            + "."
                            + word()
                            + "."
                            + word()
                            + ".S0"
                            + random.nextInt(1, 9)
                            + "E"
                            + random.nextInt(10, 24)
                            + ".mkv";
            default ->
                    word()
                            + " "
                            + word()
                            + " "
                            + random.nextInt(1_000)
                            + "."
                            + TYPES[random.nextInt(TYPES.length)];
        };
    }

    /** The root of a file that is one of so many. */
    static String root(int number) {
        return HexFormat.of().toHexDigits(number * 0x9E3779B97F4A7C15L)
                + "0".repeat(40)
                + HexFormat.of().toHexDigits(number);
    }

    /** Two words of a name, the second half typed. */
    String query() {
        String second = word();
        return word() + "%20" + second.substring(0, Math.max(2, second.length() / 2));
    }
}
