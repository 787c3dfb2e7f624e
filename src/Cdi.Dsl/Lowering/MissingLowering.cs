using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Lowering;

/// <summary>Leaves texts out of an estimand that have no value of a column that it reads, where its author says so.</summary>
/// <remarks>They stay in the corpus and count nothing, as texts of another group do: other estimands, the draw and n are as they were.</remarks>
internal static class MissingLowering
{
    /// <summary>The plan whose loss counts such texts 0.</summary>
    /// <param name="study">The study.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="form">Its form.</param>
    /// <param name="plan">The plan of it, or of one of its cells.</param>
    public static EstimandPlan Drop(StudyModel study, EstimandModel estimand, EstimandForm form, EstimandPlan plan)
    {
        if (estimand.Drops is null || study.Corpus is not { } corpus) return plan;
        var read = plan.Loss.Columns.Skip(plan.SaidColumns).Where(column => column != plan.WeightColumn).Select(column => Declared(corpus, column))
            .Distinct(StringComparer.Ordinal).ToEquatableArray();
        if (read.IsEmpty) return plan;
        plan = plan with { MayLack = read };
        return plan with { Loss = WeightedLoss.By(plan.Loss, form, plan.Known ?? "") };
    }

    /// <summary>The declared column of which a column is an indicator of a level, or a basis; else the column itself.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="name">Name of the column.</param>
    public static string Declared(CorpusModel corpus, string name) => corpus.Find(name) switch
    {
        { Basis: { } basis } => basis.Column,
        { IsImplied: true, Conditions: { IsEmpty: false } conditions } => Declared(corpus, conditions[0].Column),
        { IsImplied: true, Source: { } source } => corpus.Columns.FirstOrDefault(each => !each.IsImplied && each.Source == source)?.Name ?? name,
        _ => name,
    };
}
