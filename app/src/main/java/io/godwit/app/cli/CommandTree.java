package io.godwit.app.cli;

import picocli.CommandLine;

/** All commands of the program, put together by hand so that each gets what it needs through its constructor. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(GodwitCommand root) {
        CommandLine tree = new CommandLine(root);
        tree.addSubcommand(new CompletionCommand(root));
        return tree;
    }
}
