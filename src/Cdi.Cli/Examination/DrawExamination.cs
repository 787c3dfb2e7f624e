using Cdi.Cli.Authoring;

namespace Cdi.Cli.Examination;

/// <summary>Looks for columns that may say how texts were drawn, where no column was named or guessed to.</summary>
internal static class DrawExamination
{
    /// <summary>What was found.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="roles">The parts found.</param>
    public static IEnumerable<Concern> Of(IReadOnlyList<ColumnFinding> columns, Roles roles)
    {
        if (roles.Given is not null) yield break;
        string?[] taken = [roles.Human?.Column, roles.Llm?.Column, roles.Confidence?.Column];
        foreach (var column in columns.Where(column => column.Missing == 0 && !taken.Contains(column.Name)))
        {
            if (column.Range is not { } range) continue;
            if (column.Look == ColumnLook.Probability && range.Minimum > 0) yield return Probability(column.Name, range);
            else if (range.Minimum >= 1 && range.Maximum > range.Minimum && ColumnWords.OfWeights(column.Name)) yield return Weight(column.Name, range);
        }
    }

    private static Concern Probability(string name, NumberRange range) => new(
        $"{Shown.Quote(name)} holds numbers from {Shown.Number(range.Minimum)} to {Shown.Number(range.Maximum)} in every row, {Shown.Number(range.Sum)} in "
            + "sum, and has no part here.",
        $"Where texts were drawn with these probabilities, say `--given {name}`; where they are the model's confidence, `--confidence {name}`.",
        IsGrave: false);

    private static Concern Weight(string name, NumberRange range) => new(
        $"{Shown.Quote(name)} looks like weights, {Shown.Number(range.Minimum)} to {Shown.Number(range.Maximum)}; labelled texts are taken for a uniform "
            + "sample without them.",
        "Add a column with 1/weight, each text's probability of being labelled, and name it with `--given`.",
        IsGrave: false);
}
