using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Multiplicity;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Follows how often models say something else than people, over batches of the corpus.</summary>
internal static class MonitorReview
{
    /// <summary>What each monitor shows of each model, in the order of the spec; those with nothing to compare are left out.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">The texts that the study drew and their π.</param>
    public static IReadOnlyList<MonitorFacts> Of(StudyMaterial material, SampleBook samples) =>
        [.. All(material, samples).Select(each => each.Facts).OfType<MonitorFacts>()];

    /// <summary>CDI9331 where a model has drifted, CDI9332 where there is nothing to compare.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">The texts that the study drew and their π.</param>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples)
    {
        foreach (var (monitor, llm, facts) in All(material, samples))
        {
            var subject = $"monitor.{monitor.Name}";
            if (facts is null) yield return DataDiagnostics.NothingMonitored(material.Table.File, subject, llm, monitor.By, monitor.Reference);
            else if (facts.Drift.First is { } first && facts.Drift.Batches[first] is { Change: { } change, Lower: { } lower, Upper: { } upper })
                yield return DataDiagnostics.ModelDrifted(material.Table.File, subject, llm, monitor.By, facts.Batches[first], change, lower, upper);
        }
    }

    private static IEnumerable<(MonitorDefinition Monitor, string Llm, MonitorFacts? Facts)> All(StudyMaterial material, SampleBook samples)
    {
        foreach (var monitor in material.Definition.Monitors)
        {
            var variable = material.Variables.Index().First(each => each.Item.Outcome.Name == monitor.Outcome).Index;
            var models = material.Models.Where(model => model.Llm.Outcome == monitor.Outcome).ToList();
            var (batches, of) = Batches(material.Table, monitor.By);
            foreach (var model in models)
                yield return (monitor, model.Llm.Name, Follow(material, samples, monitor, variable, model, models.Count, batches, of));
        }
    }

    private static MonitorFacts? Follow(StudyMaterial material, SampleBook samples, MonitorDefinition monitor, int variable, ModelMaterial model, int models,
        IReadOnlyList<string> batches, int[] of)
    {
        var (sample, said, shown) = (samples.OwnOf(variable), model.Problem.Variables[variable], material.Examples.OfModel(model.Llm.Name));
        var texts = new List<ComparedText>();
        var counts = new int[batches.Count];
        for (var row = 0; row < of.Length; row++)
        {
            if (of[row] < 0) continue;
            counts[of[row]]++;

            // A model that was shown what people say of a text agrees with them there.
            var (label, answer) = (sample.Labels[variable].Span[row], said.Answer(row));
            if (!sample.Labelled.Span[row] || double.IsNaN(label) || double.IsNaN(answer) || (!shown.IsEmpty && shown.Span[row])) continue;
            texts.Add(new(of[row], label != answer, 1 / sample.Probabilities.Span[row]));
        }

        var alpha = material.Definition.Inference.Alpha / models;
        return batches.Count > monitor.Reference && ErrorDrift.Of(texts, batches.Count, monitor.Reference, alpha) is { } drift
            ? new(monitor, model.Llm.Name, material.Variables[variable].Human.Name, models, 1 - material.Definition.Inference.Alpha, batches, counts, drift,
                monitor.Detect is { } change ? drift.LabelsToSee(change) : null)
            : null;
    }

    // Numbers in their order, levels in that of the spec, names and dates by their characters; a text without a value is of no batch.
    private static (IReadOnlyList<string> Names, int[] Of) Batches(CorpusTable table, string column)
    {
        var type = table.Definition.Columns.First(each => each.Name == column).Type;
        if (type is ColumnType.Factor or ColumnType.Ordered)
        {
            var factor = table.Factor(column);
            return Numbered([.. Enumerable.Range(0, table.Rows).Select(row => factor.Codes.Span[row] is >= 0 and var code ? (int?)code : null)],
                code => factor.Levels[code], Comparer<int>.Default);
        }

        if (type is ColumnType.Number or ColumnType.Count)
        {
            var numbers = table.Numbers(column);
            return Numbered(
                [.. Enumerable.Range(0, table.Rows).Select(row => numbers.Span[row] is var number && double.IsNaN(number) ? null : (double?)number)],
                number => number.ToString("R", CultureInfo.InvariantCulture), Comparer<double>.Default);
        }

        var codes = table.Texts(column).Select(text => text.Length == 0 ? null : text).ToList();
        var names = codes.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var places = names.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        return (names, [.. codes.Select(code => code is null ? -1 : places[code])]);
    }

    private static (IReadOnlyList<string> Names, int[] Of) Numbered<T>(IReadOnlyList<T?> values, Func<T, string> name, IComparer<T> order)
        where T : struct
    {
        var found = values.OfType<T>().Distinct().Order(order).ToList();
        var places = found.Index().ToDictionary(each => each.Item, each => each.Index);
        return ([.. found.Select(name)], [.. values.Select(value => value is { } known ? places[known] : -1)]);
    }
}
