namespace Cdi.Dsl.Text;

/// <summary>Finds the declared name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>Names longer than this are not compared: nobody mistypes a page.</summary>
    private const int Longest = 120;

    /// <summary>The candidate with the fewest edits from <paramref name="name"/>, or null where none is near.</summary>
    /// <remarks>
    /// An edit inserts, deletes or replaces a character or swaps two neighbours; case is ignored. One edit per three
    /// characters is near, at least one. Ties go to the candidate that comes first in ordinal order. Names of more than
    /// 120 characters have no near ones.
    /// </remarks>
    /// <param name="name">What the author wrote.</param>
    /// <param name="candidates">What could have been meant, in any order.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest) return null;
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        var written = name.ToUpperInvariant();
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > bestDistance || candidate.Length > Longest) continue;
            var distance = Distance(written, candidate.ToUpperInvariant());
            var isNearer = distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0);
            if (!isNearer) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Edits between two strings (optimal string alignment: a swapped pair is one edit).</summary>
    public static int Distance(string first, string second)
    {
        var before = new int[second.Length + 1];
        var previous = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var current = new int[second.Length + 1];
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = previous[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                var swapped = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
                if (swapped) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous) = (previous, current);
        }

        return previous[second.Length];
    }
}
