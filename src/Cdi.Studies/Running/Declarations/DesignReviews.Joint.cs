using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <content>Texts that are labelled for several outcomes which an estimand reads together.</content>
internal sealed partial class DesignReviews
{
    /// <summary>Holds the texts with every one of several labels against their declared draw, and draws that are declared independent against each
    /// other.</summary>
    private void ReviewJoint(SampleBook samples, JointDraw draw)
    {
        var sources = draw.Variables.Select(variable => (Index: variable, Source: material.Variables[variable])).DistinctBy(
            each => (each.Source.Outcome.Name, each.Source.Human.Name)).ToList();
        if (sources.Exists(each => refused.Contains(each.Source.Outcome.Name))) return;
        var known = sources.SelectMany(each => KnownVariables.Of(material, each.Source.Outcome)).DistinctBy(each => each.Shown).ToList();
        var name = JointDeclaration.Names(material, draw.Variables);
        if (material.Definition.Sampling.Given is { Together: JointRule.Independent } && Dependence(samples, sources) is { } dependence)
        {
            found.Add(dependence);
            if (dependence.Severity == DataSeverity.Error) return;
        }

        var sample = samples.AsDrawnOf(draw.Variables);
        Review(name, known, sample, draw.Design, Each(sample, sources) + Rule(), 1);
        reviews[^1] = reviews[^1] with { IsTogether = true };
    }

    /// <summary>The strongest evidence that texts labelled for one outcome were preferred, or shunned, by the draw of another.</summary>
    private DataDiagnostic? Dependence(SampleBook samples, IReadOnlyList<(int Index, VariableSource Source)> sources)
    {
        var pairs = sources.SelectMany(second => sources.Where(first => first.Index != second.Index).Select(first => (First: first, Second: second))).ToList();
        var worst = pairs.SelectMany(pair => Labelled(samples, pair.First, pair.Second).Select(test => (pair.First, pair.Second, Test: test)))
            .OrderBy(each => each.Test.AdjustedPValue).FirstOrDefault();
        if (worst.Test is not { } check) return null;
        var (pValue, outcome, other) = (Math.Min(1, pairs.Count * check.AdjustedPValue), worst.Second.Source.Outcome.Name, worst.First.Source.Outcome.Name);
        var difference = DesignWords.Difference(Test(check, [Indicator(worst.First)], pairs.Count));
        return pValue switch
        {
            < Strong => DataDiagnostics.NotIndependent(material.Table.File, Subject, outcome, other, difference, pValue),
            < Weak => DataDiagnostics.DesignDoubtful(
                material.Table.File, Subject, outcome, Draw(samples.OwnOf(worst.Second.Index), outcome), difference, pValue),
            _ => null,
        };
    }

    private IEnumerable<VariableCheck> Labelled(SampleBook samples, (int Index, VariableSource Source) first, (int Index, VariableSource Source) second)
    {
        if (samples.DeclaredOf(second.Index) is not { } design) return [];
        return DesignCheck.Each(design, material.Labels.Asked(second.Index), [Indicator(first).Auxiliary], material.Definition.Sampling.Seed,
            material.Problem.Execution.Cancellation).Where(check => check.Quantity == CheckedQuantity.Mean);
    }

    private KnownVariable Indicator((int Index, VariableSource Source) outcome) => new($"labelled for {outcome.Source.Outcome.Name}", true,
        Array.ConvertAll(material.Labels.Asked(outcome.Index), asked => asked ? 1.0 : 0));

    private string Each(DrawnSample sample, IReadOnlyList<(int Index, VariableSource Source)> sources)
    {
        if (material.Definition.Sampling.Given is not { Outcomes.IsEmpty: false } given) return Draw(sample, "");
        return $"given = [{string.Join(", ", sources.Select(each => each.Source.Outcome.Name).Distinct(StringComparer.Ordinal).Select(
            name => $"{name} = {(given.ProbabilityOf(name) is { } record ? material.DeclaredName(material.LabelColumn(record)) : "uniform")}"))}]";
    }

    private string Rule() => material.Definition.Sampling.Given switch
    {
        { Together: JointRule.Independent } => ", together = independent",
        { Together: JointRule.Nested } => ", together = nested",
        { JointProbability: { } record } => $", together = {material.DeclaredName(material.LabelColumn(record))}",
        _ => "",
    };
}
