using Cdi.Estimation.Annotations;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What an estimand makes of the labels of its outcome: one option against the others, its options, or the number.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Event">Key of the option that counts as 1; null for a numeric outcome, and where every option counts as itself, by its position.</param>
internal sealed record EstimandLabel(OutcomeDefinition Outcome, string? Event)
{
    /// <summary>The column that is the outcome of the estimand, of which <see cref="Outcome"/> is then a regressor; null where it is annotated.</summary>
    public string? Observed { get; init; }

    /// <summary>The model whose error about <see cref="Outcome"/> is the outcome of the estimand; null where that is another one.</summary>
    public string? Judged { get; init; }

    /// <summary>Name of the outcome of the estimand.</summary>
    public string Name => Judged is { } llm ? $"error of {llm}" : Observed ?? Outcome.Name;

    private bool IsOfClasses => Event is null && Observed is null && !Outcome.IsNumeric;

    /// <summary>φ of a variable of the problem.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public FeatureMap FeaturesOf(int variable) => Event is null
        ? FeatureMap.Number(variable)
        : FeatureMap.Event(variable, Outcome.Options.Count, Outcome.Options.ToList().FindIndex(option => option.Key == Event));

    /// <summary>By how much a model errs: of numbers the difference, else 1 or 0.</summary>
    /// <param name="said">What the model says, a number or the position of an option; NaN for no answer.</param>
    /// <param name="human">What people say: a number, 1 or 0 for <see cref="Event"/>, or the position of an option; NaN for no label.</param>
    public double ErrorOf(double said, double human)
    {
        if (double.IsNaN(said) || double.IsNaN(human)) return double.NaN;
        if (Outcome.IsNumeric) return said - human;
        var own = Event is null ? said : Outcome.Options[(int)said].Key == Event ? 1 : 0;
        return own == human ? 0 : 1;
    }

    /// <summary>One value of the feature as a sentence about a row: <c>politeness = A</c>, <c>politeness other than A</c>.</summary>
    public string Describe(double value)
    {
        if (Judged is not null) return $"{Name} about {Outcome.Name} = {Label(value)}";
        if (IsOfClasses) return $"{Outcome.Name} = {Outcome.Options[(int)value].Key}";
        if (Event is null || Observed is not null) return FormattableString.Invariant($"{Name} = {value:G6}");
        if (value != 0) return $"{Outcome.Name} = {Event}";
        return Outcome.Options.Count == 2
            ? $"{Outcome.Name} = {Outcome.Options.First(option => option.Key != Event).Key}"
            : $"{Outcome.Name} other than {Event}";
    }

    /// <summary>One value of the feature as the label that it stands for: <c>A</c>, <c>not A</c>, or the number.</summary>
    public string Label(double value)
    {
        if (Judged is not null) return FormattableString.Invariant($"{value:G6}");
        if (IsOfClasses) return Outcome.Options[(int)value].Key;
        if (Event is null || Observed is not null) return FormattableString.Invariant($"{value:G6}");
        if (value != 0) return Event;
        return Outcome.Options.Count == 2 ? Outcome.Options.First(option => option.Key != Event).Key : $"not {Event}";
    }
}
