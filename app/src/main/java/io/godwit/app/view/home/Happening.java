package io.godwit.app.view.home;

/** Something that is on its way, to here or from here. */
sealed interface Happening permits ActiveTransfer, ActiveUpload {
    /** Names it as long as it goes on. */
    Object key();

    /** What is on its way, escaped; empty when that is not known. */
    String name();
}
