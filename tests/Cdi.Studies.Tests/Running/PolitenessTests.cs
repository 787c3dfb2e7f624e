using Cdi.Corpus;
using Cdi.Estimation.Rectification;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Kernels;
using Cdi.Studies.Tests.Studies;
using Cdi.Testing;

namespace Cdi.Studies.Tests.Running;

public class PolitenessTests
{
    private static readonly Lazy<Task<StudyResult>> Study = new(() => Result(Politeness.Definition));

    [SharedFact]
    public async Task The_politeness_study_finds_hedging_and_share_by_every_method_beside_the_truth()
    {
        var result = await Study.Value;

        // The closed form log(885/708) − log(1855/2032) of the corpus, and half of 5480 texts.
        Assert.All(result.Of("hedging").All.Where(row => row.Term == "hedge"), row => Assert.Equal(0.3142793850, row.Truth.GetValueOrDefault(), 1e-9));
        Assert.All(result.Of("share").All, row => Assert.Equal(0.5, row.Truth.GetValueOrDefault(), 1e-12));
        Assert.All(result.Estimates.Where(row => row.Valid), row =>
            Assert.InRange(row.Truth.GetValueOrDefault(), row.Point - (4.5 * row.StandardError), row.Point + (4.5 * row.StandardError)));
        Assert.All(result.Estimates.Where(row => row.Valid), row => Assert.Equal(500, row.Labels.Count));
    }

    [SharedFact]
    public async Task Human_labels_drawn_uniformly_are_worth_their_number()
    {
        var human = (await Study.Value).Estimates.Where(row => row is { Method.Name: "human_only", Design: "uniform" }).ToList();

        // The effective sample size compares an estimate with its own kind: 500 up to the divisor n − 1.
        Assert.NotEmpty(human);
        Assert.All(human, row => Assert.Equal(500, row.EffectiveSampleSize.GetValueOrDefault(), 2.0));
    }

    [SharedFact]
    public async Task The_report_of_the_study_is_the_same_on_one_and_on_seven_threads()
    {
        IReadOnlyList<ReportFormat> formats = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

        Assert.Equal(ReportWriter.Render(await Study.Value, formats), ReportWriter.Render(await Result(Politeness.Definition, threads: 7), formats));
    }

    [SharedFact]
    public async Task No_text_of_the_corpus_is_in_a_report_that_asks_for_none_and_two_are_in_one_that_asks_for_two()
    {
        var none = await Study.Value;
        var two = await Result(Politeness.Definition with { Report = Politeness.Definition.Report with { Examples = 2 } });
        IReadOnlyList<ReportFormat> formats = [ReportFormat.Html, ReportFormat.Markdown];

        Assert.Equal(2, two.Examples.Count);
        var words = two.Examples[0].Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsLetter)).MaxBy(word => word.Length)
            ?? "";
        Assert.All(ReportWriter.Render(none, formats), file => Assert.DoesNotContain(two.Examples[0].Text[..20], file.Content, StringComparison.Ordinal));
        Assert.All(ReportWriter.Render(two, formats), file => Assert.Contains(words, file.Content, StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task Confidences_below_one_half_and_their_calibration_are_reported()
    {
        var result = await Study.Value;

        Assert.Equal("1004 of 5480 confidences are below 0.5 for the own label.", Assert.Single(result.Warnings, warning => warning.Code == "CDI9004").Message);
        Assert.Equal(5480, result.Annotators[0].Calibration.Sum(bin => bin.Texts));
        Assert.Equal(500, result.Annotators[0].Calibration.Sum(bin => bin.Labelled));
    }

    [SharedFact]
    public async Task All_21_devices_at_once_separate_and_have_no_number()
    {
        var names = Enumerable.Range(1, 21).Select(index => $"Feature_{index}").ToArray();
        var devices = SmallStudy.Logistic<TwentyOne>("devices", names) with { Outcome = "politeness", Llm = "assistant", Human = "crowd" };
        var study = Politeness.Definition with
        {
            Corpus = Politeness.Corpus with { Columns = [.. names.Select(name => new ColumnDefinition(name, ColumnType.Indicator) { Required = true })] },
            Estimands = [devices],
            Sampling = new() { Given = new(null), Seed = 1 },
            Inference = Politeness.Definition.Inference with { Method = MethodKind.HumanOnly },
            Report = Politeness.Definition.Report with { Compare = [] },
        };

        var outcome = await Run(study, 1);

        var error = Assert.Single(outcome.Diagnostics);
        Assert.Equal("CDI9005", error.Code);
        Assert.StartsWith("All 15 labelled rows with Feature_4 = 1 have politeness = A:", error.Message, StringComparison.Ordinal);
        Assert.Null(outcome.Result);
    }

    private static async Task<StudyResult> Result(StudyDefinition study, int threads = 1)
    {
        var outcome = await Run(study, threads);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Diagnostics.Select(each => each.Message)));
        return outcome.Result;
    }

    private static Task<StudyOutcome> Run(StudyDefinition study, int threads) => StudyRun.ExecuteAsync(
        new HandMadeStudy(study), new() { SpecFolder = SharedFolder.Repository, DataFolder = SharedFolder.File("data"), DegreeOfParallelism = threads });
}
