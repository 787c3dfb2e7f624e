namespace Cdi.Cli.Tests.Catalogue;

/// <summary>A table that is made part by part ends with the same bytes, wherever it was stopped.</summary>
public sealed class ResumedTableTests
{
    private static readonly string[] Names = ["mean uniform", "mean error", "median uniform"];

    [Fact]
    public void A_run_that_was_stopped_anywhere_is_gone_on_with()
    {
        using var session = new CommandSession();
        var path = Path.Combine(session.Folder, "table.tsv");
        var whole = Whole(session);
        for (var stop = 0; stop < Names.Length; stop++)
        {
            File.Delete(path);
            var table = new ResumedTable(path, "name\tvalue");
            Assert.Throws<InvalidOperationException>(() => table.Complete(Parts(stop, [])));

            // Killed while it wrote a part: what it had not exchanged lies beside the file.
            File.WriteAllText(path + ".new", "name\tva");
            List<string> made = [];
            table.Complete(Parts(Names.Length, made));
            Assert.Equal(Names.Skip(stop), made);
            Assert.Equal(whole, File.ReadAllText(path));
        }
    }

    [Fact]
    public void A_whole_table_is_left_as_it_is()
    {
        using var session = new CommandSession();
        var whole = Whole(session);
        List<string> made = [];
        var path = Path.Combine(session.Folder, "whole.tsv");
        Assert.Equal(6, new ResumedTable(path, "name\tvalue").Complete(Parts(Names.Length, made)).Count);
        Assert.Empty(made);
        Assert.Equal(whole, File.ReadAllText(path));
    }

    [Fact]
    public void Lines_of_other_settings_are_not_gone_on_with()
    {
        using var session = new CommandSession();
        Whole(session);
        var path = Path.Combine(session.Folder, "whole.tsv");
        Assert.Throws<InvalidDataException>(() => new ResumedTable(path, "name\tother").Complete(Parts(Names.Length, [])));
        Assert.Throws<InvalidDataException>(() => new ResumedTable(path, "name\tvalue").Complete(Parts(Names.Length, []).Reverse()));
    }

    private static string Whole(CommandSession session)
    {
        var path = Path.Combine(session.Folder, "whole.tsv");
        new ResumedTable(path, "name\tvalue").Complete(Parts(Names.Length, []));
        return File.ReadAllText(path);
    }

    // Two lines each; the part `stop` is never made.
    private static IEnumerable<(string Name, Func<IReadOnlyList<string>> Make)> Parts(int stop, List<string> made) => Names.Select((name, index) =>
        (name, (Func<IReadOnlyList<string>>)(() =>
        {
            if (index == stop) throw new InvalidOperationException("stopped");
            made.Add(name);
            return [$"{name}\t{index}", $"{name}\t{index + 10}"];
        })));
}
