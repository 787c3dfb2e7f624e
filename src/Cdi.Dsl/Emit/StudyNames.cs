using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Every C# name that a study's code takes from its spec, allotted once, so that all files agree.</summary>
/// <remarks>
/// Own members come first in each scope, then the names of the spec in its order: one that is taken gets the next number.
/// The study's type itself was named by <see cref="PropertyNames.OfStudy"/>.
/// </remarks>
internal sealed class StudyNames
{
    private readonly Dictionary<string, EstimandNames> estimands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutcomeNames> outcomes = new(StringComparer.Ordinal);

    /// <summary>Allots the names of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="home">Where its code stands.</param>
    public StudyNames(StudyPlan study, StudyHome home)
    {
        File = new StudyFile(home, study.Name, study.TypeName);
        var nested = new PropertyNames([File.TypeName, .. PropertyNames.StudyMembers]);
        var results = new PropertyNames(["Results", "Everything"]);
        foreach (var outcome in study.Outcomes) outcomes[outcome.Name] = new OutcomeNames(this, outcome, nested);
        foreach (var estimand in study.Estimands)
            estimands[estimand.Name] = new EstimandNames(this, estimand, nested, results, Alike(study, estimand) is { } first ? Of(first) : null);
        Unknown = new UnknownEstimates(this, study.Estimands.Where(estimand => estimand.IsUnknown()), nested);
        var columns = new PropertyNames(PropertyNames.OfRecord(["Row", "Key", "Read", "Reader"]));
        Observed = ObservedCell.Of(study, outcome => Of(outcome).AnswerType);
        Columns = [.. study.Corpus.Columns.Select(column => CSharpName.Of(columns.Next(column.PropertyName)))];
    }

    // The first of the same cells whose loss is the same function of columns of its own.
    private static EstimandPlan? Alike(StudyPlan study, EstimandPlan estimand) => estimand.Cell is not { } cell ? null
        : study.Estimands.TakeWhile(each => each != estimand)
            .FirstOrDefault(each => each.Cell?.Of == cell.Of && each.Loss.Loss == estimand.Loss.Loss && each.Loss.Columns.Count == estimand.Loss.Columns.Count);

    /// <summary>What writes the files of the study.</summary>
    public StudyFile File { get; }

    /// <summary>The study's type from the root: what its parts call each other by.</summary>
    public CSharpCode Root => File.Root;

    /// <summary>What estimands that are wrong share.</summary>
    public UnknownEstimates Unknown { get; }

    /// <summary>Cells of a row that a program hands to a run.</summary>
    public IReadOnlyList<ObservedCell> Observed { get; }

    /// <summary>Properties of the row, in the order of the columns.</summary>
    public IReadOnlyList<CSharpName> Columns { get; }

    /// <summary>The names of an outcome.</summary>
    public OutcomeNames Of(OutcomeDefinition outcome) => outcomes[outcome.Name];

    /// <summary>The names of an estimand.</summary>
    public EstimandNames Of(EstimandPlan estimand) => estimands[estimand.Name];
}
