using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Holds people's labels of one outcome against who was labelled for another: by draws that are uniform, apart, one within the other or together,
/// every choice of as many of the texts that have a label of the first is as likely, whatever that label is.</summary>
/// <remarks>What is coded behind a filter question is no such draw, and neither models nor columns need know of it.</remarks>
internal sealed class LabelledBeside
{
    private readonly StudyMaterial material;
    private readonly SampleBook samples;
    private readonly IReadOnlyList<(int Index, VariableSource Source)> outcomes;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="material">A study whose labels are given.</param>
    /// <param name="samples">Its samples.</param>
    /// <param name="outcomes">Annotated variables, each outcome and its people once.</param>
    public LabelledBeside(StudyMaterial material, SampleBook samples, IReadOnlyList<(int Index, VariableSource Source)> outcomes) =>
        (this.material, this.samples, this.outcomes) = (material, samples, outcomes);

    /// <summary>The difference that contradicts the draw of an outcome most, among those of all others; null where there is none to compare.</summary>
    /// <param name="second">The outcome whose draw is in question.</param>
    /// <param name="seed">Seed of draws that are repeated.</param>
    /// <remarks>p is corrected for all pairs of outcomes.</remarks>
    public (VariableSource First, VariableCheck Check, bool IsShare, double PValue)? Worst((int Index, VariableSource Source) second, ulong seed)
    {
        var others = outcomes.Where(each => each.Source.Outcome.Name != second.Source.Outcome.Name).ToList();
        var families = outcomes.Sum(each => outcomes.Count(other => other.Source.Outcome.Name != each.Source.Outcome.Name));
        var tests = others.SelectMany(first => Tests(first, second, seed).Select(
            each => (First: first.Source, each.Check, each.IsShare, PValue: Math.Min(1, families * each.Check.AdjustedPValue)))).ToList();
        return tests.Count == 0 ? null : tests.MinBy(each => each.PValue);
    }

    private IEnumerable<(VariableCheck Check, bool IsShare)> Tests(
        (int Index, VariableSource Source) first, (int Index, VariableSource Source) second, ulong seed)
    {
        if (Among(first, second) is not { } among) return [];
        var labels = samples.OwnOf(first.Index).Labels[first.Index];
        var said = KnownVariables.OfPeople(first.Source, Array.ConvertAll(among.Rows, row => labels.Span[row]));
        return DesignCheck.Each(among.Design, among.Labelled, [.. said.Select(each => each.Auxiliary)], seed, material.Problem.Execution.Cancellation)
            .Where(check => check.Quantity == CheckedQuantity.Mean)
            .Select(check => (check, said.First(each => each.Shown == check.Name).IsShare));
    }

    /// <summary>The texts with a label of the first outcome, those of them that are labelled for the second, and the draw of these; null where groups were
    /// not drawn whole.</summary>
    private (int[] Rows, bool[] Labelled, DeclaredDesign Design)? Among((int Index, VariableSource Source) first, (int Index, VariableSource Source) second)
    {
        var (labels, labelled) = (samples.OwnOf(first.Index).Labels[first.Index], samples.AsDrawnOf(second.Index).Labelled);
        if (samples.DeclaredOf(second.Index) is not { } declared) return null;
        var (strata, clusters, examples) = (declared.Strata, declared.Clusters, material.Examples.Every);
        int Stratum(int row) => strata.IsEmpty ? 0 : strata.Span[row];
        int Cluster(int row) => clusters.IsEmpty ? row : clusters.Span[row];
        var units = Enumerable.Range(0, labelled.Length).Where(row => !double.IsNaN(labels.Span[row]) && !(examples.Length > 0 && examples.Span[row]))
            .GroupBy(Cluster).Select(unit => (Rows: unit.ToArray(), Drawn: unit.Count(row => labelled.Span[row]))).ToList();
        if (units.Exists(unit => unit.Drawn > 0 && unit.Drawn < unit.Rows.Length)) return null;
        var shares = units.GroupBy(unit => Stratum(unit.Rows[0])).ToDictionary(
            stratum => stratum.Key, stratum => stratum.Average(unit => unit.Drawn > 0 ? 1.0 : 0));
        int[] rows = [.. units.SelectMany(unit => unit.Rows).Where(row => shares[Stratum(row)] > 0).Order()];
        if (rows.Length == 0) return null;
        return (rows, Array.ConvertAll(rows, row => labelled.Span[row]),
            new(DrawMethod.FixedSize, Array.ConvertAll(rows, row => shares[Stratum(row)]))
            {
                Strata = strata.IsEmpty ? default(ReadOnlyMemory<int>) : Array.ConvertAll(rows, Stratum),
                Clusters = clusters.IsEmpty ? default(ReadOnlyMemory<int>) : Array.ConvertAll(rows, Cluster),
            });
    }
}
