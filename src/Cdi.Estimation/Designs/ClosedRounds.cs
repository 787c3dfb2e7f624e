using Cdi.Estimation.Ledgers;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>A sample that is not complete, as that of its closed rounds.</summary>
/// <remarks>
/// Rounds are ranges of a random order of rows. Rows to which no round has come yet are therefore like those to which one has, and the closed rounds are a
/// sample of all of them, in which a row had the chance π of its round times the share of rows to which a round has come.
/// </remarks>
internal static class ClosedRounds
{
    // Multiples of it are spread evenly over [0, 1), whatever their number.
    private const double GoldenShare = 0.61803398874989484820;

    /// <summary>The events without those of a round that awaits labels.</summary>
    /// <param name="events">What has happened.</param>
    /// <param name="awaits">Whether the last round awaits labels.</param>
    public static IReadOnlyList<StudyEvent> Of(IReadOnlyList<StudyEvent> events, bool awaits)
    {
        if (!awaits) return events;
        var last = events.OfType<StudyEvent.RoundDrawn>().Last();
        var open = last.Drawn.ToHashSet();
        return [.. events.Where(happened => !ReferenceEquals(happened, last)
            && !(happened is StudyEvent.LabelsReceived labels && labels.Rows.Any(open.Contains))
            && !(happened is StudyEvent.OpinionsReceived or StudyEvent.AnswersReceived))];
    }

    /// <summary>The sample with the rows to which no round has come yet in the rounds that there are, in proportion; as it is where every row had its round,
    /// or where none was drawn by chance.</summary>
    /// <param name="sample">The rounds that are closed.</param>
    public static DrawnSample OfWhole(DrawnSample sample)
    {
        var (chances, blocks) = (sample.Probabilities.ToArray(), sample.Blocks.ToArray());
        var (came, more) = (new int[sample.Rounds.Length], new int[sample.Rounds.Length]);
        var waiting = chances.Count(chance => chance == 0);
        for (var row = 0; row < chances.Length; row++)
        {
            if (chances[row] != 0 && IsByChance(sample.Rounds[blocks[row]])) came[blocks[row]]++;
        }

        var all = came.Sum();
        if (waiting == 0 || all == 0) return sample;
        var share = all / (double)(all + waiting);
        var place = 0.5;
        for (var row = 0; row < chances.Length; row++)
        {
            if (chances[row] == 0)
            {
                place = (place + GoldenShare) % 1;
                blocks[row] = BlockAt(place * all, came);
                more[blocks[row]]++;
                chances[row] = share * sample.Rounds[blocks[row]].Drawn.Count / came[blocks[row]];
            }
            else if (IsByChance(sample.Rounds[blocks[row]]))
            {
                chances[row] *= share;
            }
        }

        return sample with
        {
            Probabilities = chances,
            Blocks = blocks,
            Rounds = [.. sample.Rounds.Select((round, index) => IsByChance(round) ? round with
            {
                Rows = round.Rows + more[index],
                SmallestProbability = share * round.SmallestProbability,
                LargestProbability = share * round.LargestProbability,
            } : round)],
        };
    }

    private static bool IsByChance(SamplingRound round) => round.Kind is SamplingRoundKind.BurnIn or SamplingRoundKind.Round;

    private static int BlockAt(double place, int[] sizes)
    {
        var block = 0;
        for (var below = 0; block < sizes.Length - 1 && place >= below + sizes[block]; block++) below += sizes[block];
        return block;
    }
}
