package io.godwit.app.settings;

import java.util.List;

/** Every field of the settings that can be wrong, with its place in the file. */
public enum SettingsField {
    /** The whole document. */
    DOCUMENT(""),
    /** What people see. */
    NAME("name"),
    /** Folder for what is fetched. */
    DOWNLOADS("downloads"),
    /** The discovery server. */
    SERVER("network.discovery"),
    /** Where this node listens. */
    PORT("network.port"),
    /** Most bytes a second sent. */
    UPLOAD_LIMIT("network.uploadLimit"),
    /** Most bytes a second fetched. */
    DOWNLOAD_LIMIT("network.downloadLimit"),
    /** Connections to each source. */
    STREAMS("network.streams"),
    /** Downloads that run at once. */
    ACTIVE_DOWNLOADS("network.activeDownloads"),
    /** Whom the discovery server in this program serves. */
    SERVES_ANYONE("network.servesAnyone"),
    /** Dark or light. */
    THEME("look.theme"),
    /** The language. */
    LANGUAGE("look.language"),
    /** Whether the program starts with the session. */
    START_AT_LOGIN("startup.atLogin"),
    /** Whether there is an icon in the tray. */
    TRAY("startup.tray"),
    /** Where the window was. */
    BOUNDS("window.bounds"),
    /** What the window showed. */
    PAGE("window.page"),
    /** How tables were arranged. */
    TABLES("window.tables"),
    /** Peers that stand first. */
    FAVOURITES("favourites");

    private final String key;

    SettingsField(String key) {
        this.key = key;
    }

    /** Names of the objects and of the value in the file, outermost first; none for the document. */
    List<String> path() {
        return key.isEmpty() ? List.of() : List.of(key.split("\\.", -1));
    }

    /** How the field is called in the file, for example {@code network.port}; empty for the document. */
    public String key() {
        return key;
    }
}
