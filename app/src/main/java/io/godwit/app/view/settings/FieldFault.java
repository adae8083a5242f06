package io.godwit.app.view.settings;

/** What is wrong with a field, as its message is called. */
enum FieldFault {
    NAME_TOO_LONG,
    NAME_UNSEEN,
    FOLDER_NOT_A_PATH,
    FOLDER_NOT_WRITABLE,
    URL,
    PORT_NUMBER,
    PORT_RANGE,
    PORT_RESERVED,
    PORT_TAKEN,
    RATE
}
