using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>From a spec and its data to a report.</summary>
public class RunTests
{
    private static readonly string[] Files = ["draws.csv", "estimates.csv", "glance.csv", "report.html", "report.md", "result.json"];

    private const string Many = """
        cdi 1

        study many

        corpus rows { // allow CDI2011: the test makes the file
          source = "many.csv"
          key = id
          id: id from id
          x: number[24] from x1..x24
        }

        outcome tone {
          yes = "Yes"
          no = "No"
        }

        llm model {
          on_failure = annotate
          recorded {
            label = yhat where { 1 = yes, 0 = no }
          }
        }

        human coders {
          recorded {
            label = y where { 1 = yes, 0 = no }
          }
        }

        estimand gap {
          model = linear(tone[yes] ~ x)
          target = coefficient(x[1])
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
        }
        """;

    [Fact]
    public void A_run_prints_estimates_by_method_and_where_the_report_is()
    {
        using var session = Session();
        var run = session.Cdi("run manners.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("calibrated @ given (primary)", run.Output);
        Assert.Contains("llm_only (not valid)", run.Output);
        Assert.EndsWith("\nreport: manners-report\n", run.Output);
        Assert.Equal(Files, Names(session, "manners-report"));
    }

    [Fact]
    public void A_model_of_many_terms_names_twenty_and_counts_the_rest()
    {
        using var session = Session();
        var names = Enumerable.Range(1, 24).Select(i => $"x{i}").ToList();
        session.Write("many.csv", $"id,y,yhat,{string.Join(',', names)}\n" + string.Concat(Enumerable.Range(0, 400).Select(
            row => $"{row},{(row % 7 < 3 ? 1 : 0)},{(row % 5 < 2 ? 1 : 0)},"
                + $"{string.Join(',', names.Select((_, i) => ((row * row * (i + 1)) + (row * ((i * i) + 3))) % 101))}\n")));
        session.Write("many.cdi", Many);
        var run = session.Cdi("run many.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("further terms in the report: (Intercept), x[2], ", run.Output);
        Assert.Contains("x[20] and 4 more\n", run.Output);
    }

    [Fact]
    public void Quiet_prints_nothing()
    {
        using var session = Session();
        Assert.Equal("exit 0\n", session.Cdi("run manners.cdi --quiet --out out").ToString());
        Assert.Equal(Files, Names(session, "out"));
    }

    [Fact]
    public void The_same_bytes_twice_and_on_any_number_of_threads()
    {
        using var session = Session();
        // A pass is shared from 49 152 rows on (four blocks), so the table is repeated 250 times with tickets of its own.
        var lines = Manners.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        session.Write("data.csv", lines[0] + "\n" + string.Concat(
            Enumerable.Range(0, 250).SelectMany(copy => lines.Skip(1).Select(line => $"{copy}{line}\n"))));
        foreach (var (folder, threads) in new[] { ("a", 1), ("b", 1), ("c", 2), ("d", 7) })
        {
            Assert.Equal(ExitCode.Success, session.Cdi($"run manners.cdi --out {folder} --threads {threads}").Code);
        }

        foreach (var file in Files)
        {
            var first = session.Read("a/" + file);
            Assert.All(["b", "c", "d"], folder => Assert.Equal(first, session.Read($"{folder}/{file}")));
        }
    }

    [PrivateTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_compiled_study_is_kept_and_a_damaged_entry_made_again(int damaged)
    {
        using var session = Session(PrivatePlace.Fresh());
        session.Cdi("run manners.cdi --out a");
        var entries = Directory.EnumerateFiles(Path.Combine(session.Folder, ".cache", "studies"), "*.study").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, entries.Count); // the assembly, and which assembly the spec's text needs
        var whole = File.ReadAllBytes(entries[damaged]);
        File.WriteAllBytes(entries[damaged], whole[..^1]);

        Assert.Equal(ExitCode.Success, session.Cdi("run manners.cdi --out b").Code);
        Assert.Equal(whole, File.ReadAllBytes(entries[damaged]));
        Assert.Equal(session.Read("a/result.json"), session.Read("b/result.json"));
    }

    [Fact]
    public void A_spec_with_a_warning_is_warned_about_every_time()
    {
        using var session = Session();
        session.Write("manners.cdi", Manners.Spec.Replace("  seed = 7\n", "", StringComparison.Ordinal));
        Assert.Contains("warning CDI5013", session.Cdi("run manners.cdi").Error);
        Assert.Contains("warning CDI5013", session.Cdi("run manners.cdi").Error);
    }

    [Fact]
    public void An_interrupted_run_writes_nothing()
    {
        using var session = Session();
        var run = session.Cdi("run manners.cdi", new CancellationToken(canceled: true));
        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Equal("cdi: interrupted; nothing was written.\n", run.Error);
        Assert.False(session.Exists("manners-report"));
    }

    [Fact]
    public void A_data_folder_that_is_not_there_is_an_error_of_the_user()
    {
        using var session = Session();
        var run = session.Cdi("run manners.cdi --data nowhere");
        Assert.Equal("cdi: There is no folder `nowhere` to search for data.\n  hint: Correct `--data` or CDI_DATA.\nexit 1\n", run.ToString());
    }

    [Fact]
    public void A_corpus_is_found_by_its_hash_under_CDI_DATA()
    {
        using var session = Session();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(session.Folder, "data.csv"))));
        session.Write("elsewhere.cdi", Manners.Spec.Replace(
            "source = \"data.csv\"", $"source = \"gone.csv\"\n  sha256 = \"{hash}\"", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(session.Folder, "archive", "2024"));
        File.Move(Path.Combine(session.Folder, "data.csv"), Path.Combine(session.Folder, "archive", "2024", "renamed.csv"));
        session["CDI_DATA"] = "archive";

        var run = session.Cdi("run elsewhere.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [Fact]
    public void A_spec_with_errors_does_not_run()
    {
        using var session = Session();
        session.Write("manners.cdi", Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal));
        var run = session.Cdi("run manners.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI2001: `hegde`", run.Error);
        Assert.Empty(run.Output);
        Assert.False(session.Exists("manners-report"));
    }

    private static CommandSession Session(string? folder = null)
    {
        var session = folder is null ? new CommandSession() : new CommandSession(folder);
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        return session;
    }

    private static IEnumerable<string?> Names(CommandSession session, string folder) =>
        Directory.EnumerateFiles(Path.Combine(session.Folder, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
