namespace Cdi.Cli.Tests;

/// <summary>The one layout, from the command line.</summary>
public class FormatTests
{
    private const string Untidy = "cdi 1\nstudy   manners\n";

    [Fact]
    public void Check_names_what_would_change_and_changes_nothing()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Untidy);
        Assert.Equal(
            "manners.cdi is not formatted; `cdi fmt manners.cdi` formats it.\nexit 1\n",
            session.Cdi("fmt --check manners.cdi").ToString());
        Assert.Equal(Untidy, session.Read("manners.cdi"));
    }

    [Fact]
    public void Formatting_twice_changes_nothing_more()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Untidy);
        Assert.Equal("manners.cdi formatted.\nexit 0\n", session.Cdi("fmt manners.cdi").ToString());
        Assert.Equal("exit 0\n", session.Cdi("fmt manners.cdi").ToString());
        Assert.Equal("exit 0\n", session.Cdi("fmt --check manners.cdi").ToString());
    }

    [Fact]
    public void A_spec_that_does_not_parse_is_left_alone()
    {
        using var session = new CommandSession();
        session.Write("broken.cdi", "cdi 1\nstudy x\ncorpus {\n");
        var formatted = session.Cdi("fmt broken.cdi");
        Assert.Equal(ExitCode.UserError, formatted.Code);
        Assert.Contains("broken.cdi:3:", formatted.Error);
        Assert.Equal("cdi 1\nstudy x\ncorpus {\n", session.Read("broken.cdi"));
    }

    [Fact]
    public void Lock_writes_the_hash_and_the_rows_of_the_corpus()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --lock manners.cdi").Code);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Manners.Data)));
        Assert.Contains($"  sha256 = \"{hash}\"\n  rows = 200 texts\n", session.Read("manners.cdi"));

        // What allowed a corpus without a hash allows nothing any more.
        Assert.DoesNotContain("CDI2011", session.Read("manners.cdi"));
        Assert.DoesNotContain("CDI1008", session.Cdi("check manners.cdi").Error);
    }

    [Fact]
    public void Lock_writes_the_hash_of_every_file_of_labels()
    {
        using var session = new CommandSession();
        session.Write("letters.csv", "letter,body\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"L{row},text {row}\n")));
        session.Write("coders.csv", "id,coder,said\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"L{row},Ann,{"FC"[row % 2]}\n")));
        session.Write("models.csv", "id,said\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"L{row},{"FCC"[row % 3]}\n")));
        session.Write("study.cdi", OfFiles);
        var locked = session.Cdi("fmt --lock study.cdi");
        Assert.True(locked.Code == ExitCode.Success, locked.ToString());
        var spec = session.Read("study.cdi");
        Assert.Contains($"    source = \"models.csv\"\n    sha256 = \"{HashOf("models.csv")}\"\n", spec);
        Assert.Contains($"    source = \"coders.csv\" // all of them\n    sha256 = \"{HashOf("coders.csv")}\"\n", Plain(spec));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --lock study.cdi").Code);
        Assert.Equal(spec, session.Read("study.cdi"));

        // A hash that is no longer right is refused by a run, and written anew.
        session.Write("coders.csv", session.Read("coders.csv") + "L0,Bea,F\n");
        Assert.Contains("CDI9003", session.Cdi("run study.cdi --quiet").Error);
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --lock study.cdi").Code);
        Assert.Contains(HashOf("coders.csv"), session.Read("study.cdi"));
        File.Delete(Path.Combine(session.Folder, "models.csv"));
        var without = session.Cdi("fmt --lock study.cdi");
        Assert.Equal(ExitCode.UserError, without.Code);
        Assert.StartsWith("cdi: study.cdi: The source `models.csv` is not available", without.Error);

        string HashOf(string name) => Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(session.Folder, name))));
        static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +//", " //");
    }

    private const string OfFiles = """
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          key = letter
          letter: id from letter
          body: text from body
        }

        outcome tone {
          F = "Friendly"
          C = "Curt"
        }

        llm reader {
          on_failure = annotate
          recorded {
            source = "models.csv"
            sha256 = "5f1d7c0a9be24c86d3b05e7cb1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f"
            key = id
            label = said
          }
        }

        human clerks {
          aggregate = majority
          nonresponse = weights
          recorded {
            source = "coders.csv" // all of them
            key = id
            annotator = coder
            label = said
          }
        }

        estimand share {
          target = prevalence(tone[F])
        }

        sampling {
          budget = 20 labels
          design = uniform
          seed = 11
        }

        inference {
          method = human_only
          generalise = corpus
          alpha = 0.1
        }

        """;

    [Fact]
    public void Lock_without_the_corpus_changes_nothing()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        var locked = session.Cdi("fmt --lock manners.cdi");
        Assert.Equal(ExitCode.UserError, locked.Code);
        Assert.StartsWith("cdi: manners.cdi: The source `data.csv` is not available", locked.Error);
        Assert.Equal(Manners.Spec, session.Read("manners.cdi"));
    }
}
