using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>A fit whose replicates are written down: solutions of refits, null where there is none, and of steps.</summary>
internal sealed class ScriptedFit(double[] parameters, IReadOnlyList<double[]?> refits, IReadOnlyList<double[]?> steps) : IFit
{
    private const int Rows = 6;

    private int asked;

    public ReadOnlySpan<double> Parameters => parameters;

    public IRectifiedSample Sample { get; } =
        new RectifiedSample(Features(new double[Rows]), default, All(Rows, true), All(Rows, 1.0), SampleDraw.Poisson)
        {
            Keys = Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray(),
        };

    public IRowValues<int>? Clusters => null;

    public bool FixesSizes => false;

    /// <summary>Σ of the multiplicities of each replicate.</summary>
    public List<double> Counted { get; } = [];

    public double[] Sandwich() => throw new NotSupportedException("A bootstrap needs no sandwich.");

    public double[] Around(double[] squares) => throw new NotSupportedException();

    public double[] Grouped(double power, Func<GroupedSizes, double> factor) => throw new NotSupportedException("A bootstrap needs no groups.");

    public double[] Stratified(SurveyDesign design) => throw new NotSupportedException();

    public double[] TwoPhase(bool isFull) => throw new NotSupportedException();

    public double[]? Information(out SolveFailure? failure) => throw new NotSupportedException("A bootstrap needs no information.");

    public double[]? Refit(IRowValues<double> multiplicities) => Next(refits, multiplicities);

    public double[]? Step(IRowValues<double> multiplicities) => Next(steps, multiplicities);

    private double[]? Next(IReadOnlyList<double[]?> solutions, IRowValues<double> multiplicities)
    {
        var counts = new double[Rows];
        multiplicities.Read(0, counts);
        Counted.Add(counts.Sum());
        return solutions[asked++];
    }
}
