using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cdi.Estimation.Ledgers;

/// <summary>Human labels that were recorded before the study: a replay reveals those of rows that are drawn, and knows what all of them give.</summary>
/// <remarks>No sampler and no estimator receives it: labels reach them through the events of a sample. Holds the given memory without copying it.</remarks>
public sealed class RecordedAnnotations : ILabelSource
{
    private readonly ImmutableArray<ReadOnlyMemory<double>> variables;

    /// <summary>Takes recorded labels.</summary>
    /// <param name="variables">For each annotated variable n labels, NaN where none is recorded; at least one variable.</param>
    /// <exception cref="ArgumentException">There is no variable, or their lengths disagree.</exception>
    public RecordedAnnotations(params ReadOnlySpan<ReadOnlyMemory<double>> variables)
    {
        if (variables.IsEmpty) throw new ArgumentException("No annotated variable.", nameof(variables));
        foreach (var variable in variables)
        {
            if (variable.Length != variables[0].Length) throw new ArgumentException("Variables differ in length.", nameof(variables));
        }

        this.variables = [.. variables];
    }

    /// <summary>For each annotated variable whether annotators were asked about a row and it has no label: they are divided; empty, or empty for a variable,
    /// where there is none.</summary>
    public ImmutableArray<ReadOnlyMemory<bool>> CannotSay { get; init; } = [];

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows => variables[0].Length;

    /// <summary>How many annotated variables there are.</summary>
    public int Variables => variables.Length;

    /// <summary>n: what humans say, NaN where nothing is recorded.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public ReadOnlyMemory<double> Of(int variable) => variables[variable];

    /// <summary>The rows where humans labelled a variable.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public bool[] Known(int variable)
    {
        var labels = Of(variable).Span;
        var known = new bool[labels.Length];
        for (var row = 0; row < known.Length; row++) known[row] = !double.IsNaN(labels[row]);
        return known;
    }

    /// <summary>The rows about which humans were asked: those with a label, and those of which they cannot say what they are.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public bool[] Asked(int variable)
    {
        var asked = Known(variable);
        var silent = SilentIn(variable).Span;
        for (var row = 0; row < silent.Length; row++) asked[row] |= silent[row];
        return asked;
    }

    /// <summary>The labels of chosen rows, as a corpus of their own.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    public RecordedAnnotations Take(ReadOnlySpan<int> rows)
    {
        var taken = new ReadOnlyMemory<double>[variables.Length];
        for (var k = 0; k < taken.Length; k++)
        {
            var from = variables[k].Span;
            var to = new double[rows.Length];
            for (var i = 0; i < to.Length; i++) to[i] = from[rows[i]];
            taken[k] = to;
        }

        var silent = new ReadOnlyMemory<bool>[CannotSay.Length];
        for (var k = 0; k < silent.Length; k++) silent[k] = Taken(CannotSay[k].Span, rows);
        return new(taken) { CannotSay = [.. silent] };
    }

    /// <summary>The labels of some rows, as they are received.</summary>
    /// <param name="rows">m rows.</param>
    public StudyEvent.LabelsReceived Reveal(ImmutableArray<int> rows)
    {
        var labels = new double[rows.Length * variables.Length];
        for (var k = 0; k < variables.Length; k++)
        {
            var human = variables[k].Span;
            for (var i = 0; i < rows.Length; i++) labels[(k * rows.Length) + i] = human[rows[i]];
        }

        return new(rows, ImmutableCollectionsMarshal.AsImmutableArray(labels)) { CannotSay = Silent(rows) };
    }

    private ImmutableArray<bool> Silent(ImmutableArray<int> rows)
    {
        if (CannotSay.IsEmpty) return [];
        var silent = new bool[rows.Length * variables.Length];
        for (var k = 0; k < variables.Length; k++)
        {
            var said = SilentIn(k).Span;
            for (var i = 0; i < rows.Length && !said.IsEmpty; i++) silent[(k * rows.Length) + i] = said[rows[i]];
        }

        return silent.AsSpan().Contains(true) ? ImmutableCollectionsMarshal.AsImmutableArray(silent) : [];
    }

    private ReadOnlyMemory<bool> SilentIn(int variable) => CannotSay.IsEmpty ? default : CannotSay[variable];

    private static bool[] Taken(ReadOnlySpan<bool> from, ReadOnlySpan<int> rows)
    {
        var to = new bool[from.IsEmpty ? 0 : rows.Length];
        for (var i = 0; i < to.Length; i++) to[i] = from[rows[i]];
        return to;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(ReadOnlyMemory<int> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        yield return Reveal([.. rows.Span]);
    }
}
