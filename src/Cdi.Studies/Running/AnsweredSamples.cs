using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>The study's own sample as estimates use it where people could not say what some texts are, by what the study says of such texts.</summary>
internal sealed class AnsweredSamples
{
    private readonly StudyMaterial material;
    private readonly IReadOnlyList<DrawnSample> drawn;
    private readonly DrawnSample[] samples;
    private readonly IReadOnlyList<(ImmutableArray<int> Variables, DrawnSample Sample)> together;

    private AnsweredSamples(StudyMaterial material, IReadOnlyList<DrawnSample> drawn, DrawnSample[] samples,
        IReadOnlyList<(ImmutableArray<int> Variables, DrawnSample Sample)> together) =>
        (this.material, this.drawn, this.samples, this.together) = (material, drawn, samples, together);

    /// <summary>The sample of an annotated variable: its labelled rows have a label each.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public DrawnSample Of(int variable) => samples[variable];

    /// <summary>The sample of variables that an estimand reads together: its labelled rows have a label of each; null where every row that is asked for all
    /// of them has, so that the sample is as it was drawn.</summary>
    /// <param name="variables">Indices of the annotated variables; one or more.</param>
    public DrawnSample? Of(ImmutableArray<int> variables) => variables.Length == 1
        ? samples[variables[0]]
        : together.FirstOrDefault(each => each.Variables.SequenceEqual(variables)).Sample;

    /// <summary>The sample with the least and with the largest label that texts without one may have; null where there are none, or the study says
    /// otherwise.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    public (DrawnSample Least, DrawnSample Most)? BoundsOf(int estimand)
    {
        if (!material.Definition.Estimands[estimand].Ratings.IsEmpty) return null;
        var variable = material.Problem.Estimands[estimand].Features.Variables[0];
        var source = material.Variables[variable];
        if (source.Human.Nonresponse != Nonresponse.Bounds || AnsweredSample.CannotSay(drawn[variable], variable) == 0) return null;
        var (least, most) = Labels(source.Outcome, material.Definition.Estimands[estimand].Event);
        return (AnsweredSample.With(drawn[variable], variable, least), AnsweredSample.With(drawn[variable], variable, most));
    }

    /// <summary>Makes the samples of every annotated variable.</summary>
    /// <param name="material">The study.</param>
    /// <param name="drawn">Its sample of each variable; given labels are a sample for each.</param>
    /// <param name="drawnOf">Its sample of the variables that an estimand reads together.</param>
    /// <param name="answered">The samples; null where every text drawn has a label, or where there is an obstacle.</param>
    /// <param name="obstacle">Why the study says too little, or the answers are too few; null where there is none.</param>
    public static bool TryMake(
        StudyMaterial material, IReadOnlyList<DrawnSample> drawn, Func<ImmutableArray<int>, DrawnSample> drawnOf, out AnsweredSamples? answered,
        [NotNullWhen(false)] out DataDiagnostic? obstacle)
    {
        (answered, obstacle) = (null, null);
        var samples = new DrawnSample[material.Variables.Count];
        for (var variable = 0; variable < samples.Length; variable++)
        {
            samples[variable] = drawn[variable];
            if (AnsweredSample.CannotSay(drawn[variable], variable) is not (> 0 and var count)) continue;
            (samples[variable], obstacle) = Treated(material, drawn[variable], variable, count);
            if (obstacle is not null) return false;
        }

        var together = new List<(ImmutableArray<int> Variables, DrawnSample Sample)>();
        foreach (var (index, estimand) in material.Problem.Estimands.Index())
        {
            if (estimand.Features.Variables is not { Length: > 1 } read || together.Exists(each => each.Variables.SequenceEqual(read))) continue;
            if (Together(material, index, drawnOf(read), out var treated, out obstacle)) together.Add((read, treated));
            if (obstacle is not null) return false;
        }

        if (together.Count > 0 || samples.Where((sample, variable) => !ReferenceEquals(sample, drawn[variable])).Any())
            answered = new(material, drawn, samples, together);
        return true;
    }

    /// <summary>The sample of an estimand that reads several variables, where the texts of a round that were answered in all of them stand for the
    /// others; the compiler admits no other treatment of such an estimand.</summary>
    private static bool Together(
        StudyMaterial material, int estimand, DrawnSample drawn, [NotNullWhen(true)] out DrawnSample? treated, out DataDiagnostic? obstacle)
    {
        (treated, obstacle) = (null, null);
        var read = material.Problem.Estimands[estimand].Features.Variables;
        var silent = read.Where(variable => AnsweredSample.CannotSay(drawn, variable) > 0).ToList();
        if (silent.Count == 0) return false;
        if (AnsweredSample.TryWeigh(drawn, read, out treated, out var round)) return true;
        var human = material.Variables[silent[0]].Human;
        obstacle = DataDiagnostics.RoundWithoutLabels(
            material.Table.File, $"human.{human.Name}.nonresponse", round + 1, drawn.Rounds[round].Drawn.Count);
        return false;
    }

    private static (DrawnSample Treated, DataDiagnostic? Obstacle) Treated(StudyMaterial material, DrawnSample drawn, int variable, int count)
    {
        var (file, human) = (material.Table.File, material.Variables[variable].Human);
        if (human.Nonresponse == Nonresponse.Bounds) return (AnsweredSample.Of(drawn, variable), null);
        if (human.Nonresponse != Nonresponse.Weights) return (drawn, DataDiagnostics.NonresponseUntreated(
            file, $"human.{human.Name}", human.Name, count, Why(material, human)));
        return AnsweredSample.TryWeigh(drawn, variable, out var weighted, out var silent)
            ? (weighted, null)
            : (drawn, DataDiagnostics.RoundWithoutLabels(file, $"human.{human.Name}.nonresponse", silent + 1, drawn.Rounds[silent].Drawn.Count));
    }

    private static NoLabel Why(StudyMaterial material, HumanDefinition human) =>
        human.RecordedLabel is not { } record ? NoLabel.CannotSay
        : RecordedCodes.Divided(material.Table, record).Count > 0 ? NoLabel.Divided
        : NoLabel.Unanswered;

    /// <summary>The labels with which the estimand is least and largest: the event and any other option, or the ends of the range.</summary>
    private static (double Least, double Most) Labels(OutcomeDefinition outcome, string? @event)
    {
        if (outcome.IsNumeric)
        {
            return (outcome.Minimum ?? throw new InvalidOperationException("The compiler admits no bounds here."),
                outcome.Maximum ?? throw new InvalidOperationException("The compiler admits no bounds here."));
        }

        var code = outcome.Options.Select(option => option.Key).ToList().IndexOf(@event ?? "");
        return (code == 0 ? 1 : 0, code);
    }
}
