using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Warns (CDI9112) where declared strata have one label each, so that none of them shows a spread.</summary>
internal static class SingleLabels
{
    private const string Subject = "sampling.given";

    /// <summary>The warning; null where every stratum has more labels, or is labelled whole.</summary>
    /// <param name="material">The study.</param>
    /// <param name="sample">Its labels.</param>
    /// <param name="design">The declared design.</param>
    public static DataDiagnostic? Of(StudyMaterial material, DrawnSample sample, DeclaredDesign design)
    {
        if (material.Definition.Sampling.Given is not { Strata: { } column } || design.Strata.IsEmpty) return null;
        var strata = design.Strata.Span;
        var groups = 0;
        foreach (var stratum in strata) groups = Math.Max(groups, stratum + 1);
        var (labels, firsts) = (new int[groups], new int[groups]);
        for (var row = strata.Length - 1; row >= 0; row--)
        {
            firsts[strata[row]] = row;
            if (sample.Labelled.Span[row] && design.Probabilities.Span[row] < 1) labels[strata[row]]++;
        }

        var single = labels.Count(number => number == 1);
        return single == 0 ? null : DataDiagnostics.StrataWithOneLabel(material.Table.File, Subject, column,
            ClusterCodes.Value(material.Table, column, firsts[Array.IndexOf(labels, 1)]), single, groups);
    }
}
