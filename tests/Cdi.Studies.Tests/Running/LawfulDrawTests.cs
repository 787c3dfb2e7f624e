namespace Cdi.Studies.Tests.Running;

/// <summary>What is drawn as declared is not accused by CDI9110 and CDI9111; <c>-- design-checks</c> of the benchmarks prints the shares.</summary>
public sealed class LawfulDrawTests
{
    private const int Trials = 300;

    public static TheoryData<string> Names => [.. LawfulDraw.All.Select(draw => draw.Name)];

    // Hoeffding's bound is one in a million for each of three columns: in 300 trials a false alarm has a probability below .001.
    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_of_a_lawful_draw_lie_in_enough_groups(string name)
    {
        var draw = Of(name);
        Assert.DoesNotContain(Enumerable.Range(0, Trials), trial => draw.LiesInFewGroups(draw.Draw(trial)));
    }

    // A run stops only where half of the texts announce less than one label: none of these draws has such a half.
    [Theory]
    [MemberData(nameof(Names))]
    public void No_lawful_draw_that_reaches_most_texts_stops_a_run(string name)
    {
        var draw = Of(name);
        Assert.True(draw.LesserHalf >= 1, $"Σπ of the lesser half: {draw.LesserHalf}");
        Assert.DoesNotContain(Enumerable.Range(0, Trials), trial => draw.Unreached(draw.Draw(trial)).Stops(draw.Rows));
    }

    // A warning needs a tenth of the texts without a label, those of the smallest π: p at most; four standard errors of a share of 300 trials, and one trial.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_warning_is_as_rare_as_a_draw_that_misses_a_tenth(string name)
    {
        var draw = Of(name);
        var most = draw.MissesTheLeast;
        var told = Enumerable.Range(0, Trials).Count(trial => draw.Unreached(draw.Draw(trial)).IsTold(draw.Rows));
        Assert.InRange(told, 0, 1 + (Trials * most) + (4 * Math.Sqrt(Trials * most * (1 - most))));
    }

    private static LawfulDraw Of(string name) => LawfulDraw.All.First(draw => draw.Name == name);
}
