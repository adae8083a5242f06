package io.godwit.app.cli.discovery;

import picocli.CommandLine.TypeConversionException;

/** Whole numbers in decimal digits. */
final class Numbers {
    /** More digits than any limit has. */
    private static final int MAX_DIGITS = 12;

    private Numbers() {}

    /**
     * Reads one.
     *
     * @param text decimal digits
     * @param least smallest allowed
     * @param most largest allowed
     * @throws TypeConversionException if it is not a number of that range
     */
    static long parse(String text, long least, long most) {
        if (text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new TypeConversionException("not a number from " + least + " to " + most);
    }
}
