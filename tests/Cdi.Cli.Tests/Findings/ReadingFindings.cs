using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Cases met in use: what the file says is what is read.</summary>
public sealed class ReadingFindings
{
    [SharedTheory]
    [InlineData("missing-code", 7.0 / 12, null)] // 70 of 120 labels are ZA
    [InlineData("negative-scale", .483333, .245285)]
    [InlineData("header-nfd", .142572, null)]
    public void A_study_reads_what_its_file_says(string name, double estimate, double? error)
    {
        using var session = Session(name);
        var run = session.Cdi("run study.cdi --out result");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("result/result.json"));
        var primary = Primary(result.RootElement);
        Assert.Equal(estimate, primary.Estimate, 1e-5);
        // s/√n of 60 labels, to the digits that are given.
        if (error is { } expected) Assert.Equal(expected, primary.Error, 1e-6);
    }

    [SharedFact]
    public void The_file_of_a_European_spreadsheet_is_read_with_its_delimiter_and_decimal_mark()
    {
        using var session = Session("excel-semicolon-decimal-comma");
        session.Write("study.cdi", Spec("""
              source = "data.csv"
              delimiter = ";"
              decimal = ","
              key = number
              keep = date >= "2021-01-01"
              number: id from `ID Nr.`
              length: number from `Wörter/Satz`
              date: date from Datum
            """, "label = `GPT-4o` where { höflich = A, unhöflich = B }", "label = Mensch where { höflich = A, unhöflich = B }"));
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [SharedFact]
    public void Whole_numbers_with_a_decimal_are_the_labels_without()
    {
        using var session = Session("pandas-floats-beside-integers");
        session.Write("study.cdi", Spec("  source = \"data.csv\"\n  key = id\n  id: id from id", "label = yhat where { 1 = A, 0 = B }",
            "label = y where { 1 = A, 0 = B }"));
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
    }

    [SharedTheory]
    [InlineData("boolean-labels")]
    [InlineData("boolean-labels-r")]
    public void Truth_values_are_the_labels_1_and_0(string name)
    {
        using var session = Session(name);
        session.Write("study.cdi", Spec("  source = \"data.csv\"\n  key = row_number", "label = yhat where { 1 = A, 0 = B }",
            "label = y where { TRUE = A, FALSE = B }"));
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [SharedFact]
    public void Labels_in_many_spellings_are_refused_with_what_keeps_them_apart()
    {
        using var session = Session("labels-in-many-spellings");
        session.Write("study.cdi", Spec("  source = \"data.csv\"\n  key = id\n  id: id from id", "label = yhat where { höflich = A, unhöflich = B }",
            "label = y where { höflich = A, unhöflich = B }"));
        var run = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9002", run.Error, StringComparison.Ordinal);
        Assert.Contains("in case or blanks only", run.Error, StringComparison.Ordinal);
    }

    private static (double Estimate, double Error) Primary(JsonElement result)
    {
        foreach (var row in Rows(result))
        {
            if (row.TryGetProperty("primary", out var primary) && primary.GetBoolean() && row.TryGetProperty("point", out var estimate)
                && row.TryGetProperty("se", out var error)) return (estimate.GetDouble(), error.GetDouble());
        }

        throw new InvalidOperationException("The result has no estimate.");
    }

    /// <summary>All objects of a document, in its order.</summary>
    private static IEnumerable<JsonElement> Rows(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Rows(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Rows),
        _ => [],
    };

    private static CommandSession Session(string name)
    {
        var session = new CommandSession();
        foreach (var file in Directory.GetFiles(SharedFolder.File("findings/cases/" + name)))
            File.Copy(file, Path.Combine(session.Folder, Path.GetFileName(file)));
        return session;
    }

    private static string Spec(string corpus, string llm, string human) => string.Create(CultureInfo.InvariantCulture, $$"""
        cdi 1

        study s

        corpus c {
        {{corpus}}
        }

        outcome o {
          A = "yes"
          B = "no"
        }

        llm m {
          on_failure = annotate
          recorded {
            {{llm}}
          }
        }

        human h {
          recorded {
            {{human}}
          }
        }

        estimand e {
          target = prevalence(o[A])
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

        report {
          write = [json]
        }
        """);
}
