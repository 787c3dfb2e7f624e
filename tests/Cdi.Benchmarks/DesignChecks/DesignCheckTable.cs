using System.Globalization;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.DesignChecks;
using Cdi.Studies.Tests.Running;

namespace Cdi.Benchmarks.DesignChecks;

/// <summary>Prints how often the check of a declared design speaks: where the declaration is true (false alarms), and where it is wrong (power).</summary>
internal static class DesignCheckTable
{
    /// <summary>Prints the tables.</summary>
    /// <param name="trials">Draws for each line.</param>
    /// <param name="only">true, wrong or groups; null for all.</param>
    public static void Print(int trials, string? only)
    {
        if (only is null or "true") PrintTrue(trials);
        if (only is null or "wrong") PrintWrong(trials);
        if (only is null or "groups") PrintLawful(trials);
    }

    private static void PrintTrue(int trials)
    {
        Line($"{trials} draws a line: share of checks with an adjusted p below .01 (a warning) and below .0001 (an error)");
        Line("");
        Line("| declaration true | n | labels | p < .01 | p < .0001 |");
        Line("|---|---:|---:|---:|---:|");
        foreach (var scenario in DesignScenario.True) Report(scenario.Name, scenario, trials, trial => (scenario.Declared, scenario.Draw(trial)));
        Line("");
    }

    private static void PrintWrong(int trials)
    {
        Line("| declaration wrong | n | labels | p < .01 | p < .0001 |");
        Line("|---|---:|---:|---:|---:|");
        foreach (var ratio in new[] { 1.25, 1.5, 2, 3 })
            Report(string.Create(CultureInfo.InvariantCulture, $"declared uniform, Yes drawn {ratio} times as often"), DesignScenario.Plain, trials, trial =>
            ByAnswer(ratio, trial));
        foreach (var factor in new[] { 0.33, 3, 0.8, 0.9, 1.1, 1.25 })
            Report(string.Create(CultureInfo.InvariantCulture, $"π times {factor}"), DesignScenario.Plain, trials, trial => Scaled(factor, trial));
        foreach (var rate in new[] { 0.02, 0.05, 0.1, 0.3 })
            Report(string.Create(CultureInfo.InvariantCulture, $"the model has no answer to {100 * rate:F0} % of the texts without label"),
            DesignScenario.Plain.Rows, trials, Unanswered(rate));
        Line("");
    }

    /// <summary>Prints how often lawful draws are said to leave texts out of reach (CDI9110) or to lie in few groups (CDI9111).</summary>
    /// <param name="trials">Draws for each line.</param>
    private static void PrintLawful(int trials)
    {
        Line("| declaration true | n | labels | CDI9110, a warning | CDI9110, an error | CDI9111 |");
        Line("|---|---:|---:|---:|---:|---:|");
        foreach (var draw in LawfulDraw.All)
        {
            var (told, stopped, few) = (0, 0, 0);
            for (var trial = 0; trial < trials; trial++)
            {
                var labelled = draw.Draw(trial);
                var unreached = draw.Unreached(labelled);
                if (unreached.Stops(draw.Rows)) stopped++;
                else if (unreached.IsTold(draw.Rows)) told++;
                if (draw.LiesInFewGroups(labelled)) few++;
            }

            Line(string.Create(CultureInfo.InvariantCulture,
                $"| {draw.Name} | {draw.Rows} | {draw.Labels:F0} | {(double)told / trials:F4} | {(double)stopped / trials:F4} | {(double)few / trials:F4} |"));
        }
    }

    private static void Report(string name, DesignScenario scenario, int trials, Func<int, (DeclaredDesign Declared, bool[] Labelled)> draw) =>
        Report(name, scenario.Rows, trials, trial =>
        {
            var (declared, labelled) = draw(trial);
            return scenario.Check(declared, labelled, trial);
        });

    private static void Report(string name, int rows, int trials, Func<int, DesignCheckResult> check)
    {
        var (warned, refused, labels) = (0, 0, 0L);
        Parallel.For(0, trials, trial =>
        {
            var result = check(trial);
            Interlocked.Add(ref labels, result.Labelled);
            if (result.SmallestPValue < 0.01) Interlocked.Increment(ref warned);
            if (result.SmallestPValue < 0.0001) Interlocked.Increment(ref refused);
        });
        Line(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {rows} | {(double)labels / trials:F0} | {(double)warned / trials:F4} | {(double)refused / trials:F4} |"));
    }

    // Declared uniform; rows whose model says Yes have `ratio` times the chance of the others.
    private static (DeclaredDesign Declared, bool[] Labelled) ByAnswer(double ratio, int trial)
    {
        var scenario = DesignScenario.Plain;
        var random = new CounterRandom((ulong)trial, RandomPurpose.Draw);
        var answers = scenario.Variables[0].Values.ToArray();
        var chance = scenario.Labels / answers.Sum(answer => answer == 1 ? ratio : 1);
        bool[] labelled = [.. answers.Select((answer, row) => random.Uniform(DesignScenario.Key(row)) < chance * (answer == 1 ? ratio : 1))];
        return (new(DrawMethod.FixedSize, Same(labelled.Length, (double)labelled.Count(each => each) / labelled.Length)), labelled);
    }

    private static (DeclaredDesign Declared, bool[] Labelled) Scaled(double factor, int trial)
    {
        var scenario = DesignScenario.Plain;
        return (new(DrawMethod.Poisson, Same(scenario.Rows, factor * scenario.Labels / scenario.Rows)), scenario.Draw(trial));
    }

    private static Func<int, DesignCheckResult> Unanswered(double rate) => trial =>
    {
        var scenario = DesignScenario.Plain;
        var labelled = scenario.Draw(trial);
        var random = new CounterRandom((ulong)trial, RandomPurpose.Copy);
        double[] answered = [.. labelled.Select((known, row) => known || random.Uniform(DesignScenario.Key(row)) >= rate ? 1.0 : 0)];
        return DesignCheck.Of(scenario.Declared, labelled, [.. scenario.Variables, new AuxiliaryVariable("answered", answered)], (ulong)trial);
    };

    private static double[] Same(int rows, double value) => [.. Enumerable.Repeat(value, rows)];

    private static void Line(string text) => Console.WriteLine(text);
}
