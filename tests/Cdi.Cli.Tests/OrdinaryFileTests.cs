using System.Runtime.InteropServices;

namespace Cdi.Cli.Tests;

/// <summary>Only ordinary files are read: what never ends, or waits for somebody, is refused before it is opened. The test of a wait that does not end is
/// the hang limit of the session.</summary>
public sealed class OrdinaryFileTests
{
    private const int OwnerReadsAndWrites = 0x180;

    public static TheoryData<string, string> Places => new()
    {
        { "pipe.cdi", "a named pipe" },
        { "circle.cdi", "a link that leads to itself" },
        { "to-zero.cdi", "a device" },
        { "to-memory.cdi", "a view of the running system" },
        { "folder.cdi", "a folder" },
    };

    [ProcessTheory]
    [MemberData(nameof(Places))]
    public void A_spec_that_is_something_else_is_one_line_and_exit_1(string name, string kind)
    {
        using var session = Session();
        foreach (var command in new[] { "explain", "run" })
        {
            var transcript = session.Cdi($"{command} {name}");
            Assert.Equal(ExitCode.UserError, transcript.Code);
            Assert.StartsWith($"cdi: `{name}` is {kind}.\n  hint: ", transcript.Error);
        }
    }

    [ProcessTheory]
    [MemberData(nameof(Places))]
    public void A_corpus_that_is_something_else_is_CDI9058(string name, string kind)
    {
        using var session = Session();
        session.Write("manners.cdi", Manners.Spec.Replace("\"data.csv\"", $"\"{name}\"\n  format = csv", StringComparison.Ordinal));
        var run = session.Cdi("run manners.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error CDI9058: The source is {kind} and not an ordinary file.", run.Error);
        Assert.Equal(ExitCode.UserError, session.Cdi("fmt --lock manners.cdi").Code);
    }

    [ProcessTheory]
    [MemberData(nameof(Places))]
    public void An_import_of_something_else_is_CDI2031(string name, string kind)
    {
        using var session = Session();
        session.Write("importing.cdi", $"cdi 1\nstudy importing\nimport {{ tone }} from \"{name}\"\n");
        var checked_ = session.Cdi("check importing.cdi");
        Assert.NotEmpty(kind);
        Assert.Contains($"importing.cdi:3:22  error CDI2031: `{name}` is not a spec", checked_.Output);
    }

    [ProcessFact]
    public void What_lies_below_the_data_folder_is_passed_over()
    {
        using var session = Session();
        session.Write("data/data.csv", Manners.Data);
        foreach (var name in new[] { "pipe.cdi", "circle.cdi", "to-zero.cdi" })
        {
            File.Move(Path.Combine(session.Folder, name), Path.Combine(session.Folder, "data", Path.ChangeExtension(name, "csv")));
        }

        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --lock manners.cdi").Code);
        File.Delete(Path.Combine(session.Folder, "data.csv"));
        Assert.Equal(ExitCode.Success, session.Cdi("run manners.cdi --data data").Code);
    }

    [ProcessFact]
    public void A_folder_with_a_circle_of_links_has_an_end()
    {
        using var session = new CommandSession();
        session.Write("specs/a.cdi", "cdi 1\noutcome tone {\n  A = \"Polite\"\n  B = \"Rude\"\n}\n");
        Directory.CreateSymbolicLink(Path.Combine(session.Folder, "specs", "again"), session.Folder);
        Assert.Equal("exit 0\n", session.Cdi("check specs").ToString());
    }

    private static CommandSession Session()
    {
        var session = new CommandSession();
        string Full(string name) => Path.Combine(session.Folder, name);
        Assert.Equal(0, MakePipe(Full("pipe.cdi"), OwnerReadsAndWrites));
        File.CreateSymbolicLink(Full("circle.cdi"), Full("other.cdi"));
        File.CreateSymbolicLink(Full("other.cdi"), Full("circle.cdi"));
        File.CreateSymbolicLink(Full("to-zero.cdi"), "/dev/zero");
        File.CreateSymbolicLink(Full("to-memory.cdi"), "/proc/self/mem");
        Directory.CreateDirectory(Full("folder.cdi"));
        return session;
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int MakePipe(string path, int mode);
}
