package io.godwit.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How one system is asked: for each wish the ways to say it, best first. Pure, so that every system's are tested on
 * every other. An empty list means that the system has nothing for it.
 */
interface SystemCommands {
    List<Command> reveal(Path path);

    List<Command> open(Path path);

    List<Command> browse(URI address);

    List<Command> trash(Path path);

    List<Command> notify(String title, String text);

    /** A program that keeps the system awake and ends when its standard input ends. */
    List<Command> stayAwake(String why);
}
