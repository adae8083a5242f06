package io.godwit.app.cli;

import picocli.CommandLine;

/** All commands of the program, put together by hand so that each gets what it needs through its constructor. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(GodwitCommand root) {
        CommandLine tree = new CommandLine(root);
        tree.addSubcommand(new OpenCommand(root));
        tree.addSubcommand(new PeerCommand(root));
        tree.addSubcommand(DiscoveryCommand.of(root));
        tree.addSubcommand(new FindCommand(root));
        tree.addSubcommand(new GetCommand(root));
        tree.addSubcommand(new ShareCommand(root));
        tree.addSubcommand(new SharesCommand(root));
        tree.addSubcommand(new UnshareCommand(root));
        tree.addSubcommand(new PeersCommand(root));
        tree.addSubcommand(new VerifyCommand(root));
        tree.addSubcommand(new ProtectCommand(root));
        tree.addSubcommand(new UnprotectCommand(root));
        CommandLine id = new CommandLine(new IdCommand(root));
        id.addSubcommand(new IdExportCommand(root));
        id.addSubcommand(new IdImportCommand(root));
        id.addSubcommand(new IdRotateCommand(root));
        tree.addSubcommand(id);
        tree.addSubcommand(new ContactCommand(root));
        tree.addSubcommand(new DemoCommand(root));
        tree.addSubcommand(new CompletionCommand(root));
        // A file called @name, as of 'godwit share *', is that file: what is in it, which may come
        // from somebody else, are no words of this command line.
        return tree.setExpandAtFiles(false);
    }
}
