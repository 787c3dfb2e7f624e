using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Running;

/// <summary>Who beat whom in labelled comparisons. Abilities are finite and unique where every player can be reached from every other along wins
/// (Ford 1957).</summary>
internal static class PlayerGraph
{
    /// <summary>Why abilities have no estimate, CDI9207 or CDI9208; null where labels do not say, or where the estimand is none of abilities.</summary>
    public static DataDiagnostic? Diagnose(StudyMaterial material, int estimand, DrawnSample sample)
    {
        var definition = material.Definition.Estimands[estimand];
        if (definition is not { Kind: EstimandKind.BradleyTerry, Loss: { } loss }) return null;
        var labels = material.LabelsOf(estimand, sample);
        var (names, sides) = Players(definition, loss, material.Table);
        var (won, weights) = (new bool[names.Count, names.Count], RowWeights.Of(definition, material.Table));
        for (var row = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(labels.Span[row]) || weights?[row] is 0) continue;
            var (first, second) = (Side(sides, row, 1), Side(sides, row, -1));
            if (labels.Span[row] == 1) won[first, second] = true;
            else won[second, first] = true;
        }

        var (file, subject) = (material.Table.File, StudyMaterial.Subject(definition));
        if (Reached(names.Count, 0, (one, other) => won[one, other] || won[other, one]) is { } connected && connected.Contains(false))
            return DataDiagnostics.PlayersNeverCompared(file, subject, [.. names.Where((_, player) => !connected[player])]);
        for (var player = 0; player < names.Count; player++)
        {
            // Those that reach a player along wins, and the player, lost to nobody else.
            var above = Reached(names.Count, player, (one, other) => won[other, one]);
            if (above.Contains(false)) return DataDiagnostics.PlayersNeverLost(file, subject, [.. names.Where((_, each) => above[each])]);
        }

        return null;
    }

    private static bool[] Reached(int count, int from, Func<int, int, bool> leads)
    {
        var reached = new bool[count];
        var left = new Queue<int>([from]);
        reached[from] = true;
        while (left.TryDequeue(out var player))
        {
            for (var other = 0; other < count; other++)
            {
                if (reached[other] || !leads(player, other)) continue;
                reached[other] = true;
                left.Enqueue(other);
            }
        }

        return reached;
    }

    // The reference, which has no coefficient, stands last.
    private static int Side(List<double[]> sides, int row, double sign) =>
        sides.FindIndex(side => side[row] == sign) is var player and >= 0 ? player : sides.Count;

    private static (List<string> Names, List<double[]> Sides) Players(EstimandDefinition definition, LossDefinition loss, CorpusTable table)
    {
        var columns = definition.Columns.Select(table.Numbers).ToArray();
        var (names, sides) = (new List<string>(), new List<double[]>());
        for (var j = 0; j < loss.Parameters.Count; j++)
        {
            // A player's column is the difference of two indicators; home is a column or 1.
            var term = loss.Indices[0].Expression.Differentiate(new LossExpression.Parameter(j));
            if (term is not LossExpression.Sum) continue;
            names.Add(loss.Parameters[j]);
            sides.Add([.. Enumerable.Range(0, table.Rows).Select(row => term.Value(column => columns[column].Span[row]))]);
        }

        names.Add("the reference");
        return (names, sides);
    }
}
