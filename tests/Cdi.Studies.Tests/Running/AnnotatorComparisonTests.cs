using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Rectification;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class AnnotatorComparisonTests
{
    private static readonly IReadOnlyList<SmallRow> Rows = SmallCorpus.Rows(300);

    [Fact]
    public async Task Agreement_of_a_census_is_the_share_of_equal_labels()
    {
        var comparison = Assert.Single((await SmallStudy.Result(SmallStudy.Given, Rows)).Annotators);

        Assert.Equal(Rows.Count(row => row.Human == row.Model) / 300.0, Agreement(comparison).Point, 1e-12);
        Assert.Equal((300, 300), (comparison.Answered, comparison.Compared));
        Assert.Equal(
            [new("A", "Polite", Rows.Count(row => row.Model == 1), Rows.Count(row => row.Human == 1)),
                new("B", "Rude", Rows.Count(row => row.Model == 0), Rows.Count(row => row.Human == 0))],
            comparison.Options.Select(option => option with { Errors = null }));
    }

    [Fact]
    public async Task Errors_of_an_option_are_shares_of_all_texts()
    {
        var polite = Assert.IsType<ClassErrors>((await SmallStudy.Result(SmallStudy.Given, Rows)).Annotators[0].Options[0].Errors);

        Assert.Equal(Rows.Count(row => row is { Model: 1, Human: 0 }) / 300.0, polite.FalsePositive.Point, 1e-12);
        Assert.Equal(Rows.Count(row => row is { Model: 0, Human: 1 }) / 300.0, polite.FalseNegative.Point, 1e-12);
        Assert.Equal((Rows.Count(row => row.Model == 1) - Rows.Count(row => row.Human == 1)) / 300.0, polite.Balance.Point, 1e-12);
    }

    [Fact]
    public async Task A_stated_confidence_is_judged_and_none_is_not()
    {
        var quality = Assert.IsType<ConfidenceQuality>((await SmallStudy.Result(SmallStudy.Given, Rows)).Annotators[0].Confidence);
        var answers = Rows.Where(row => row.Confidence is not null).ToList();
        var brier = answers.Average(row => Math.Pow((double)row.Confidence.GetValueOrDefault() - (row.Model == row.Human ? 1 : 0), 2));
        Assert.Equal(brier, quality.Brier.Point, 1e-12);

        var silent = SmallStudy.Given with { Llms = [SmallStudy.Given.Llms[0] with { RecordedConfidence = null }] };
        Assert.Null((await SmallStudy.Result(silent, Rows)).Annotators[0].Confidence);
    }

    [Fact]
    public async Task Its_interval_is_the_one_of_Wilson()
    {
        var agreement = Agreement((await SmallStudy.Result(SmallStudy.Given, Rows)).Annotators[0]);

        // Wilson's ends p solve |p − share| = z √(p(1 − p)/n), n = 300 labels of equal weight.
        Assert.All([agreement.Lower, agreement.Upper], end =>
            Assert.Equal(1.9599639845400545 * Math.Sqrt(end * (1 - end) / 300), Math.Abs(end - agreement.Point), 1e-12));
    }

    [Fact]
    public async Task Labels_weigh_by_their_inverse_probability()
    {
        var rows = Rows.Select((row, index) => row with { Probability = row.X == 1 ? 0.9 : 0.3, Human = index % 10 < (row.X == 1 ? 9 : 3) ? row.Human
            : null }).ToList();
        var study = SmallStudy.Given with { Sampling = SmallStudy.Given.Sampling with { Given = new(SmallStudy.Probability) } };
        var labelled = rows.Where(row => row.Human is not null).ToList();
        var weighted = labelled.Where(row => row.Human == row.Model).Sum(row => 1 / row.Probability) / labelled.Sum(row => 1 / row.Probability);

        Assert.Equal(weighted, Agreement((await SmallStudy.Result(study, rows)).Annotators[0]).Point, 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.7, 0.7)]
    [InlineData(0.9, 0.9)]
    [InlineData(1.0, 0.9)]
    [InlineData(0.599, 0.5)]
    public async Task A_confidence_on_a_border_counts_in_the_band_that_begins_there(double confidence, double lower)
    {
        var rows = Rows.Select(row => row with { Confidence = confidence });
        var bin = Assert.Single((await SmallStudy.Result(SmallStudy.Given, rows)).Annotators[0].Calibration);

        Assert.Equal((lower, 300), (bin.Lower, bin.Texts));
        Assert.Equal(confidence, bin.Confidence, 1e-12);
    }

    [Fact]
    public async Task A_number_is_estimated_and_has_no_agreement()
    {
        var study = SmallStudy.Given with
        {
            Corpus = SmallStudy.Given.Corpus with
            {
                RecordedLabels = [],
                RecordedNumbers = [new RecordedNumbers(SmallStudy.ModelLabel, "model", 0, 10), new RecordedNumbers(SmallStudy.HumanLabel, "human", 0, 10)],
            },
            Outcomes = [new() { Name = "tone", Minimum = 0, Maximum = 10 }],
            Llms = [SmallStudy.Given.Llms[0] with { RecordedConfidence = null }],
            Estimands = [SmallStudy.Share with { Event = null, Name = "mean" }],
        };
        var rows = Rows.Select((row, index) => row with { Human = index % 3 == 0 ? (row.Human * 4) + 3 : null, Model = (row.Model * 3) + 2,
            Confidence = null }).ToList();
        var result = await SmallStudy.Result(study, rows);
        var comparison = Assert.Single(result.Annotators);

        Assert.Equal(rows.Where(row => row.Human is not null).Average(row => (double)row.Human.GetValueOrDefault()),
            result.Of("mean")["share", EstimationMethod.HumanOnly, "given"].Point, 1e-12);
        Assert.True(result.Of("mean").Primary.StandardError < result.Of("mean")["share", EstimationMethod.HumanOnly, "given"].StandardError);
        Assert.Null(comparison.Agreement);
        Assert.Empty(comparison.Options);
        Assert.Equal((300, 100), (comparison.Answered, comparison.Compared));
    }

    private static ShareEstimate Agreement(AnnotatorComparison comparison) => Assert.NotNull(comparison.Agreement);
}
