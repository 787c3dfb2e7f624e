using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class NumericAgreementTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public async Task A_numeric_outcome_has_them_in_its_result()
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
        var rows = SmallCorpus.Rows(300).Select((row, index) =>
            index % 3 == 0 ? row with { Human = (row.Human * 4) + 3, Model = (row.Model * 3) + 2 }
            : row with { Human = null, Model = (row.Model * 3) + 2 }).ToList();
        var numbers = Assert.IsType<NumericAgreement>(Assert.Single((await SmallStudy.Result(study, rows)).Annotators).Numbers);

        Assert.Equal(rows.Where(row => row.Human is not null).Average(row => (double)(row.Model.GetValueOrDefault() - row.Human.GetValueOrDefault())),
            numbers.Bias.Point, Rounding);
    }
}
