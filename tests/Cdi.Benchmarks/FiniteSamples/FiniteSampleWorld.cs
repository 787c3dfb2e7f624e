using System.Diagnostics;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Benchmarks.FiniteSamples;

/// <summary>Makes the corpus of a cell and the samples drawn from it.</summary>
/// <param name="cell">The cell.</param>
/// <param name="mean">The M-estimator of a mean.</param>
/// <param name="seedOfTable">Sets the random numbers of all cells.</param>
internal sealed class FiniteSampleWorld(FiniteSampleCell cell, MEstimator mean, ulong seedOfTable)
{
    private const double LargestMissed = 0.9;
    private const double LargeShare = 0.03;
    private const double LargeShift = 20;

    private readonly RowKey[] keys = [.. Enumerable.Range(0, cell.Rows).Select(row => new RowKey((ulong)row))];
    private readonly ulong seed = RowKey.FromText(cell.Name).Value ^ seedOfTable;
    private (StudyProblem Problem, double[] Human)? corpus;

    /// <summary>The seed of a trial.</summary>
    public ulong SeedOf(int trial) => new CounterRandom(seed, RandomPurpose.Trial).Bits(new RowKey((ulong)trial));

    /// <summary>The corpus of a trial: always the same where the corpus is the target.</summary>
    /// <param name="trial">The trial, 0-based.</param>
    public (StudyProblem Problem, double[] Human) Problem(int trial) => cell.Generalise == Generalise.Corpus ? corpus ??= Make(seed) : Make(SeedOf(trial));

    /// <summary>The value to be covered.</summary>
    /// <param name="human">The labels of the corpus of the trial.</param>
    public double Truth(double[] human)
    {
        if (cell.Generalise == Generalise.Corpus) return human.Average();
        return cell.Law switch
        {
            LabelLaw.Share share => share.Of,
            LabelLaw.Lognormal => Math.Exp(0.5),
            LabelLaw.LargeValues => LargeShare * LargeShift,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Draws the labels of a trial.</summary>
    /// <param name="human">The labels of the corpus of the trial.</param>
    /// <param name="trial">The trial, 0-based.</param>
    public DrawnSample Draw(double[] human, int trial)
    {
        var random = new CounterRandom(SeedOf(trial), RandomPurpose.Draw);
        var (probabilities, labelled) = (new double[cell.Rows], new bool[cell.Rows]);
        if (cell.Draw == DrawKind.Uniform)
        {
            Array.Fill(probabilities, cell.Labels / (double)cell.Rows);
            foreach (var key in keys.OrderBy(key => random.Bits(key)).Take(cell.Labels)) labelled[key.Value] = true;
        }
        else
        {
            for (var row = 0; row < cell.Rows; row++)
            {
                probabilities[row] = Math.Pow(100, Uniform(seed, 9, row) - 1);
                labelled[row] = random.Uniform(keys[row]) < probabilities[row];
            }
        }

        var labels = new double[cell.Rows];
        for (var row = 0; row < labels.Length; row++) labels[row] = labelled[row] ? human[row] : double.NaN;
        return new DrawnSample
        {
            Design = cell.Draw == DrawKind.Uniform ? SamplingDesign.Uniform : null,
            Probabilities = probabilities,
            Labelled = labelled,
            Blocks = new int[cell.Rows],
            Labels = [labels],
            Method = cell.Draw == DrawKind.Uniform ? DrawMethod.FixedSize : DrawMethod.Poisson,
            Rounds = [new SamplingRound(SamplingRoundKind.Given, cell.Rows, new(labelled.Count(drawn => drawn)), probabilities.Min(), probabilities.Max())],
        };
    }

    private (StudyProblem Problem, double[] Human) Make(ulong corpusSeed)
    {
        var (human, machine) = (new double[cell.Rows], new double[cell.Rows]);
        for (var row = 0; row < cell.Rows; row++)
        {
            human[row] = Label(corpusSeed, 1, row);
            machine[row] = IsWrong(corpusSeed, human[row], row) ? Wrong(corpusSeed, human[row], row) : human[row];
        }

        var isShare = cell.Law is LabelLaw.Share;
        var variable = isShare ? AnnotatedVariable.OfClasses("v", 2, cell.Rows, machine, default)
            : AnnotatedVariable.OfNumber("v", cell.Rows, machine, default);
        var features = isShare ? FeatureMap.Event(0, 2, 1) : FeatureMap.Number(0);
        var reported = isShare ? Scale.Proportion : Scale.Mean;
        var none = new Covariates(ReadOnlyMemory<double>.Empty, cell.Rows);
        return (new StudyProblem(keys, [variable], [new StudyEstimand("mean", mean, none, features, [Target.Coefficient(0, "mean", reported, 1)])], none),
            human);
    }

    private double Label(ulong corpusSeed, int use, int row) => cell.Law switch
    {
        LabelLaw.Share share => Uniform(corpusSeed, use, row) < share.Of ? 1 : 0,
        LabelLaw.Lognormal => Math.Exp(Normal.InvCDF(0, 1, Uniform(corpusSeed, use, row))),
        LabelLaw.LargeValues => Normal.InvCDF(0, 1, Uniform(corpusSeed, use, row)) + (Uniform(corpusSeed, use + 1, row) < LargeShare ? LargeShift : 0),
        _ => throw new UnreachableException(),
    };

    private bool IsWrong(ulong corpusSeed, double label, int row)
    {
        var chance = 1 - cell.Accuracy;
        if (cell is { Errors: ErrorKind.OneSided, Law: LabelLaw.Share share }) chance = label == 1 ? Math.Min(LargestMissed, chance / share.Of) : 0;
        return Uniform(corpusSeed, 5, row) < chance;
    }

    private double Wrong(ulong corpusSeed, double label, int row) => cell.Law is LabelLaw.Share ? 1 - label : Label(corpusSeed, 3, row);

    private double Uniform(ulong ofSeed, int use, int row) => new CounterRandom(ofSeed, RandomPurpose.Resample, use).Uniform(keys[row]);
}
