package io.godwit.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The commands that Windows 10 and later bring; paths travel in a variable where a script would read them. */
final class WindowsCommands implements SystemCommands {
    private static final String PATH = "GODWIT_PATH";

    private static final String AWAKE =
            "Add-Type -Namespace Godwit -Name Power -MemberDefinition"
                    + " '[DllImport(\"kernel32.dll\")] public static extern uint"
                    + " SetThreadExecutionState(uint flags);';"
                    + " [void][Godwit.Power]::SetThreadExecutionState([uint32]'0x80000001');"
                    + " [void][Console]::In.ReadToEnd()";

    private static final String TRASH =
            "Add-Type -AssemblyName Microsoft.VisualBasic; $p = $env:"
                    + PATH
                    + "; if (Test-Path -LiteralPath $p -PathType Container)"
                    + " { [Microsoft.VisualBasic.FileIO.FileSystem]::DeleteDirectory($p,"
                    + " 'OnlyErrorDialogs', 'SendToRecycleBin') } else"
                    + " { [Microsoft.VisualBasic.FileIO.FileSystem]::DeleteFile($p,"
                    + " 'OnlyErrorDialogs', 'SendToRecycleBin') }";

    private static Command script(String text) {
        return Command.of(
                "powershell.exe", "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", text);
    }

    /** Explorer always ends with 1, so a script starts it. */
    @Override
    public List<Command> reveal(Path path) {
        return List.of(
                script(
                                "Start-Process explorer.exe -ArgumentList ('/select,\"' + $env:"
                                        + PATH
                                        + " + '\"')")
                        .with(PATH, path.toString()));
    }

    @Override
    public List<Command> open(Path path) {
        return List.of(script("Invoke-Item -LiteralPath $env:" + PATH).with(PATH, path.toString()));
    }

    @Override
    public List<Command> browse(URI address) {
        return List.of(
                Command.of("rundll32.exe", "url.dll,FileProtocolHandler", address.toASCIIString()));
    }

    @Override
    public List<Command> trash(Path path) {
        return List.of(script(TRASH).with(PATH, path.toString()));
    }

    /** Windows shows what a tray icon says as a notification; there is no command for it. */
    @Override
    public List<Command> notify(String title, String text) {
        return List.of();
    }

    @Override
    public List<Command> stayAwake(String why) {
        return List.of(script(AWAKE));
    }
}
