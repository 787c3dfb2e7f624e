using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>A reference table whose every row is labelled, as a study: the outcome is what people said.</summary>
/// <param name="File">The table below the shared folder.</param>
/// <param name="Columns">Lines of the corpus.</param>
/// <param name="Outcome">The block of the outcome <c>response</c>, from its name on.</param>
/// <param name="Label">The setting <c>label</c> of the people.</param>
internal sealed record LabelledTable(string File, string Columns, string Outcome, string Label)
{
    /// <summary>Makes the study's file of the table.</summary>
    public Func<string, string> Prepare { get; init; } = csv => csv;

    /// <summary>The spec.</summary>
    /// <param name="model">The model.</param>
    /// <param name="coefficient">The term that is the target.</param>
    /// <param name="cluster">Column of the clusters; null for none.</param>
    /// <param name="inference">Lines of <c>inference</c> beside method and level.</param>
    public string Spec(string model, string coefficient, string? cluster, string inference) =>
        Spec($"model = {model}\n  target = coefficient({coefficient})", cluster, inference);

    /// <summary>The spec.</summary>
    /// <param name="target">The settings of the estimand.</param>
    /// <param name="cluster">Column of the clusters; null for none.</param>
    /// <param name="inference">Lines of <c>inference</c> beside method and level.</param>
    public string Spec(string target, string? cluster, string inference) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "{{Path.GetFileNameWithoutExtension(File)}}.csv"
          key = row_number // allow CDI2012: a test
          {{Columns.Replace("; ", "\n  ", StringComparison.Ordinal)}}
        }

        outcome response {{Outcome}}

        human people {
          recorded {
            label = {{Label}}
          }
        }

        estimand slope {
          {{target}}
          {{(cluster is null ? "" : "cluster = " + cluster)}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
          {{inference}}
        }

        report {
          write = [json]
        }
        """;

    /// <summary>Runs a spec as a user would; the terms in order, each with its estimate and standard error.</summary>
    public IReadOnlyList<(string Term, double Point, double Error)> Run(string spec)
    {
        using var session = new CommandSession();
        session.Write(Path.GetFileNameWithoutExtension(File) + ".csv", Prepare(System.IO.File.ReadAllText(SharedFolder.File(File))));
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        ReferenceLog.Ran(spec, result.RootElement);
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            (row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }
}
