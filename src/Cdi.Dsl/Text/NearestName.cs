namespace Cdi.Dsl.Text;

/// <summary>Finds the declared name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>Names longer than this are not compared: nobody mistypes a page.</summary>
    private const int Longest = 120;

    /// <summary>The candidate with the fewest edits from <paramref name="name"/>, or null where none is near.</summary>
    /// <remarks>
    /// An edit inserts, deletes or replaces a character or swaps two neighbours; case is ignored. One edit per three
    /// characters is near, at least one; near to a single letter is only its other case. Ties go to the candidate that comes first in ordinal order. Names
    /// of more than 120 characters have no near ones.
    /// </remarks>
    /// <param name="name">What the author wrote.</param>
    /// <param name="candidates">What could have been meant, in any order.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest) return null;
        string? best = null;
        var bestDistance = name.Length == 1 ? 1 : Math.Max(1, name.Length / 3) + 1;
        var edits = new EditDistance(name, Longest);
        foreach (var candidate in candidates)
        {
            if (candidate.Length > Longest || edits.To(candidate, bestDistance) is not { } distance) continue;
            var isNearer = distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0);
            if (!isNearer) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Edits between two strings, whatever their case (optimal string alignment: a swapped pair is one edit).</summary>
    public static int Distance(string first, string second)
    {
        var most = Math.Max(first.Length, second.Length);
        return new EditDistance(first, most).To(second, most) ?? most;
    }
}
