using Cdi.Estimation.Rectification;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Kernels;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class FamilywiseTests
{
    private static readonly IReadOnlyList<SmallRow> Rows = SmallCorpus.Rows(500);

    [Theory]
    [InlineData(FamilywiseCorrection.None, 0.9)]
    [InlineData(FamilywiseCorrection.Bonferroni, 0.95)]
    [InlineData(FamilywiseCorrection.Holm, 0.95)]
    public async Task Intervals_have_the_level_of_one_of_two_estimands(FamilywiseCorrection correction, double level) =>
        Assert.All((await Run(correction)).Estimates, row => Assert.Equal(level, row.Level, 1e-12));

    [Fact]
    public async Task Bonferroni_multiplies_p_values_by_the_number_of_estimands()
    {
        var plain = await Run(FamilywiseCorrection.None);
        var corrected = await Run(FamilywiseCorrection.Bonferroni);

        Assert.All(plain.Estimates.Zip(corrected.Estimates), pair => Assert.Equal(Math.Min(1, 2 * P(pair.First)), P(pair.Second), 1e-12));
    }

    [Fact]
    public async Task Holm_spares_the_larger_of_two_p_values_and_keeps_their_order()
    {
        var plain = Primary(await Run(FamilywiseCorrection.None));
        var corrected = Primary(await Run(FamilywiseCorrection.Holm));
        var (small, large) = plain[0] < plain[1] ? (0, 1) : (1, 0);

        Assert.Equal(Math.Min(1, 2 * plain[small]), corrected[small], 1e-12);
        Assert.Equal(Math.Max(plain[large], corrected[small]), corrected[large], 1e-12);
    }

    private static double P(Estimate row) => row.PValue.GetValueOrDefault(double.NaN);

    private static List<double> Primary(StudyResult result) => [.. result.Estimates.Where(row => row.Primary).Select(P)];

    private static Task<StudyResult> Run(FamilywiseCorrection correction) => SmallStudy.Result(
        SmallStudy.Given with
        {
            Estimands = [SmallStudy.Slope, SmallStudy.Logistic<One>("other", "w")],
            Inference = SmallStudy.Given.Inference with { Familywise = correction, Method = MethodKind.HumanOnly,
                Generalise = Estimation.Variance.Generalise.Population },
            Report = SmallStudy.Given.Report with { Compare = [] },
        },
        Rows);
}
