namespace Cdi.Estimation.Designs;

/// <summary>Rows that stand for each other where some of those drawn were not answered: those of a block, or of a stratum of a block.</summary>
/// <remarks>A stratum that lost labels and is left with fewer than two says nothing of its spread, and with none nothing at all: it is joined with the next of
/// its block, the last with the one before (collapsed strata; Cochran 1977, section 5A.12). Which strata are joined follows from who was answered, and from
/// no label.</remarks>
internal sealed class ResponseGroups
{
    private readonly int[] groups;
    private readonly double[] drawn;
    private readonly double[] answered;

    private ResponseGroups(DrawnSample sample, ReadOnlySpan<bool> known)
    {
        groups = sample.Groups.ToArray();
        var count = groups.Length == 0 ? 0 : groups.Max() + 1;
        var (asked, said, blocks) = (new int[count], new int[count], new int[count]);
        for (var row = 0; row < groups.Length; row++)
        {
            blocks[groups[row]] = sample.Blocks.Span[row];
            asked[groups[row]] += sample.Labelled.Span[row] ? 1 : 0;
            said[groups[row]] += known[row] ? 1 : 0;
        }

        var places = Places(asked, said, blocks);
        var isJoined = places.Distinct().Count() < count;
        (drawn, answered) = (new double[count], new double[count]);
        var weighs = places.GroupBy(place => place).Select(all => all.Count() > 1).ToArray();
        for (var row = 0; row < groups.Length; row++)
        {
            groups[row] = places[groups[row]];

            // Strata that were joined may have been drawn at different rates: texts of the corpus stand for texts, and not labels for labels.
            var weight = weighs[groups[row]] ? 1 / sample.Probabilities.Span[row] : 1;
            drawn[groups[row]] += sample.Labelled.Span[row] ? weight : 0;
            answered[groups[row]] += known[row] ? weight : 0;
        }

        if (isJoined) Joined = groups;
    }

    /// <summary>n: the groups, numbered without gaps; null where none were joined.</summary>
    public int[]? Joined { get; }

    /// <summary>Forms the groups.</summary>
    /// <param name="sample">The sample, with every row asked for labelled.</param>
    /// <param name="known">n: the rows that were answered.</param>
    public static ResponseGroups Of(DrawnSample sample, ReadOnlySpan<bool> known) => new(sample, known);

    /// <summary>Whether rows of the row's group were drawn and none was answered.</summary>
    public bool IsSilent(int row) => drawn[groups[row]] > 0 && answered[groups[row]] == 0;

    /// <summary>By how much π of the row falls: the share of its group that was answered.</summary>
    public double ShareAnswered(int row) => drawn[groups[row]] > answered[groups[row]] ? answered[groups[row]] / drawn[groups[row]] : 1;

    // Groups are numbered in the order of blocks and of strata within them.
    private static int[] Places(int[] asked, int[] said, int[] blocks)
    {
        var places = new int[asked.Length];
        Array.Fill(places, -1);
        for (var (group, place) = (0, -1); group < places.Length; group++)
        {
            var isFirst = group == 0 || blocks[group] != blocks[group - 1];
            if (isFirst || !IsShort(place)) place++;
            places[group] = place;
            var isLast = group == places.Length - 1 || blocks[group + 1] != blocks[group];
            if (!isLast || !IsShort(place)) continue;
            var first = Array.IndexOf(places, place);
            if (first == 0 || blocks[first - 1] != blocks[group]) continue;
            Array.Fill(places, --place, first, group + 1 - first);
        }

        return places;

        bool IsShort(int place)
        {
            var (all, left) = (0, 0);
            for (var group = 0; group < places.Length; group++)
            {
                if (places[group] == place && asked[group] > 0) (all, left) = (all + asked[group], left + said[group]);
            }

            return left < 2 && left < all;
        }
    }
}
