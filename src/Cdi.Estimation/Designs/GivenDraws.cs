using System.Collections.Immutable;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Ledgers;

namespace Cdi.Estimation.Designs;

/// <summary>Labels that were collected before the study, as samples: of each annotated variable, which has labelled rows and probabilities of its own, and of
/// several that an estimand reads together.</summary>
/// <remarks>The rows labelled in several variables are a sample of known probabilities only where one draw labelled them all, or where somebody declares the
/// joint draw: an intersection never keeps the π of one of them. Not safe for use by several threads.</remarks>
public sealed class GivenDraws
{
    private readonly RecordedAnnotations labels;
    private readonly ImmutableArray<DeclaredDesign> designs;
    private readonly ImmutableArray<JointDraw> joint;
    // n: the rows about which people were asked; that they cannot say what a row is, is an answer.
    private readonly bool[][] known;
    private readonly List<Draw> draws = [];

    /// <summary>Takes labels and declarations.</summary>
    /// <param name="labels">The recorded labels.</param>
    /// <param name="designs">For each annotated variable how its labelled rows were drawn.</param>
    /// <param name="joint">How rows labelled in several variables were drawn, where these were not labelled by one draw.</param>
    /// <exception cref="ArgumentException">There is not one design for each variable, π of one does not have length n, or a joint draw names a variable
    /// twice or one that is not there.</exception>
    public GivenDraws(RecordedAnnotations labels, IReadOnlyList<DeclaredDesign> designs, params IReadOnlyList<JointDraw> joint)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(designs);
        ArgumentNullException.ThrowIfNull(joint);
        if (designs.Count != labels.Variables) throw new ArgumentException("There is not one design for each variable.", nameof(designs));
        if (designs.Concat(joint.Select(draw => draw.Design)).Any(design => design.Probabilities.Length != labels.Rows))
            throw new ArgumentException("π does not have length n.", nameof(designs));
        foreach (var variables in joint.Select(draw => draw.Variables))
        {
            if (variables.Length < 2 || variables.Distinct().Count() < variables.Length || variables.Any(each => each < 0 || each >= labels.Variables))
                throw new ArgumentException("A joint draw does not name variables of the study, each once.", nameof(joint));
        }

        (this.labels, this.designs, this.joint) = (labels, [.. designs], [.. joint]);
        known = [.. Enumerable.Range(0, labels.Variables).Select(labels.Asked)];
    }

    /// <summary>The declared design of an annotated variable; equal ones of variables that are labelled in the same rows are one.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public DeclaredDesign DesignOf(int variable) => DrawOf([variable], designs[variable]).Design;

    /// <summary>The sample of an annotated variable; variables that one draw labelled share a sample, and with it what is computed from it once.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public DrawnSample SampleOf(int variable) => DrawOf([variable], designs[variable]).Sample;

    /// <summary>The sample of the variables that an estimand reads: the rows that are labelled in all of them.</summary>
    /// <param name="variables">Indices of the annotated variables; at least one.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>: <see cref="SamplingFailure.JointDrawUndeclared"/> or
    /// <see cref="SamplingFailure.JointProbabilityAbove"/>.</returns>
    public SamplingOutcome SampleOf(ImmutableArray<int> variables)
    {
        ImmutableArray<int> read = [.. variables.Distinct().Order()];
        if (joint.FirstOrDefault(draw => draw.IsOf(read)) is { } declared)
            return (SamplingOutcome?)Above(read, declared.Design) ?? DrawOf(read, declared.Design).Sample;
        foreach (var other in read.AsSpan()[1..])
        {
            if (known[read[0]].AsSpan().CommonPrefixLength(known[other]) is var row && row < labels.Rows)
                return new SamplingFailure.JointDrawUndeclared(read[0], other, row);
            if (!designs[read[0]].IsSameAs(designs[other])) return new SamplingFailure.JointDrawUndeclared(read[0], other, null);
        }

        return SampleOf(read[0]);
    }

    // A row cannot be labelled in all variables more often than in one.
    private SamplingFailure.JointProbabilityAbove? Above(ImmutableArray<int> variables, DeclaredDesign all)
    {
        foreach (var variable in variables)
        {
            var own = designs[variable].Probabilities.Span;
            var together = all.Probabilities.Span;
            for (var row = 0; row < own.Length; row++)
            {
                if (together[row] > own[row] * (1 + 1e-9)) return new(variable, row, together[row], own[row]);
            }
        }

        return null;
    }

    private Draw DrawOf(ImmutableArray<int> variables, DeclaredDesign design)
    {
        var labelled = known[variables[0]].ToArray();
        foreach (var other in variables.AsSpan()[1..])
        {
            for (var row = 0; row < labelled.Length; row++) labelled[row] &= known[other][row];
        }

        foreach (var made in draws)
        {
            if (made.Labelled.AsSpan().SequenceEqual(labelled) && made.Design.IsSameAs(design)
                && variables.All(each => made.Variables.Contains(each) || known[each].AsSpan().SequenceEqual(labelled))) return made;
        }

        draws.Add(new(variables, labelled, design, GivenSample.Of(labels, variables, labelled, design)));
        return draws[^1];
    }

    private sealed record Draw(ImmutableArray<int> Variables, bool[] Labelled, DeclaredDesign Design, DrawnSample Sample);
}
