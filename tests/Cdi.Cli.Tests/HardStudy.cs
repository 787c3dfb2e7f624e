namespace Cdi.Cli.Tests;

/// <summary>A study of texts that are hard to fit, with the outcomes that its estimands read.</summary>
internal static class HardStudy
{
    private static readonly (string Name, string Block)[] Outcomes =
    [
        ("event", "{\n  yes = \"Yes\"\n  no = \"No\"\n}"), ("never", "{\n  yes = \"Yes\"\n  no = \"No\"\n}"),
        ("kind", "{\n  u = \"U\"\n  v = \"V\"\n  w = \"W\"\n}"), ("count", "number 0..1e5 {\n}"), ("billions", "number 0..1e11 {\n}"),
        ("nothing", "number 0..10 {\n}"), ("tie", "number 1..3 {\n}"),
    ];

    /// <summary>The spec.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="estimands">Of each a model, empty where there is none, a term or a target, and a further line.</param>
    public static string Spec(string method, IReadOnlyList<(string Model, string Target, string Line)> estimands)
    {
        var written = string.Join("\n", estimands.Select((each, k) => $$"""
            estimand e{{k}} {
              {{(each.Model.Length == 0 ? $"target = {each.Target}" : $"model = {each.Model}\n  target = coefficient({each.Target})")}}
              {{each.Line}}
            }

            """));
        var annotators = string.Join("\n", Outcomes.Where(each => written.Contains(each.Name, StringComparison.Ordinal)).Select(each => $$"""
            outcome {{each.Name}} {{each.Block}}

            llm say_{{each.Name}} {
              outcome = {{each.Name}}
              on_failure = annotate
              recorded {
                label = {{each.Name}}s
              }
            }

            human call_{{each.Name}} {
              outcome = {{each.Name}}
              question = "Which?"
              recorded {
                label = {{each.Name}}
              }
            }

            """));
        return $$"""
            cdi 1

            study hard

            corpus texts { // allow CDI2011: a test
              source = "data.csv"
              key = text
              text: id from id
              a: number from a
              big: number from big
              small: number from small
              near: number from near
              b: number from b
              w: number from w
              one: factor from one
            }

            {{annotators}}
            {{written}}
            sampling {
              given = uniform
              seed = 3
            }

            inference {
              method = {{method}}
              generalise = population
              alpha = 0.1
            }

            report {
              write = [json]
            }
            """;
    }
}
