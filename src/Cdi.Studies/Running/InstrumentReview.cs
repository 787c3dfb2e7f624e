using Cdi.Corpus;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Tests the instruments of estimands on the labelled texts of the study's own sample, and warns (CDI9206) of weak ones.</summary>
internal static class InstrumentReview
{
    /// <summary>The facts, in the order of estimands.</summary>
    public static IReadOnlyList<InstrumentFacts> Of(StudyMaterial material, SampleBook samples) =>
    [
        .. from estimand in material.Definition.Estimands.Index()
           where estimand.Item.SymbolicInstruments is not null
           select Of(material, samples, estimand.Index),
    ];

    /// <summary>The warnings.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples) =>
        from facts in Of(material, samples)
        from weak in facts.Weak
        let estimand = material.Definition.Estimands.First(each => each.Name == facts.Estimand)
        select DataDiagnostics.WeakInstruments(material.Table.File, StudyMaterial.Subject(estimand), weak.Regressor, weak.F, facts.Labelled);

    private static InstrumentFacts Of(StudyMaterial material, SampleBook samples, int index)
    {
        var definition = material.Definition.Estimands[index];
        var model = InstrumentedModel.Of(definition, material.Table) ?? throw new InvalidOperationException("The estimand has no instruments.");
        var features = material.Problem.Estimands[index].Features;
        var sample = samples.Of(null, features.Variables);
        var (rows, said) = (material.Table.Rows, new double[features.Count * material.Table.Rows]);
        features.Fill([.. sample.Labels], said);
        int[] labelled = [.. Enumerable.Range(0, rows).Where(row =>
            sample.Labelled.Span[row] && model.Weights?[row] is null or > 0
            && Enumerable.Range(0, features.Count).All(feature => !double.IsNaN(said[(feature * rows) + row])))];
        double[] Chosen(double[] column, int feature) => [.. labelled.Select(row => column[row] * said[(feature * rows) + row])];
        double[] weights = [.. labelled.Select(row => (model.Weights?[row] ?? 1) / sample.Probabilities.Span[row])];
        double[] one = [.. Enumerable.Repeat(1.0, rows)];
        var tests = labelled.Length == 0 ? null : InstrumentTests.Of(
            [.. model.Regressors.Select((column, j) => Chosen(column, model.FeatureOf[j]))],
            [.. model.Instruments.Select(column => Chosen(column, 0))],
            model.Outcome is { } observed ? Chosen(observed, 0) : Chosen(one, features.Count - 1),
            weights, model.Endogenous);
        var isWeighted = weights.Distinct().Skip(1).Any();
        if (isWeighted && tests is not null) tests = tests with { Endogeneity = null, Overidentification = null };
        return new(definition.Name, labelled.Length, [.. model.Endogenous.Select(j => definition.Parameters[j])],
            definition.SymbolicInstruments?.Invoke().Parameters.ToList() ?? [],
            tests, isWeighted);
    }
}
