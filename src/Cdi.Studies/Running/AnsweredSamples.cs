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

    private AnsweredSamples(StudyMaterial material, IReadOnlyList<DrawnSample> drawn, DrawnSample[] samples) =>
        (this.material, this.drawn, this.samples) = (material, drawn, samples);

    /// <summary>The sample of an annotated variable: its labelled rows have a label each.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public DrawnSample Of(int variable) => samples[variable];

    /// <summary>The sample with the least and with the largest label that texts without one may have; null where there are none, or the study says
    /// otherwise.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    public (DrawnSample Least, DrawnSample Most)? BoundsOf(int estimand)
    {
        var variable = material.Problem.Estimands[estimand].Features.Variables[0];
        var source = material.Variables[variable];
        if (source.Human.Nonresponse != Nonresponse.Bounds || AnsweredSample.CannotSay(drawn[variable], variable) == 0) return null;
        var (least, most) = Labels(source.Outcome, material.Definition.Estimands[estimand].Event);
        return (AnsweredSample.With(drawn[variable], variable, least), AnsweredSample.With(drawn[variable], variable, most));
    }

    /// <summary>Makes the samples of every annotated variable.</summary>
    /// <param name="material">The study.</param>
    /// <param name="drawn">Its sample of each variable; given labels are a sample for each.</param>
    /// <param name="answered">The samples; null where every text drawn has a label, or where there is an obstacle.</param>
    /// <param name="obstacle">Why the study says too little, or the answers are too few; null where there is none.</param>
    public static bool TryMake(
        StudyMaterial material, IReadOnlyList<DrawnSample> drawn, out AnsweredSamples? answered, [NotNullWhen(false)] out DataDiagnostic? obstacle)
    {
        (answered, obstacle) = (null, null);
        var samples = new DrawnSample[material.Variables.Count];
        for (var variable = 0; variable < samples.Length; variable++)
        {
            samples[variable] = drawn[variable];
            if (AnsweredSample.CannotSay(drawn[variable], variable) is not (> 0 and var count)) continue;
            obstacle = Together(material, variable, count);
            if (obstacle is not null) return false;
            (samples[variable], obstacle) = Treated(material, drawn[variable], variable, count);
            if (obstacle is not null) return false;
        }

        if (samples.Where((sample, variable) => !ReferenceEquals(sample, drawn[variable])).Any()) answered = new(material, drawn, samples);
        return true;
    }

    /// <summary>The obstacle of an estimand that reads a variable together with others; null where none does.</summary>
    private static DataDiagnostic? Together(StudyMaterial material, int variable, int count)
    {
        var together = material.Problem.Estimands.Index().Where(each => each.Item.Features.Variables is { Length: > 1 } read && read.Contains(variable));
        return together.Select(each => material.Definition.Estimands[each.Index]).FirstOrDefault() is not { } reading ? null
            : DataDiagnostics.NonresponseTogether(material.Table.File, StudyMaterial.Subject(reading), reading.Name,
                material.Variables[variable].Outcome.Name, count);
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
