using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>The rows for which the LLM failed to answer and which are labelled for certain, found as rows are read.</summary>
internal sealed class CertainRows : IRowValues<bool>
{
    private readonly AnnotatedVariable[] answered;
    private double[] buffer = [];

    /// <summary>Counts them in one pass.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="annotates">Whether such rows are labelled for certain; else there are none.</param>
    public CertainRows(StudyProblem problem, bool annotates)
    {
        answered = annotates ? [.. problem.Variables.Where(variable => variable.HasAnswers)] : [];
        var blocks = new ValueBlocks<bool>(this, answered.Length == 0 ? 0 : problem.RowCount);
        while (blocks.MoveNext()) Count += blocks.Current.Count(true);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The rows, ascending, by one more pass.</summary>
    /// <param name="rows">n.</param>
    public ImmutableArray<int> List(int rows)
    {
        var list = ImmutableArray.CreateBuilder<int>(Count);
        var blocks = new ValueBlocks<bool>(this, rows);
        while (blocks.MoveNext())
        {
            for (var i = 0; i < blocks.Current.Length; i++)
            {
                if (blocks.Current[i]) list.Add((int)blocks.First + i);
            }
        }

        return list.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Read(long first, Span<bool> values)
    {
        values.Clear();
        foreach (var variable in answered)
        {
            var said = variable.Said ?? throw new InvalidOperationException("The variable has no LLM.");
            if (buffer.Length < values.Length * variable.Width) buffer = new double[values.Length * variable.Width];
            said.Read(first, values.Length, buffer.AsSpan(0, values.Length * variable.Width));
            for (var i = 0; i < values.Length; i++) values[i] |= double.IsNaN(buffer[i]);
        }
    }
}
