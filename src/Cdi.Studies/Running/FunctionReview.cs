using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Running;

/// <summary>Looks whether functions of columns in a formula have a value in every row, before anything is drawn or fitted.</summary>
internal static class FunctionReview
{
    /// <summary>Throws where a regressor or the offset of an estimand is no finite number.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">The corpus.</param>
    /// <exception cref="CorpusException">One is not.</exception>
    public static void Require(EstimandDefinition estimand, CorpusTable table)
    {
        if (estimand.SymbolicInstruments is { } instruments) Require(estimand with { SymbolicLoss = instruments, SymbolicInstruments = null }, table);
        if (!estimand.HasFunctions || estimand.Loss is not { Indices: [var predictor] } loss) return;
        var columns = estimand.Columns.Select(table.Numbers).ToArray();
        var parts = Enumerable.Range(0, loss.Parameters.Count)
            .Select(j => (Name: loss.Parameters[j], Value: predictor.Expression.Differentiate(new LossExpression.Parameter(j))))
            .Append((Name: "offset", Value: predictor.Expression.Substitute(leaf => leaf is LossExpression.Parameter ? LossExpression.Zero : leaf)))
            .Where(part => part.Value is not (LossExpression.Constant or LossExpression.Column)).ToList();
        (string Name, LossExpression Value, int Row)? first = null;
        var further = -1L;
        var known = estimand.Known is { } name ? table.Numbers(name) : ReadOnlyMemory<double>.Empty;
        for (var row = 0; row < table.Rows; row++)
        {
            if (!known.IsEmpty && known.Span[row] == 0) continue;
            var at = row;
            var wrong = parts.Find(part => !double.IsFinite(part.Value.Value(column => columns[column].Span[at])));
            if (wrong.Name is null) continue;
            first ??= (wrong.Name, wrong.Value, row);
            further++;
        }

        if (first is not var (function, value, place)) return;
        var values = Enumerable.Range(0, columns.Length).Where(j => value.Contains(leaf => leaf is LossExpression.Column column && column.Position == j))
            .Select(j => string.Create(CultureInfo.InvariantCulture, $"`{estimand.Columns[j]}` = {columns[j].Span[place]:R}"));
        throw new CorpusException([DataDiagnostics.FunctionWithoutValue(
            table.File, StudyMaterial.Subject(estimand), function, string.Join(" and ", values), table.Place(place), further,
                IsLogOfCounts(value, columns))]);
    }

    private static bool IsLogOfCounts(LossExpression value, ReadOnlyMemory<double>[] columns)
    {
        if (value is not LossExpression.Call { Primitive: Primitive.Log, Argument: LossExpression.Column column }) return false;
        var least = double.PositiveInfinity;
        foreach (var number in columns[column.Position].Span) least = Math.Min(least, number);
        return least == 0;
    }
}
