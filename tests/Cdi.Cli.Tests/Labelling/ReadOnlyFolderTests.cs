using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>A ledger that cannot be begun.</summary>
public sealed partial class ReadOnlyFolderTests
{
    [ProcessFact]
    public async Task A_folder_that_takes_no_file_is_one_message_before_anything_is_sent()
    {
        await using var session = await LabelSession.StartAsync();
        // Who may do everything is nobody for this.
        var user = Environment.IsPrivilegedProcess ? "runuser -u nobody -- env HOME=/tmp " : "";
        var line = $"chmod 755 .; {user}dotnet '{BuiltCommand.Path}' check study.cdi; chmod 555 .; {user}dotnet '{BuiltCommand.Path}' label study.cdi; "
            + "code=$?; chmod 755 .; exit $code";
        var label = await BuiltCommand.ShellAsync(session.Session.Folder, line);
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.True(Problem().Count(label.Error) == 1, label.ToString());
        Assert.Equal(0, session.Server.Calls);
    }

    // A problem that the command found has its remedy on a line of its own.
    [GeneratedRegex("^(cdi: |.*error CDI)", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
