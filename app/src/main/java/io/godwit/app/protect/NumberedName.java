package io.godwit.app.protect;

/** What is called another thing when its name is taken, as browsers have it: {@code film (1).tar.gz}. */
final class NumberedName {

    private NumberedName() {}

    /**
     * A name with a number before what follows its first dot; a dot at its beginning is not one.
     *
     * @param path the name, perhaps behind folders with {@code /} between them, which stay as they are
     */
    static String of(String path, int number) {
        int dot = path.indexOf('.', path.lastIndexOf('/') + 2);
        int end = dot < 0 ? path.length() : dot;
        return path.substring(0, end) + " (" + number + ")" + path.substring(end);
    }
}
