using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>The sample result with one word in every place to which an author's or a file's text comes.</summary>
internal static class HostileResult
{
    public static StudyResult Of(string word)
    {
        var result = SampleResult.Create();
        var definition = result.Definition;
        return result with
        {
            Definition = definition with
            {
                Documentation = word,
                Corpus = definition.Corpus with { Source = word },
                Report = definition.Report with { Title = word },
                Outcomes = [.. definition.Outcomes.Select(outcome =>
                    outcome with { Documentation = word, Options =
                    [.. outcome.Options.Select(option => option with { Shown = word, Documentation = word })] })],
                Estimands = [.. definition.Estimands.Select(estimand => Estimand(estimand, word))],
                Humans = [definition.Humans[0] with { Question = word, RewardCurrency = word }],
                Llms = [definition.Llms[0] with { LabelPrompt = word, ConfidencePrompt = word, Model = word }],
            },
            Spec = new("a.cdi", $"cdi 1\n/// {OneLine(word)}\nstudy a\n// {OneLine(word)}\n", result.Spec.Sha256),
            Allowances = [new("CDI9021", "a.cdi", 3, word, word, [word]), new("CDI9022", word, 3, "", word, [])],
            Estimates = [.. result.Estimates.Select(row => row with { Term = word })],
            Variance = [new("hedging", [new(word, 0.5, 0.1)])],
            Warnings = [new("CDI9021", DataSeverity.Warning, word, word, word, "llm.assistant")],
            Annotators = [result.Annotators[0] with { Options = [new(word, word, 1, 1)] }],
            Draws = [result.Draws[0] with { Keys = [word, word, word] }],
            Examples = [new(word, word, word, word, 0.5, 0.1)],
        };
    }

    /// <summary>The word as a comment of a spec may hold it.</summary>
    public static string OneLine(string word) => word.ReplaceLineEndings(" ");

    private static EstimandDefinition Estimand(EstimandDefinition estimand, string word) => estimand with
    {
        Documentation = word,
        Shown = word,
        LossText = word,
        Event = word,
        Parameters = [.. estimand.Parameters.Select(_ => word)],
        Columns = [.. estimand.Columns.Select(_ => word)],
        Cluster = word,
    };
}
