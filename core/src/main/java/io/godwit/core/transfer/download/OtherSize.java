package io.godwit.core.transfer.download;

/** A source proved that the file has another size than this download was told; it has to begin anew with that one. */
final class OtherSize extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Wanted.File file;

    OtherSize(Wanted.File file) {
        super("the file has " + file.size() + " bytes");
        this.file = file;
    }

    Wanted.File file() {
        return file;
    }
}
