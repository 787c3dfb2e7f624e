using Cdi.Corpus;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Texts that estimands leave out since they have no value of a column that they read, where their author says so.</summary>
internal static class MissingColumns
{
    /// <summary>The table with a column for each set of columns of which texts may lack values.</summary>
    /// <exception cref="CorpusException">No text has a value of all columns of an estimand.</exception>
    public static CorpusTable Added(StudyDefinition study, CorpusTable table)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Known is not { } name) continue;
            table.AddKnown(name, estimand.MayLack);
            if (table.Rows > 0 && !table.Numbers(name).Span.Contains(1))
                throw new CorpusException([DataDiagnostics.NothingKnown(table.File, StudyMaterial.Subject(estimand), estimand.MayLack)]);
        }

        return table;
    }

    /// <summary>Gives columns of numbers a value in rows that are left out: that of the first row that is not. What it is does not matter, since the loss is
    /// multiplied by 0, but that a loss has one there.</summary>
    /// <param name="known">n: 1 in rows that count, else 0.</param>
    /// <param name="values">n × p, column-major.</param>
    public static void Fill(ReadOnlySpan<double> known, Span<double> values)
    {
        var first = known.IndexOf(1);
        for (var column = 0; column < values.Length / known.Length; column++)
        {
            var of = values.Slice(column * known.Length, known.Length);
            for (var row = 0; row < known.Length; row++)
            {
                if (known[row] == 0 && double.IsNaN(of[row])) of[row] = of[first];
            }
        }
    }

    /// <summary>What each estimand left out.</summary>
    public static IReadOnlyList<MissingTexts> Found(StudyMaterial material)
    {
        var table = material.Table;
        return
        [
            .. material.Definition.Estimands.Where(estimand => estimand.Known is not null).Select(estimand => new MissingTexts(
                estimand.Name,
                table.Numbers(estimand.Known ?? "").ToArray().Count(known => known == 0),
                [.. estimand.MayLack.Select(column => new MissingOfColumn(column, Missing(column)))])),
        ];

        int Missing(string column) => Enumerable.Range(0, table.Rows).Count(row => table.IsMissing(column, row));
    }
}
