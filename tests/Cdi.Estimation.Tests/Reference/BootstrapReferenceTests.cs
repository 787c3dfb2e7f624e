using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Testing;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Intervals and refits on given resamples against R's boot and its own Newton steps (r/bootstrap.json, 1e-9).</summary>
public sealed class BootstrapReferenceTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Resampled => ["boot-city-ratio", "boot-aircondit-mean", "boot-mtcars-correlation", "boot-faithful-sd"];

    [SharedTheory]
    [MemberData(nameof(Resampled))]
    public void Percentile_and_basic_intervals_are_those_of_boot(string id)
    {
        var reference = Case(id);
        var expected = reference.At("intervals");
        Close.Relative(expected.At("percentile", "boot_norm_inter").Numbers(), Ends(new PercentileInterval(), Fit(reference)), Tolerance);
        Close.Relative(expected.At("basic", "boot_norm_inter").Numbers(), Ends(new BasicInterval(), Fit(reference)), Tolerance);
    }

    [SharedTheory]
    [MemberData(nameof(Resampled))]
    public void Studentised_intervals_are_those_of_boot(string id)
    {
        var reference = Case(id);
        var fit = new FixedReplicates(reference.At("t").Numbers(), reference.At("t0").Number())
            { Variances = (reference.At("v0").Number(), reference.At("v").Numbers()) };
        Close.Relative(reference.At("intervals", "studentised", "boot_norm_inter").Numbers(), Ends(new StudentisedInterval(), fit), Tolerance);
    }

    [SharedTheory]
    [MemberData(nameof(Resampled))]
    public void A_BCa_interval_ends_at_the_order_statistic_outside_what_boot_interpolates(string id)
    {
        var reference = Case(id);
        double[] sorted = [.. reference.At("t").Numbers().Order()];
        foreach (var variant in reference.At("intervals", "bca").EnumerateArray())
        {
            var fit = Fit(reference, variant.At("acceleration").Number());
            var (ends, interpolated) = (Ends(new BiasCorrectedInterval(), fit), variant.At("boot_norm_inter").Numbers());
            var (lower, upper) = (Array.IndexOf(sorted, ends[0]), Array.LastIndexOf(sorted, ends[1]));
            Assert.InRange(interpolated[0], sorted[lower], sorted.First(value => value > sorted[lower]));
            Assert.InRange(interpolated[1], sorted.Last(value => value < sorted[upper]), sorted[upper]);

            // Where (B + 1) times the adjusted level falls.
            var levels = variant.At("adjusted_levels").Numbers();
            Assert.Equal(sorted[(int)((sorted.Length + 1) * levels[0]) - 1], ends[0]);
            Assert.Equal(sorted[^(int)((sorted.Length + 1) * (1 - levels[1]))], ends[1]);
        }
    }

    [SharedFact]
    public void An_end_beyond_every_replicate_is_none()
    {
        // 149 replicates at an adjusted level of .99397: (1 − .99397) · 150 = .90.
        var reference = Case("boot-poisson-epil-cluster");
        var target = Array.IndexOf([.. reference.At("coef").EnumerateArray().Select(name => name.GetString())], reference.At("target").GetString());
        var values = reference.At("full_refit").EnumerateArray().Select(row => row.Numbers()[target]);
        var variant = reference.At("intervals_full", "bca")[0];
        var interval = new BiasCorrectedInterval().Of(
            new FixedReplicates(values, reference.At("estimate").Numbers()[target]) { Skewness = variant.At("acceleration").Number() });
        Assert.Null(interval?.Upper);
        Assert.NotNull(interval?.Lower);
    }

    // One step by a pass of the kernel and by scores and Hessians that are held, full refits, and the step with the Hessian of all rows.
    [SharedTheory]
    [InlineData("boot-logit-birthwt")]
    [InlineData("boot-poisson-quine")]
    [InlineData("boot-poisson-epil-cluster")]
    public void Refits_on_given_resamples_are_those_of_R(string id)
    {
        var reference = Case(id);
        double[] estimate = reference.At("estimate").Numbers();
        var size = estimate.Length;
        var (equation, units) = id switch
        {
            "boot-logit-birthwt" => (Birthweight(), []),
            "boot-poisson-quine" => (Quine(), []),
            _ => Epilepsy(),
        };
        var (solver, step, replicate) = (new NewtonSolver(size), new NewtonStep(size), 0);
        var (score, hessian, whole) = (new double[size], new double[size * size], new CholeskyFactor(size));
        equation.Evaluate(estimate, score, hessian);
        Assert.True(whole.TryFactor(hessian));
        var table = equation.Tabulated(estimate);
        Assert.NotNull(table);
        foreach (var indices in reference.At("resample_indices_1_based").EnumerateArray())
        {
            var drawn = indices.EnumerateArray().CountBy(index => index.GetInt32() - 1).ToDictionary(each => each.Key, each => (double)each.Value);
            double[] counts = [.. Enumerable.Range(0, (int)equation.Rows).Select(row => drawn.GetValueOrDefault(units.Length == 0 ? row : units[row]))];
            var resampled = equation.Counted(new RowValues<double>(counts));
            double[] oneStep = reference.At("one_newton_step")[replicate].Numbers();
            Close.Relative(oneStep, step.From(resampled, estimate) ?? [], 1e-8);
            Close.Relative(oneStep, step.From(table, new RowValues<double>(counts), estimate) ?? [], 1e-8);
            Assert.Null(solver.Solve(resampled, estimate));
            Close.Relative(reference.At("full_refit")[replicate].Numbers(), solver.Parameters, Tolerance);
            table.Evaluate(new RowValues<double>(counts), score, hessian);
            whole.Solve(score);
            Close.Relative(reference.At("linear_step_fixed_hessian")[replicate].Numbers(), [.. estimate.Zip(score, (at, moved) => at - moved)], 1e-8);
            replicate++;
        }
    }

    private static JsonElement Case(string id) =>
        ReferenceFile.Load("r/bootstrap.json").At("cases").EnumerateArray().First(each => each.At("id").GetString() == id);

    private static FixedReplicates Fit(JsonElement reference, double acceleration = 0) =>
        new(reference.At("t").Numbers(), reference.At("t0").Number()) { Skewness = acceleration };

    private static double[] Ends(ResampledInterval rule, FixedReplicates fit) =>
        rule.Of(fit) is { Lower: { } lower, Upper: { } upper } ? [lower, upper] : [];

    private static IMoments Birthweight()
    {
        var table = Table("birthwt.csv");
        return Equation<Glm<Bernoulli, Size3>>(Number(table, "low"), Number(table, "lwt"), Number(table, "smoke"));
    }

    private static IMoments Quine()
    {
        var table = Table("quine.csv");
        double[] Is(string column, string level) => [.. table[column].Select(cell => cell == level ? 1.0 : 0)];
        return Equation<Glm<PoissonCount, Size4>>(Number(table, "Days"), Is("Eth", "N"), Is("Sex", "M"), Is("Lrn", "SL"));
    }

    // Subjects by their first appearance.
    private static (IMoments Equation, int[] Units) Epilepsy()
    {
        var table = Table("epil.csv");
        List<string> subjects = [.. table["subject"].Distinct()];
        return (Equation<Glm<PoissonCount, Size3>>(
            Number(table, "y"), Number(table, "lbase"), [.. table["trt"].Select(cell => cell == "progabide" ? 1.0 : 0)]),
            [.. table["subject"].Select(subject => subjects.IndexOf(subject))]);
    }

    private static IMoments Equation<TKernel>(double[] outcome, params double[][] columns)
        where TKernel : struct, IMEstimator
    {
        var covariates = Samples.Columns([Samples.All(outcome.Length, 1.0), .. columns]);
        return new MemoryRows(new MEstimator<TKernel>(), covariates).Over(new RowColumns(Samples.Features(outcome), outcome.Length));
    }

    private static double[] Number(Dictionary<string, string[]> table, string column) =>
        [.. table[column].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    // No cell of these files holds a comma.
    private static Dictionary<string, string[]> Table(string name)
    {
        var lines = File.ReadAllLines(SharedFolder.File("reference/r/data/" + name)).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
            .ToList();
        return lines[0].Select((header, column) => (header, Cells: lines.Skip(1).Select(line => line[column]).ToArray()))
            .ToDictionary(each => each.header, each => each.Cells, StringComparer.Ordinal);
    }
}
