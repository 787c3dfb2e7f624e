using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Labels that were collected before the study, as events of a sample: of one annotated variable, since each has labelled rows and probabilities of
/// its own, or of several that one draw labelled (<see cref="GivenDraws"/>).</summary>
public static class GivenSample
{
    /// <summary>Labels of a simple random sample: π is the share of rows labelled.</summary>
    /// <param name="labels">The recorded labels.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static DrawnSample Uniform(RecordedAnnotations labels, int variable)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var labelled = labels.Asked(variable);
        var probabilities = new double[labelled.Length];
        probabilities.AsSpan().Fill((double)labelled.Count(known => known) / Math.Max(1, labelled.Length));
        return Of(labels, variable, new(DrawMethod.FixedSize, probabilities));
    }

    /// <summary>Every row labelled for certain: nothing was sampled.</summary>
    /// <param name="labels">The recorded labels.</param>
    public static DrawnSample Census(RecordedAnnotations labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ImmutableArray<int> every = [.. Enumerable.Range(0, labels.Rows)];
        var certain = new double[labels.Rows];
        certain.AsSpan().Fill(1);
        var round = new StudyEvent.RoundDrawn(SamplingRoundKind.Given, every, ImmutableCollectionsMarshal.AsImmutableArray(certain), every);
        return Fold(labels, DrawMethod.Poisson, [round], labels.Reveal(every));
    }

    /// <summary>Labels drawn as declared.</summary>
    /// <param name="labels">The recorded labels.</param>
    /// <param name="variable">Index of the annotated variable; labels of others that are labelled in the same rows stand beside it.</param>
    /// <param name="design">How the rows were drawn, with π of every row; an estimator reports those outside (0, 1] that it needs.</param>
    /// <exception cref="ArgumentException">The length is not n.</exception>
    public static DrawnSample Of(RecordedAnnotations labels, int variable, DeclaredDesign design)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(design);
        if (design.Probabilities.Length != labels.Rows) throw new ArgumentException("π does not have length n.", nameof(design));
        return Of(labels, [variable], labels.Asked(variable), design);
    }

    /// <summary>Labels of several variables in the rows that are labelled in all of them, drawn as declared.</summary>
    /// <param name="labels">The recorded labels.</param>
    /// <param name="variables">Indices of the annotated variables.</param>
    /// <param name="labelled">n: the rows labelled in all of them.</param>
    /// <param name="design">How these rows were drawn.</param>
    internal static DrawnSample Of(RecordedAnnotations labels, ImmutableArray<int> variables, bool[] labelled, DeclaredDesign design)
    {
        ImmutableArray<int> drawn = [.. Enumerable.Range(0, labelled.Length).Where(row => labelled[row])];
        return Fold(labels, design.Method, Rounds(labelled, design), WithoutOthers(labels, variables, labelled, labels.Reveal(drawn)));
    }

    private static DrawnSample Fold(RecordedAnnotations labels, DrawMethod method, IEnumerable<StudyEvent.RoundDrawn> rounds,
        StudyEvent.LabelsReceived received)
    {
        var state = new SamplingState(new(labels.Rows, labels.Variables, method));
        foreach (var round in rounds) state.Apply(round);
        state.Apply(received);
        return state.ToSample();
    }

    // A variable that is labelled in other rows has a sample of its own; none of its labels belong to this one.
    private static StudyEvent.LabelsReceived WithoutOthers(
        RecordedAnnotations labels, ImmutableArray<int> variables, bool[] labelled, StudyEvent.LabelsReceived received)
    {
        var (kept, silent) = (received.Labels.ToArray(), received.CannotSay.ToArray());
        for (var k = 0; k < labels.Variables; k++)
        {
            if (variables.Contains(k) || labels.Asked(k).AsSpan().SequenceEqual(labelled)) continue;
            kept.AsSpan(k * received.Rows.Length, received.Rows.Length).Fill(double.NaN);
            if (silent.Length > 0) silent.AsSpan(k * received.Rows.Length, received.Rows.Length).Clear();
        }

        return received with { Labels = ImmutableCollectionsMarshal.AsImmutableArray(kept), CannotSay = ImmutableCollectionsMarshal.AsImmutableArray(silent) };
    }

    /// <summary>One round for the examples, then one for each stratum of the others.</summary>
    private static IEnumerable<StudyEvent.RoundDrawn> Rounds(bool[] labelled, DeclaredDesign design)
    {
        var strata = design.Strata.IsEmpty ? new int[labelled.Length] : design.Strata.ToArray();
        var rows = new List<int>[strata.DefaultIfEmpty(0).Max() + 1];
        for (var stratum = 0; stratum < rows.Length; stratum++) rows[stratum] = [];
        var examples = new List<int>();
        for (var row = 0; row < labelled.Length; row++) (!design.Examples.IsEmpty && design.Examples.Span[row] ? examples : rows[strata[row]]).Add(row);
        if (examples.Count > 0) yield return Round(SamplingRoundKind.Examples, examples);
        foreach (var own in rows) yield return Round(SamplingRoundKind.Given, own);

        StudyEvent.RoundDrawn Round(SamplingRoundKind kind, List<int> own) =>
            new(kind, [.. own], [.. own.Select(row => design.Probabilities.Span[row])], [.. own.Where(row => labelled[row])]);
    }
}
