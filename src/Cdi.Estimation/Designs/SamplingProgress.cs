using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>A sample in the making: what was drawn in the blocks so far.</summary>
internal sealed class SamplingProgress
{
    private readonly StudyProblem problem;
    private readonly SamplingPlan plan;
    private readonly double[] probabilities;
    private readonly bool[] labelled;
    private readonly int[] blocks;
    private readonly double[][] labels;
    private readonly List<SamplingRound> rounds = [];

    public SamplingProgress(StudyProblem problem, SamplingPlan plan)
    {
        (this.problem, this.plan) = (problem, plan);
        var rows = problem.RowCount;
        (probabilities, labelled, blocks) = (new double[rows], new bool[rows], new int[rows]);
        labels = new double[problem.Variables.Count][];
        for (var k = 0; k < labels.Length; k++) (labels[k] = new double[rows]).AsSpan().Fill(double.NaN);
        Known = new KnownLabels(labels.Length, plan.Budget.Count);
    }

    /// <summary>The labels of the blocks so far.</summary>
    public KnownLabels Known { get; }

    /// <summary>Labels rows for certain; null, or why there is no sample.</summary>
    public SamplingFailure? DrawCertain(int[] rows, ILabelSource source)
    {
        foreach (var row in rows) probabilities[row] = 1;
        rounds.Add(new SamplingRound(SamplingRoundKind.Certain, rows.Length, new Labels(rows.Length), 1, 1));
        return Label(rows, source);
    }

    /// <summary>Fixes the probabilities of a block, then draws it and has it labelled; null, or why there is no sample.</summary>
    /// <param name="block">The block.</param>
    /// <param name="sizes">n; sizes of all rows of the corpus.</param>
    /// <param name="source">Where labels come from.</param>
    public SamplingFailure? DrawBlock(SamplingBlock block, ReadOnlySpan<double> sizes, ILabelSource source)
    {
        var (rows, stratum) = (block.Rows, rounds.Count);
        var chances = Chances(block, sizes);
        var drawn = new bool[rows.Length];
        var random = new CounterRandom(plan.Seed, RandomPurpose.Draw, stratum);
        if (plan.Draw == DrawMethod.FixedSize) PivotalDraw.Draw(problem.Keys.Span, rows.AsSpan(), chances, random, drawn);
        else PoissonDraw.Draw(problem.Keys.Span, rows.AsSpan(), chances, random, drawn);
        foreach (var row in rows) blocks[row] = stratum;
        int[] taken = [.. rows.Where((_, place) => drawn[place]).Order()];
        var kind = block.IsBurnIn ? SamplingRoundKind.BurnIn : SamplingRoundKind.Round;
        rounds.Add(new SamplingRound(kind, rows.Length, new Labels(taken.Length), chances.Min(), chances.Max()));
        return Label(taken, source);
    }

    /// <summary>The sample drawn so far.</summary>
    public DrawnSample ToSample() => new()
    {
        Design = plan.Design,
        Probabilities = probabilities,
        Labelled = labelled,
        Blocks = blocks,
        Labels = [.. labels.Select(values => (ReadOnlyMemory<double>)values)],
        Method = plan.Draw,
        Rounds = [.. rounds],
    };

    /// <summary>Fixes π of the rows of a block, in its order.</summary>
    private double[] Chances(SamplingBlock block, ReadOnlySpan<double> sizes)
    {
        var own = new double[block.Rows.Length];
        var chances = new double[own.Length];
        for (var i = 0; i < own.Length; i++) own[i] = sizes[block.Rows[i]];
        InclusionProbabilities.Solve(own, block.Labels, plan.Tau, chances);
        for (var i = 0; i < own.Length; i++) probabilities[block.Rows[i]] = chances[i];
        return chances;
    }

    private SamplingFailure.DrawnRowsWithoutLabel? Label(int[] rows, ILabelSource source)
    {
        var revealed = new double[rows.Length * labels.Length];
        revealed.AsSpan().Fill(double.NaN);
        source.Reveal(rows, revealed);
        var missing = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            labelled[rows[i]] = true;
            var known = true;
            for (var k = 0; k < labels.Length; k++)
            {
                labels[k][rows[i]] = revealed[(k * rows.Length) + i];
                known &= double.IsFinite(revealed[(k * rows.Length) + i]);
            }

            if (!known) missing.Add(rows[i]);
        }

        if (missing.Count > 0) return new SamplingFailure.DrawnRowsWithoutLabel(missing.ToImmutable());
        Known.Add(rows, revealed, probabilities);
        return null;
    }
}
