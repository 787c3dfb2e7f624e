using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Formulas over the reference frame as one study, an estimand each, and what commands say of it.</summary>
internal static class FormulaSpec
{
    private const string Data = "reference/r/data/formula_frame.csv";

    /// <summary>The spec. All formulas have the same option <c>contrasts</c>.</summary>
    public static string Of(IReadOnlyList<FormulaCase> cases)
    {
        var contrasts = cases[0].Contrasts.Length > 0 ? cases[0].Contrasts.Split(' ') : ["contr.treatment", "contr.poly"];
        var (plain, ordered) = ($", contrasts = {contrasts[0]}", $", contrasts = {contrasts[1]}");
        return $$"""
            cdi 1

            study reference

            corpus rows { // allow CDI2011: a test
              source = "{{Path.GetFileName(Data)}}"
              key = row_number // allow CDI2012: a test
              x: number from x
              z: number from z
              u: {{(cases.Any(each => TakesAsFactor(each, "u")) ? "factor(\"1\", \"2\", \"3\", \"4\", \"5\", \"6\")" : "count")}} from u
              b: indicator from b
              f: factor("low", "mid", "high"{{plain}}) from f
              g: factor("a", "b", "c", "d"{{plain}}) from g
              o: ordered("S", "M", "L", "XL"{{ordered}}) from o
              t: factor("FALSE", "TRUE"{{plain}}) from t
              s: factor("blue", "green", "red"{{plain}}) from s
            }

            outcome response number -100..100 {
            }

            human people {
              recorded {
                label = y
              }
            }

            {{string.Join("\n", cases.Select(Estimand))}}
            sampling {
              given = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.05
              interval = wald
            }

            report {
              write = [json]
            }
            """;
    }

    /// <summary>Of each estimand the terms in order with their estimates, as `cdi run` writes them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Term, double Point)>> Estimates(string spec)
    {
        using var session = Session(spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        ReferenceLog.Ran(spec, result.RootElement);
        return result.RootElement.GetProperty("estimates").EnumerateArray().GroupBy(row => row.GetProperty("estimand").GetString() ?? "").ToDictionary(
            rows => rows.Key,
            rows => (IReadOnlyList<(string, double)>)[.. rows.Select(
                row => (row.GetProperty("term").GetString() ?? "", row.GetProperty("point").GetDouble()))]);
    }

    /// <summary>What `cdi run` says of a study that it refuses.</summary>
    public static string Refusal(string spec)
    {
        using var session = Session(spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        return run.Error;
    }

    /// <summary>Of each estimand its model matrix, as `cdi explain --stage design` prints it.</summary>
    public static IReadOnlyDictionary<string, PrintedDesign> Designs(string spec)
    {
        using var session = Session(spec);
        var explained = session.Cdi("explain reference.cdi --stage design");
        Assert.True(explained.Code == ExitCode.Success, explained + spec);
        return explained.Output.Split("design of ", StringSplitOptions.RemoveEmptyEntries).Select(PrintedDesign.Of).ToDictionary(design => design.Estimand);
    }

    /// <summary>What the corpus of a formula is told by: R's option, and one of its own where R finds levels in the data.</summary>
    public static string Corpus(FormulaCase each) => each.Contrasts + (TakesAsFactor(each, "u") ? each.Id : "");

    private static bool TakesAsFactor(FormulaCase each, string column) => each.Formula.Contains($"factor({column})", StringComparison.Ordinal);

    private static CommandSession Session(string spec)
    {
        var session = new CommandSession();
        session.Write(Path.GetFileName(Data), File.ReadAllText(SharedFolder.File(Data)));
        session.Write("reference.cdi", spec);
        return session;
    }

    private static string Estimand(FormulaCase each)
    {
        var sides = each.Formula.Split('~', 2, StringSplitOptions.TrimEntries);
        var target = each.Columns[^1] == "(Intercept)" ? "1" : $"`{each.Columns[^1]}`";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            estimand {{each.Name}} {
              model = linear({{(sides[0] == "y" ? "response" : sides[0])}} ~ {{sides[1]}})
              target = coefficient({{target}})
            }

            """);
    }
}
