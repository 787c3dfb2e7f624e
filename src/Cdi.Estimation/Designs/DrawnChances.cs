using Cdi.Estimation.Ledgers;

namespace Cdi.Estimation.Designs;

/// <summary>π of the rows that a round has drawn.</summary>
internal static class DrawnChances
{
    /// <summary>π of each, in their order.</summary>
    /// <param name="round">The round.</param>
    /// <exception cref="ArgumentException">A row was drawn and was not at risk, or has no π.</exception>
    public static double[] Of(StudyEvent.RoundDrawn round)
    {
        var chances = new double[round.Drawn.Length];
        switch (round.AtRisk)
        {
            case RowsAtRisk.Listed listed:
                Find(listed, round, chances);
                return chances;
            case RowsAtRisk.Stretch stretch:
                chances.AsSpan().Fill(stretch.Probability);
                return chances;
            case RowsAtRisk.Ruled ruled when ruled.OfDrawn.Length == chances.Length:
                ruled.OfDrawn.CopyTo(chances);
                return chances;
            default:
                throw new ArgumentException("A row drawn has no probability, or a probability no row.", nameof(round));
        }
    }

    private static void Find(RowsAtRisk.Listed listed, StudyEvent.RoundDrawn round, double[] chances)
    {
        var places = new Dictionary<int, int>(chances.Length);
        for (var i = 0; i < chances.Length; i++) places[round.Drawn[i]] = i;
        for (var i = 0; i < listed.Rows.Length; i++)
        {
            if (places.Remove(listed.Rows[i], out var place)) chances[place] = listed.Probabilities[i];
        }

        if (places.Count > 0)
            throw new ArgumentException(FormattableString.Invariant($"Row {places.Keys.Min()} was drawn and was not at risk."), nameof(round));
    }
}
